/// What can go wrong in Training.
public enum TrainingError: Error {}
