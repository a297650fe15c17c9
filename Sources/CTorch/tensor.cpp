// Life of a tensor, and gradients.
#include "guard.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

using ctorch::done;
using ctorch::guarded;
using ctorch::made;
using ctorch::tensor;

namespace {

at::IntArrayRef lengths(const int64_t *shape, int rank) {
  return {shape, static_cast<size_t>(rank)};
}

template <typename Number>
at::Tensor copied(const Number *values, const int64_t *shape, int rank, int device) {
  auto result = at::empty(lengths(shape, rank), c10::CppTypeToScalarType<Number>::value);
  std::copy_n(values, result.numel(), result.template mutable_data_ptr<Number>());
  return device < 0 ? result : result.to(ctorch::device(device));
}

template <typename Number>
void read(const at::Tensor &source, Number *values, int64_t count) {
  TORCH_CHECK(source.numel() == count, source.numel(), " numbers, not ", count);
  const auto plain =
      source.detach().to(at::kCPU, c10::CppTypeToScalarType<Number>::value).contiguous();
  // The typed accessor has another mangled name in Clang than in GCC, which built libtorch.
  std::copy_n(static_cast<const Number *>(plain.const_data_ptr()), count, values);
}

/// Channels-last strides also where `C` or `H·W` is 1, for which libtorch's own conversion does
/// nothing and the next convolution would fall back to planes.
at::Tensor with_channels_innermost(const at::Tensor &source) {
  TORCH_CHECK(source.dim() == 4, "channels-last needs 4 dimensions, not ", source.dim());
  const auto c = source.size(1), h = source.size(2), w = source.size(3);
  const std::array<int64_t, 4> strides = {h * w * c, 1, w * c, c};
  if (source.strides() == at::IntArrayRef(strides)) return source;
  if (source.is_contiguous(at::MemoryFormat::ChannelsLast)) {
    return source.as_strided(source.sizes(), strides);
  }
  auto result = at::empty_strided(source.sizes(), strides, source.options());
  return source.requires_grad() ? result.copy_(source) : result.copy_(source.detach());
}

}  // namespace

extern "C" {

ct_tensor ct_from_floats(const float *values, const int64_t *shape, int rank, int device) {
  return made([&] { return copied(values, shape, rank, device); });
}

ct_tensor ct_from_integers(const int64_t *values, const int64_t *shape, int rank, int device) {
  return made([&] { return copied(values, shape, rank, device); });
}

ct_tensor ct_float32(ct_tensor source) {
  return made([&] { return tensor(source).to(at::kFloat); });
}

ct_tensor ct_zeros_like(ct_tensor source) {
  return made([&] { return at::zeros_like(tensor(source)); });
}

ct_tensor ct_clone(ct_tensor source) {
  return made([&] { return tensor(source).clone(); });
}

ct_tensor ct_detach(ct_tensor source) {
  return made([&] { return tensor(source).detach(); });
}

ct_tensor ct_to_device(ct_tensor source, int device) {
  return made([&] { return tensor(source).to(ctorch::device(device)); });
}

ct_tensor ct_channels_last(ct_tensor source) {
  return made([&] { return with_channels_innermost(tensor(source)); });
}

void ct_tensor_free(ct_tensor handle) { delete reinterpret_cast<at::Tensor *>(handle); }

int ct_rank(ct_tensor source) { return static_cast<int>(tensor(source).dim()); }

int ct_shape(ct_tensor source, int64_t *shape) {
  return done([&] {
    const auto sizes = tensor(source).sizes();
    std::copy(sizes.begin(), sizes.end(), shape);
  });
}

int ct_device(ct_tensor source) {
  const auto &value = tensor(source);
  return value.is_cuda() ? value.get_device() : -1;
}

int ct_is_channels_last(ct_tensor source) {
  return guarded(-1, [&] {
    return tensor(source).is_contiguous(at::MemoryFormat::ChannelsLast) ? 1 : 0;
  });
}

int ct_is_finite(ct_tensor source) {
  return guarded(-1, [&] {
    return at::isfinite(tensor(source).detach()).all().item<bool>() ? 1 : 0;
  });
}

int ct_copy_floats(ct_tensor source, float *values, int64_t count) {
  return done([&] { read(tensor(source), values, count); });
}

int ct_copy_integers(ct_tensor source, int64_t *values, int64_t count) {
  return done([&] { read(tensor(source), values, count); });
}

int ct_assign(ct_tensor target, ct_tensor source) {
  return done([&] {
    TORCH_CHECK(tensor(target).sizes() == tensor(source).sizes(), "assigned shapes differ");
    tensor(target).detach().copy_(tensor(source).detach());
  });
}

int ct_set_requires_gradient(ct_tensor source, int requires_gradient) {
  return done([&] { tensor(source).requires_grad_(requires_gradient != 0); });
}

int ct_backward(ct_tensor source) {
  return done([&] { tensor(source).backward(); });
}

int ct_has_gradient(ct_tensor source) {
  return guarded(-1, [&] { return tensor(source).grad().defined() ? 1 : 0; });
}

ct_tensor ct_gradient(ct_tensor source) {
  return made([&] {
    TORCH_CHECK(tensor(source).grad().defined(), "no gradient has been computed");
    return tensor(source).grad();
  });
}

int ct_clear_gradients(const ct_tensor *handles, int count) {
  return done([&] {
    for (int index = 0; index < count; ++index) tensor(handles[index]).mutable_grad().reset();
  });
}

int ct_set_gradients_enabled(int enabled) {
  return guarded(-1, [&] {
    const bool before = c10::GradMode::is_enabled();
    c10::GradMode::set_enabled(enabled != 0);
    return before ? 1 : 0;
  });
}

}  // extern "C"
