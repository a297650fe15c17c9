#include "ckernels.h"

#include <stdatomic.h>

// What GCC makes of `#pragma omp parallel`: calls `body` on every thread of a team (libgomp's ABI).
extern void GOMP_parallel(void (*body)(void *), void *context, unsigned threads, unsigned flags);

typedef struct {
  atomic_int next;
  int count;
  void (*body)(int index, void *context);
  void *context;
} work;

// Takes one index after the other until none is left.
static void take(void *pointer) {
  work *work = pointer;
  for (int i; (i = atomic_fetch_add(&work->next, 1)) < work->count;) work->body(i, work->context);
}

void ck_parallel(int count, int threads, void (*body)(int index, void *context), void *context) {
  work work = {0, count, body, context};
  if (threads > count) threads = count;
  if (threads > 1)
    GOMP_parallel(take, &work, (unsigned)threads, 0);
  else
    take(&work);
}
