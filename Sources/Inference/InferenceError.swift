import Foundation

/// What can go wrong in Inference.
public enum InferenceError: Error {}
