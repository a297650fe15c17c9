// libtorch behind a plain C header.
//
// Ownership: every function that returns a `ct_tensor` or a `ct_generator` gives the caller a handle
// of its own, which the caller frees once with `ct_tensor_free` or `ct_generator_free`. Arguments
// are borrowed for the call only. Handles made from one tensor (`ct_detach`, `ct_gradient`) share
// its numbers; `ct_clone` does not.
//
// Failure: a function that returns a handle returns NULL, a function that returns an int returns
// -1; `ct_error_message` and `ct_error_kind` then say why, for the calling thread, until its next
// failure. No C++ exception leaves this header.
//
// Shapes are `int64_t`, outermost dimension first. A device is -1 for the CPU, else the number of a
// CUDA device. `N` batch, `T` frames, `C` channels, `H`/`W` height/width, `L` tokens, `D` features,
// `K` classes.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ct_tensor_s *ct_tensor;
typedef struct ct_generator_s *ct_generator;

// MARK: Failures and settings (engine.cpp)

enum { CT_ERROR_OTHER = 1, CT_ERROR_OUT_OF_MEMORY = 2 };

/// What libtorch said when the calling thread's last failure happened.
const char *ct_error_message(void);
/// One of `CT_ERROR_…`.
int ct_error_kind(void);
/// libtorch's version: `2.11.0`.
const char *ct_version(void);
/// Sets up libtorch for the process: threads, deterministic algorithms, kept memory.
int ct_configure(int threads);
/// Gives the calling thread's operations the number of threads that was set up: other libraries
/// on the same OpenMP may have changed it.
int ct_prepare_thread(void);
/// How many threads an operation of the calling thread uses.
int ct_threads(void);
/// 1 where libtorch has oneDNN's kernels for the CPU.
int ct_has_onednn(void);
/// Opens libtorch's CUDA half (`libtorch_cuda.so`, by path or name); before any other call.
int ct_cuda_open(const char *library);
/// How many CUDA devices there are: 0 before `ct_cuda_open`.
int ct_cuda_device_count(void);
/// From here on the calling thread's products on a device are computed in bfloat16 (autocast),
/// until `ct_end_bfloat16` on the same thread.
int ct_begin_bfloat16(int device);
int ct_end_bfloat16(int device);

// MARK: Life of a tensor (tensor.cpp)

ct_tensor ct_from_floats(const float *values, const int64_t *shape, int rank, int device);
ct_tensor ct_from_integers(const int64_t *values, const int64_t *shape, int rank, int device);
ct_tensor ct_zeros_like(ct_tensor tensor);
/// Another tensor with the same numbers in memory of its own.
ct_tensor ct_clone(ct_tensor tensor);
/// The same numbers, cut from the graph of gradients.
ct_tensor ct_detach(ct_tensor tensor);
/// The same numbers on a device.
ct_tensor ct_to_device(ct_tensor tensor, int device);
/// The same numbers in 32 bits.
ct_tensor ct_float32(ct_tensor tensor);
/// The same numbers `[N, C, H, W]`, stored with the channels innermost.
ct_tensor ct_channels_last(ct_tensor tensor);
void ct_tensor_free(ct_tensor tensor);

int ct_rank(ct_tensor tensor);
/// Writes `ct_rank` numbers.
int ct_shape(ct_tensor tensor, int64_t *shape);
int ct_device(ct_tensor tensor);
/// 1 where the channels are innermost in memory.
int ct_is_channels_last(ct_tensor tensor);
/// 1 where every number is finite.
int ct_is_finite(ct_tensor tensor);
/// Writes all numbers, the last dimension fastest; `count` must be the tensor's.
int ct_copy_floats(ct_tensor tensor, float *values, int64_t count);
int ct_copy_integers(ct_tensor tensor, int64_t *values, int64_t count);
/// Copies numbers of the same shape into a tensor, outside the graph of gradients.
int ct_assign(ct_tensor tensor, ct_tensor source);

// MARK: Gradients (tensor.cpp)

int ct_set_requires_gradient(ct_tensor tensor, int requires_gradient);
/// Gradients of a tensor of one number, added to those of everything that it was computed from.
int ct_backward(ct_tensor tensor);
/// 1 where `ct_backward` has left a gradient.
int ct_has_gradient(ct_tensor tensor);
/// The gradient, sharing its numbers.
ct_tensor ct_gradient(ct_tensor tensor);
int ct_clear_gradients(const ct_tensor *tensors, int count);
/// Whether this thread records the graph of gradients; returns what was before.
int ct_set_gradients_enabled(int enabled);

// MARK: Arithmetic and shapes (operations.cpp)

