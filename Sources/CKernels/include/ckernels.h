// Rows of sliding windows, for networks over pictures of any size: no compilation, no size baked in.
//
// Maps lie channels-last, [rows][width][channels rounded up to 16], 32-bit floats. Every function
// reads and writes only what the caller owns and keeps nothing. Each pixel's sum is made in the same
// order wherever the pixel lies, so results don't depend on the picture's size. x86-64 picks
// AVX-512, AVX2 or SSE2 at run time, other processors what the compiler gives.
#pragma once

#include <stddef.h>

// Channels come in groups of so many.
enum { ck_lanes = 16 };

// A valid convolution of stride 1 and what follows it: y = x > 0 ? x : slope·x, per channel.
typedef struct {
  int kernel;            // side of the window, in pixels
  int input_channels;    // channels that are read, without padding
  int output_groups;     // groups of 16 channels that are written
  const float *weights;  // [kernel][kernel][input_channels][16·output_groups]
  const float *bias;     // [16·output_groups]
  const float *slope;    // [16·output_groups]; 1 for none, 0 for ReLU
} ck_convolution;

// One row of `width` results. `rows` are the window's input rows, each from its first pixel; an input
// number is at rows[ky][channel * channel_stride + x * pixel_stride].
void ck_convolution_row(
    const ck_convolution *convolution, const float *const *rows, ptrdiff_t channel_stride,
    ptrdiff_t pixel_stride, float *output, int width);

// One row of maxima over `row_count` rows and `kernel` columns, cut off at `input_width`.
void ck_max_pooling_row(
    const float *const *rows, int row_count, int kernel, int stride, int groups, int input_width,
    float *output, int width);

// Softmax over the first `channels` (at most 16) of each pixel's one group, in place.
void ck_softmax_row(float *row, int channels, int width);

// The recurrence of one direction of an LSTM layer over `clips` clips of `length` tokens.
typedef struct {
  int hidden;            // features of the state, a multiple of 16
  const float *weights;  // [hidden][4·hidden], gates input, forget, cell, output
  const float *gates;    // [clips][length][…]: what the tokens and the biases add to the gates
  float *output;         // [clips][length][…]: the state after each token
  ptrdiff_t gate_stride, output_stride;  // numbers from one token to the next
  int length;
  int reverse;           // whether the last token comes first
} ck_lstm;

// Runs the recurrence for `count` (at most 4) clips from `first`; `scratch` has 24·hidden numbers.
void ck_lstm_run(const ck_lstm *lstm, int first, int count, float *scratch);

// Calls `body` with each index below `count`, on up to `threads` threads of OpenMP's pool, which is
// also oneDNN's: a second pool would compete with its spinning threads.
void ck_parallel(int count, int threads, void (*body)(int index, void *context), void *context);

// Lets all threads share `count` heaps of the C library, where it gives each thread its own: what
// one thread frees another one can use. To be called before there are threads.
void ck_limit_heaps(int count);
