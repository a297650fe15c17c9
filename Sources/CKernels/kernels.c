#include "ckernels.h"

#include <stdint.h>

// 16 floats; the compiler cuts them into the registers that there are.
typedef float vector __attribute__((vector_size(4 * ck_lanes)));
typedef float unaligned __attribute__((vector_size(4 * ck_lanes), aligned(4), may_alias));
typedef int32_t integers __attribute__((vector_size(4 * ck_lanes)));

#define CHOOSE(condition, yes, no) \
  ((vector)(((condition) & (integers)(yes)) | (~(condition) & (integers)(no))))
#define UNROLL _Pragma("clang loop unroll(full)")

#if defined(__x86_64__)

#define NAME(x) avx512_##x
#define TARGET __attribute__((target("avx512f,avx512dq,avx512vl,fma,avx2")))
#define PIXELS1 14
#define PIXELS2 12
#include "lstm.inc"
#include "kernels.inc"
#undef NAME
#undef TARGET
#undef PIXELS1
#undef PIXELS2

#define NAME(x) avx2_##x
#define TARGET __attribute__((target("avx2,fma")))
#define PIXELS1 6
#define PIXELS2 0
#include "lstm.inc"
#include "kernels.inc"
#undef NAME
#undef TARGET
#undef PIXELS1
#undef PIXELS2

#define NAME(x) plain_##x
#define TARGET
#define PIXELS1 3
#define PIXELS2 0
#include "lstm.inc"
#include "kernels.inc"

#define DISPATCH(call)                             \
  do {                                             \
    if (__builtin_cpu_supports("avx512f") &&       \
        __builtin_cpu_supports("avx512dq") &&      \
        __builtin_cpu_supports("avx512vl"))        \
      avx512_##call;                               \
    else if (                                      \
        __builtin_cpu_supports("avx2") &&          \
        __builtin_cpu_supports("fma"))             \
      avx2_##call;                                 \
    else                                           \
      plain_##call;                                \
  } while (0)

#else

#define NAME(x) plain_##x
#define TARGET
#define PIXELS1 6
#define PIXELS2 0
#include "lstm.inc"
#include "kernels.inc"
#define DISPATCH(call) plain_##call

#endif

void ck_convolution_row(
    const ck_convolution *c, const float *const *rows, ptrdiff_t channel_stride,
    ptrdiff_t pixel_stride, float *output, int width) {
  DISPATCH(convolution_row(c, rows, channel_stride, pixel_stride, output, width));
}

void ck_max_pooling_row(
    const float *const *rows, int row_count, int kernel, int stride, int groups, int input_width,
    float *output, int width) {
  DISPATCH(max_pooling_row(rows, row_count, kernel, stride, groups, input_width, output, width));
}

void ck_softmax_row(float *row, int channels, int width) {
  DISPATCH(softmax_row(row, channels, width));
}

void ck_lstm_run(const ck_lstm *lstm, int first, int count, float *scratch) {
  DISPATCH(lstm_run(lstm, first, count, scratch));
}
