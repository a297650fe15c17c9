import CKernels

/// Calls `body` with each index below `count`, on up to `threads` threads.
///
/// They are the threads that oneDNN uses too: `ck_parallel` says why.
func parallel(_ count: Int, threads: Int, _ body: (Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    var work = ParallelWork(body: body)
    withUnsafeMutablePointer(to: &work) { pointer in
      ck_parallel(
        Int32(count), Int32(threads),
        { index, context in
          context?.assumingMemoryBound(to: ParallelWork.self).pointee.body(Int(index))
        }, pointer)
    }
  }
}

/// What C carries through to the threads.
private struct ParallelWork {
  let body: (Int) -> Void
}
