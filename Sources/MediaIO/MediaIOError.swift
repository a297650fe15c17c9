import Foundation

/// What can go wrong in MediaIO.
public enum MediaIOError: Error {}
