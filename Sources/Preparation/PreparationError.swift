/// What can go wrong in Preparation.
public enum PreparationError: Error {}
