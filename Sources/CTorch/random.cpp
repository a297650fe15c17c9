// Random numbers.
#include "guard.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

using ctorch::done;
using ctorch::guarded;

namespace {

at::Tensor state(ct_generator handle) {
  std::lock_guard<std::mutex> lock(ctorch::generator(handle).mutex());
  return ctorch::generator(handle).get_state();
}

}  // namespace

extern "C" {

ct_generator ct_generator_new(uint64_t seed, int device) {
  return guarded<ct_generator>(nullptr, [&] {
    auto made = device < 0
        ? at::make_generator<at::CPUGeneratorImpl>(seed)
        : at::globalContext()
              .getAcceleratorHooksInterface(at::kCUDA)
              .getNewGenerator(static_cast<c10::DeviceIndex>(device));
    made.set_current_seed(seed);
    return reinterpret_cast<ct_generator>(new at::Generator(std::move(made)));
  });
}

void ct_generator_free(ct_generator handle) { delete reinterpret_cast<at::Generator *>(handle); }

int64_t ct_generator_state_size(ct_generator handle) {
  return guarded<int64_t>(-1, [&] { return state(handle).numel(); });
}

int ct_generator_state(ct_generator handle, uint8_t *bytes, int64_t count) {
  return done([&] {
    const auto now = state(handle);
    TORCH_CHECK(now.numel() == count, now.numel(), " bytes of state, not ", count);
    std::copy_n(static_cast<const uint8_t *>(now.const_data_ptr()), count, bytes);
  });
}

int ct_generator_set_state(ct_generator handle, const uint8_t *bytes, int64_t count) {
  return done([&] {
    auto saved = at::empty({count}, at::kByte);
    std::copy_n(bytes, count, saved.mutable_data_ptr<uint8_t>());
    std::lock_guard<std::mutex> lock(ctorch::generator(handle).mutex());
    ctorch::generator(handle).set_state(saved);
  });
}

}  // extern "C"
