// What every body of ctorch.h goes through: no exception leaves, handles become tensors and back.
#pragma once
#include "ctorch.h"

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace ctorch {

void remember(int kind, const char *message) noexcept;

/// Runs a body; on an exception remembers it and returns `failure`.
template <typename Result, typename Body>
Result guarded(Result failure, Body body) noexcept {
  try {
    return body();
  } catch (const c10::OutOfMemoryError &error) {
    remember(CT_ERROR_OUT_OF_MEMORY, error.what_without_backtrace());
  } catch (const c10::Error &error) {
    remember(CT_ERROR_OTHER, error.what_without_backtrace());
  } catch (const std::bad_alloc &error) {
    remember(CT_ERROR_OUT_OF_MEMORY, error.what());
  } catch (const std::exception &error) {
    remember(CT_ERROR_OTHER, error.what());
  } catch (...) {
    remember(CT_ERROR_OTHER, "an exception of an unknown kind");
  }
  return failure;
}

inline at::Tensor &tensor(ct_tensor handle) { return *reinterpret_cast<at::Tensor *>(handle); }

inline at::Generator &generator(ct_generator handle) {
  return *reinterpret_cast<at::Generator *>(handle);
}

/// A tensor that may be absent.
inline std::optional<at::Tensor> optional(ct_tensor handle) {
  return handle ? std::optional<at::Tensor>(tensor(handle)) : std::nullopt;
}

inline std::vector<at::Tensor> tensors(const ct_tensor *handles, int count) {
  std::vector<at::Tensor> result;
  result.reserve(count);
  for (int index = 0; index < count; ++index) result.push_back(tensor(handles[index]));
  return result;
}

inline at::Device device(int number) {
  return number < 0 ? at::Device(at::kCPU)
                    : at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(number));
}

/// A body that makes a tensor: gives the caller a handle of its own.
template <typename Body>
ct_tensor made(Body body) noexcept {
  return guarded<ct_tensor>(nullptr, [&] {
    return reinterpret_cast<ct_tensor>(new at::Tensor(body()));
  });
}

/// A body that makes nothing: 0, or -1 on failure.
template <typename Body>
int done(Body body) noexcept {
  return guarded(-1, [&] {
    body();
    return 0;
  });
}

}  // namespace ctorch
