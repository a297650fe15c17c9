// Layers.
#include "guard.h"

#include <ATen/ATen.h>

using ctorch::made;
using ctorch::optional;
using ctorch::tensor;

extern "C" {

ct_tensor ct_convolution(
    ct_tensor input, ct_tensor weight, ct_tensor bias, int64_t stride, int64_t padding) {
  return made([&] {
    // Not at::convolution, which bfloat16 (autocast on the CPU) passes by.
    return at::conv2d(
        tensor(input), tensor(weight), optional(bias), {stride, stride}, {padding, padding});
  });
}

ct_tensor ct_batch_normalization(
    ct_tensor input, ct_tensor weight, ct_tensor bias, ct_tensor running_mean,
    ct_tensor running_variance, int training, double momentum, double epsilon, int relu) {
  return made([&] {
    auto result = at::batch_norm(
        tensor(input), tensor(weight), tensor(bias), tensor(running_mean),
        tensor(running_variance), training != 0, momentum, epsilon, true);
    return relu ? at::relu_(result) : result;  // Its gradient needs the input, not the result.
  });
}

ct_tensor ct_prelu(ct_tensor input, ct_tensor slopes) {
  return made([&] { return at::prelu(tensor(input), tensor(slopes)); });
}

ct_tensor ct_max_pooling(
    ct_tensor input, int64_t kernel, int64_t stride, int64_t padding, int ceil_mode) {
  return made([&] {
    return at::max_pool2d(
        tensor(input), {kernel, kernel}, {stride, stride}, {padding, padding}, {1, 1},
        ceil_mode != 0);
  });
}

ct_tensor ct_average_pooling(ct_tensor input, int64_t kernel, int64_t stride) {
  return made([&] { return at::avg_pool2d(tensor(input), {kernel, kernel}, {stride, stride}); });
}

ct_tensor ct_dense(ct_tensor input, ct_tensor weight, ct_tensor bias) {
  return made([&] { return at::linear(tensor(input), tensor(weight), optional(bias)); });
}

ct_tensor ct_lstm(
    ct_tensor input, const ct_tensor *parameters, int64_t hidden, int bidirectional, int training) {
  return made([&] {
    const int directions = bidirectional ? 2 : 1;
    const auto &tokens = tensor(input);  // [N, L, D]
    const auto zeros = at::zeros({directions, tokens.size(0), hidden}, tokens.options());
    const auto weights = ctorch::tensors(parameters, 4 * directions);
    return std::get<0>(at::lstm(
        tokens, {zeros, zeros}, weights, true, 1, 0.0, training != 0, directions == 2, true));
  });
}

ct_tensor ct_dropout(ct_tensor input, double rate, ct_generator generator) {
  return made([&] {
    TORCH_CHECK(rate >= 0 && rate < 1, "a dropout rate of ", rate, " is not in 0..<1");
    const auto &features = tensor(input);
    auto mask = at::empty_like(features, features.options().requires_grad(false));
    mask.bernoulli_(1 - rate, ctorch::generator(generator)).div_(1 - rate);
    return features * mask;
  });
}

ct_tensor ct_cross_entropy(
    ct_tensor logits, ct_tensor target, ct_tensor class_weights, double label_smoothing) {
  return made([&] {
    return at::cross_entropy_loss(
        tensor(logits), tensor(target), optional(class_weights), at::Reduction::Mean, -100,
        label_smoothing);
  });
}

}  // extern "C"
