import CKernels

/// How the threads of a program share memory.
public enum SharedHeaps {
  /// Lets all threads share two heaps, so that what one frees another one can use.
  ///
  /// A film's frames are made, drawn on and encoded by several threads; with a heap for each of them
  /// as much as 45 MB more lay idle. To be called first of all.
  public static func use() { ck_limit_heaps(2) }
}
