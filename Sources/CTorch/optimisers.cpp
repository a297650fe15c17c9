// Optimisers.
#include "guard.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

using ctorch::done;
using ctorch::tensor;
using ctorch::tensors;

namespace {

std::vector<at::Tensor> gradients(const ct_tensor *parameters, int count) {
  std::vector<at::Tensor> result;
  result.reserve(count);
  for (int index = 0; index < count; ++index) {
    result.push_back(tensor(parameters[index]).grad());
    TORCH_CHECK(result.back().defined(), "parameter ", index, " has no gradient");
  }
  return result;
}

}  // namespace

extern "C" {

int ct_adamw_step(
    const ct_tensor *parameters, const ct_tensor *means, const ct_tensor *squares, int count,
    double step, double rate, double beta1, double beta2, double decay, double epsilon) {
  return done([&] {
    if (count == 0) return;
    const c10::AutoGradMode without_gradients(false);
    auto values = tensors(parameters, count);
    const auto steps = at::scalar_tensor(step, values[0].options().requires_grad(false));
    at::_fused_adamw_(
        values, gradients(parameters, count), tensors(means, count), tensors(squares, count), {},
        std::vector<at::Tensor>(count, steps), rate, beta1, beta2, decay, epsilon, false, false);
  });
}

int ct_sgd_step(
    const ct_tensor *parameters, const ct_tensor *velocities, int count, int first, double rate,
    double momentum, double decay, int nesterov) {
  return done([&] {
    if (count == 0) return;
    const c10::AutoGradMode without_gradients(false);
    auto values = tensors(parameters, count);
    at::_fused_sgd_(
        values, gradients(parameters, count), tensors(velocities, count), decay, momentum, rate, 0,
        nesterov != 0, false, first != 0);
  });
}

int ct_clip_gradients(const ct_tensor *parameters, int count, double limit, double *norm) {
  return done([&] {
    const c10::AutoGradMode without_gradients(false);
    auto all = gradients(parameters, count);
    *norm = at::stack(at::_foreach_norm(all, 2)).norm().item<double>();
    // PyTorch's clip_grad_norm_ has the same small term.
    const double factor = limit / (*norm + 1e-6);
    if (factor < 1) at::_foreach_mul_(all, factor);
  });
}

int ct_approach(const ct_tensor *targets, const ct_tensor *sources, int count, double weight) {
  return done([&] {
    if (count == 0) return;
    const c10::AutoGradMode without_gradients(false);
    auto moved = tensors(targets, count);
    at::_foreach_lerp_(moved, tensors(sources, count), weight);
  });
}

}  // extern "C"
