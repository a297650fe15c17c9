extension InferenceThreads {
  /// The results of `body` for 0..<count in order, computed on the threads that networks use.
  ///
  /// Work beside networks belongs on these threads: others would share the processors with threads
  /// that spin for a while after a network has run, and take half as long again.
  ///
  /// - Parameters:
  ///   - threads: on how many threads; nil for as many as networks use.
  ///   - body: called once per index, from several threads at once; networks that it runs should
  ///     run on one thread.
  /// - Throws: the first error in the order of the indices.
  public static func map<Value>(
    _ count: Int, threads: Int? = nil, _ body: (Int) throws -> Value
  ) throws -> [Value] {
    var made = [Result<Value, any Error>?](repeating: nil, count: count)
    made.withUnsafeMutableBufferPointer { made in
      parallel(count, threads: threads ?? Self.count) { index in
        made[index] = Result { try body(index) }
      }
    }
    return try made.compactMap(\.self).map { try $0.get() }
  }
}