ct_tensor ct_add(ct_tensor a, ct_tensor b);
ct_tensor ct_subtract(ct_tensor a, ct_tensor b);
ct_tensor ct_multiply(ct_tensor a, ct_tensor b);
ct_tensor ct_divide(ct_tensor a, ct_tensor b);
/// `tensor · factor + term`.
ct_tensor ct_scale(ct_tensor tensor, double factor, double term);
ct_tensor ct_matrix_product(ct_tensor a, ct_tensor b);
ct_tensor ct_relu(ct_tensor tensor);
ct_tensor ct_tanh(ct_tensor tensor);
ct_tensor ct_softmax(ct_tensor tensor, int dimension);
ct_tensor ct_log_softmax(ct_tensor tensor, int dimension);
ct_tensor ct_sum(ct_tensor tensor);
ct_tensor ct_mean(ct_tensor tensor);
ct_tensor ct_mean_over(ct_tensor tensor, int dimension);
ct_tensor ct_sum_over(ct_tensor tensor, int dimension);
/// Positions of the greatest numbers along a dimension, as integers.
ct_tensor ct_argmax(ct_tensor tensor, int dimension);
ct_tensor ct_reshape(ct_tensor tensor, const int64_t *shape, int rank);
ct_tensor ct_permute(ct_tensor tensor, const int64_t *dimensions, int rank);
/// The members of dimension 0 at `indices`, in that order.
ct_tensor ct_select(ct_tensor tensor, ct_tensor indices);

// MARK: Layers (layers.cpp)

/// `[N, C, H, W]` → `[N, C', H', W']`; `bias` may be NULL.
ct_tensor ct_convolution(
    ct_tensor input, ct_tensor weight, ct_tensor bias, int64_t stride, int64_t padding);
/// `[N, C, H, W]` unchanged in shape; moves the running statistics in training. With `relu` the
/// result is rectified in its place, which spares a pass through memory.
ct_tensor ct_batch_normalization(
    ct_tensor input, ct_tensor weight, ct_tensor bias, ct_tensor running_mean,
    ct_tensor running_variance, int training, double momentum, double epsilon, int relu);
ct_tensor ct_prelu(ct_tensor input, ct_tensor slopes);
ct_tensor ct_max_pooling(
    ct_tensor input, int64_t kernel, int64_t stride, int64_t padding, int ceil_mode);
ct_tensor ct_average_pooling(ct_tensor input, int64_t kernel, int64_t stride);
/// `[…, D]` → `[…, D']`; `bias` may be NULL.
ct_tensor ct_dense(ct_tensor input, ct_tensor weight, ct_tensor bias);
/// `[N, L, D]` → `[N, L, hidden]`, or `[N, L, 2·hidden]` in both directions. The parameters are
/// PyTorch's, four for each direction: weight_ih, weight_hh, bias_ih, bias_hh.
ct_tensor ct_lstm(
    ct_tensor input, const ct_tensor *parameters, int64_t hidden, int bidirectional, int training);
/// Zeroes numbers with probability `rate`, and scales the others by 1 / (1 - rate).
ct_tensor ct_dropout(ct_tensor input, double rate, ct_generator generator);
/// Mean cross-entropy of logits `[N, K]` with labels `[N]` (integers) or soft targets `[N, K]`;
/// `class_weights` `[K]` may be NULL.
ct_tensor ct_cross_entropy(
    ct_tensor logits, ct_tensor target, ct_tensor class_weights, double label_smoothing);

// MARK: Optimisers (optimisers.cpp)

/// One step of AdamW (Loshchilov and Hutter 2019) over parameters that have gradients.
int ct_adamw_step(
    const ct_tensor *parameters, const ct_tensor *means, const ct_tensor *squares, int count,
    double step, double rate, double beta1, double beta2, double decay, double epsilon);
/// One step of stochastic gradient descent with momentum over parameters that have gradients.
int ct_sgd_step(
    const ct_tensor *parameters, const ct_tensor *velocities, int count, int first, double rate,
    double momentum, double decay, int nesterov);
/// Scales the gradients so that their common norm is at most `limit`; writes the norm before.
int ct_clip_gradients(const ct_tensor *parameters, int count, double limit, double *norm);
/// `target ← target + (source - target) · weight`, tensor by tensor.
int ct_approach(const ct_tensor *targets, const ct_tensor *sources, int count, double weight);

// MARK: Random numbers (random.cpp)

ct_generator ct_generator_new(uint64_t seed, int device);
void ct_generator_free(ct_generator generator);
/// How many bytes the state has.
int64_t ct_generator_state_size(ct_generator generator);
int ct_generator_state(ct_generator generator, uint8_t *bytes, int64_t count);
int ct_generator_set_state(ct_generator generator, const uint8_t *bytes, int64_t count);

#ifdef __cplusplus
}
#endif
