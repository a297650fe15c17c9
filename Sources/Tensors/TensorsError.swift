/// What can go wrong in Tensors.
public enum TensorsError: Error {}
