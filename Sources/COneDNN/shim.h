// oneDNN's C API for Swift: the header that Inference uses, and the macros Swift can't import.
#pragma once

#include <dnnl.h>

static void *const cdnn_memory_none = DNNL_MEMORY_NONE;
static void *const cdnn_memory_allocate = DNNL_MEMORY_ALLOCATE;

// OpenMP's thread count of the calling thread: oneDNN is built with OpenMP (libgomp), whose own
// header lies in a folder of the compiler's.
extern void omp_set_num_threads(int count);
extern int omp_get_max_threads(void);
