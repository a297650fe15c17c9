#include "ckernels.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void ck_limit_heaps(int count) {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, count);
#else
  (void)count;
#endif
}
