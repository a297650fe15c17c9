// Failures and settings.
#include "guard.h"
#include "memory.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/autocast_mode.h>
#include <torch/headeronly/version.h>

#include <dlfcn.h>

#include <atomic>

namespace {
thread_local int last_kind = 0;
thread_local std::string last_message;
std::atomic<int> wanted_threads = 1;
}  // namespace

void ctorch::remember(int kind, const char *message) noexcept {
  last_kind = kind;
  try {
    last_message = message;
  } catch (...) {
    last_message.clear();
  }
}

extern "C" {

const char *ct_error_message(void) { return last_message.c_str(); }

int ct_error_kind(void) { return last_kind; }

const char *ct_version(void) { return TORCH_VERSION; }

int ct_configure(int threads) {
  return ctorch::done([&] {
    wanted_threads = threads;
    at::set_num_threads(threads);
    auto &context = at::globalContext();
    context.setDeterministicAlgorithms(true, false);
    // Deterministic algorithms would also fill every new tensor with NaN first, which only slows.
    context.setDeterministicFillUninitializedMemory(false);
    context.setDeterministicCuDNN(true);
    context.setBenchmarkCuDNN(false);
    ctorch::keep_memory();
  });
}

int ct_prepare_thread(void) {
  return ctorch::done([] {
    const int wanted = wanted_threads;
    if (at::get_num_threads() != wanted) at::set_num_threads(wanted);
  });
}

int ct_threads(void) {
  return ctorch::guarded(-1, [&] { return at::get_num_threads(); });
}

int ct_has_onednn(void) {
  return ctorch::guarded(-1, [&] { return at::hasMKLDNN() ? 1 : 0; });
}

int ct_cuda_open(const char *library) {
  return ctorch::done([&] {
    // Its initialisers register the CUDA kernels; libtorch asks for them once, so it must be early.
    if (!dlopen(library, RTLD_NOW | RTLD_GLOBAL)) throw std::runtime_error(dlerror());
  });
}

int ct_cuda_device_count(void) {
  return ctorch::guarded(-1, [&] {
    return at::globalContext().hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().deviceCount())
                                         : 0;
  });
}

int ct_begin_bfloat16(int device) {
  return ctorch::done([&] {
    const auto type = ctorch::device(device).type();
    at::autocast::set_autocast_dtype(type, at::kBFloat16);
    at::autocast::set_autocast_enabled(type, true);
  });
}

int ct_end_bfloat16(int device) {
  return ctorch::done([&] {
    at::autocast::clear_cache();  // The weights' copies: the next step moves the weights.
    at::autocast::set_autocast_enabled(ctorch::device(device).type(), false);
  });
}

}  // extern "C"
