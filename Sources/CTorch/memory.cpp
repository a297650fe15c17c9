// Memory that is kept from one training step to the next.
//
// A step at batch 64 makes and frees some hundred tensors of up to 19 MB. The C library gives such
// blocks back to the system and asks for them again, and each time the system zeroes them page by
// page, which costs more than the arithmetic of some layers. Here a freed block waits in a list of
// its size instead.
#include "memory.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/alignment.h>
#include <c10/util/Exception.h>

#include <sys/mman.h>

#include <bit>
#include <cstdlib>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace {

/// Blocks below this size are the C library's own business.
constexpr size_t smallest_kept = size_t{1} << 16;
/// Blocks of at least this size lie on huge pages where the system has them.
constexpr size_t huge_page = size_t{2} << 20;

/// The next size with at most three significant bits, so that about equal sizes share blocks.
size_t rounded(size_t bytes) {
  const size_t granule = std::bit_ceil(bytes) / 8;
  return (bytes + granule - 1) / granule * granule;
}

class KeptMemory final : public c10::Allocator {
 public:
  c10::DataPtr allocate(size_t bytes) override {
    void *block = bytes == 0 ? nullptr : take(bytes);
    return {block, block, &give_back, c10::Device(c10::kCPU)};
  }

  c10::DeleterFnPtr raw_deleter() const override { return &give_back; }

  void copy_data(void *target, const void *source, std::size_t count) const override {
    default_copy_data(target, source, count);
  }

  static KeptMemory &shared() {
    static auto *memory = new KeptMemory();  // Never destroyed: tensors may outlive everything.
    return *memory;
  }

 private:
  std::mutex lock;
  std::unordered_map<size_t, std::vector<void *>> waiting;
  std::unordered_map<void *, size_t> sizes;

  void *take(size_t bytes) {
    if (bytes < smallest_kept) return fresh(bytes, c10::gAlignment);
    const size_t size = rounded(bytes);
    {
      std::lock_guard guard(lock);
      auto &blocks = waiting[size];
      if (!blocks.empty()) {
        void *block = blocks.back();
        blocks.pop_back();
        return block;
      }
    }
    const bool huge = size >= huge_page;
    void *block = fresh(size, huge ? huge_page : 4096);
    if (huge) madvise(block, size, MADV_HUGEPAGE);
    std::lock_guard guard(lock);
    sizes[block] = size;
    return block;
  }

  void *fresh(size_t bytes, size_t alignment) {
    void *block = nullptr;
    if (posix_memalign(&block, alignment, bytes) == 0) return block;
    release();
    if (posix_memalign(&block, alignment, bytes) == 0) return block;
    TORCH_CHECK_WITH(OutOfMemoryError, false, "not enough memory for ", bytes, " bytes");
  }

  /// Gives all waiting blocks back to the system.
  void release() {
    std::lock_guard guard(lock);
    for (auto &[size, blocks] : waiting) {
      for (void *block : blocks) {
        sizes.erase(block);
        free(block);
      }
      blocks.clear();
    }
  }

  static void give_back(void *block) {
    if (!block) return;
    auto &memory = shared();
    {
      std::lock_guard guard(memory.lock);
      const auto found = memory.sizes.find(block);
      if (found != memory.sizes.end()) {
        memory.waiting[found->second].push_back(block);
        return;
      }
    }
    free(block);
  }
};

}  // namespace

void ctorch::keep_memory() { c10::SetCPUAllocator(&KeptMemory::shared(), 1); }
