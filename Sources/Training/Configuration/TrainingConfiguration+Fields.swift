import Emotions

extension TrainingConfiguration {
  /// Every key of a configuration file, in the order in which it is written.
  static var fields: [ConfigurationField] {
    [
      .word("architecture", \.architecture),
      .text("init", \.initial),
      .whole("epochs", \.epochs, 1...100_000),
      .whole("batch_size", \.batchSize, 1...65_536),
      .whole("clip_length", \.clipLength, 1...1024),
      .word("select", \.select),
      .number("label_smoothing", \.labelSmoothing, 0...1, open: .upper),
      .word("class_weights", \.classWeights),
      .number("mixup_alpha", \.mixupAlpha, 0...100),
      .number("ema_decay", \.emaDecay, 0...1, open: .upper),
      .whole("early_stopping_patience", \.earlyStoppingPatience, 0...100_000),
      .whole("seed", \.seed, 0...UInt64.max),
      .whole("threads", \.threads, 0...4096),
      .word("device", \.device),
      .word("precision", \.precision),
    ] + dataFields + optimizerFields + scheduleFields + augmentationFields
  }

  private static var dataFields: [ConfigurationField] {
    [
      .list("data.paths", \.data.paths, of: "paths", read: { $0 }, write: { $0 }),
      .list("data.extra_paths", \.data.extraPaths, of: "paths", read: { $0 }, write: { $0 }),
      .list("data.corrections", \.data.corrections, of: "paths", read: { $0 }, write: { $0 }),
      .list(
        "data.classes", \.data.classes, of: "expressions", read: { try? Emotion(named: $0) },
        write: \.rawValue),
      .word("data.crop", \.data.crop),
      .whole("data.peak_frames", \.data.peakFrames, 1...100_000),
      .word("data.protocol", \.data.protocolName),
      .number("data.validation_share", \.data.validationShare, 0...1, open: [.lower, .upper]),
      .whole("data.folds", \.data.folds, 2...1000),
    ]
  }

  private static var optimizerFields: [ConfigurationField] {
    [
      .word("optimizer.kind", \.optimizer.kind),
      .number("optimizer.learning_rate", \.optimizer.learningRate, 0...100, open: .lower),
      .number("optimizer.weight_decay", \.optimizer.weightDecay, 0...100),
      .number(
        "optimizer.gradient_clip_norm", \.optimizer.gradientClipNorm, 0...(.greatestFiniteMagnitude)
      ),
    ]
  }

  private static var scheduleFields: [ConfigurationField] {
    [
      .word("schedule.kind", \.schedule.kind),
      .number("schedule.warm_up_epochs", \.schedule.warmUpEpochs, 0...100_000),
      .number("schedule.final_share", \.schedule.finalShare, 0...1),
      .whole("schedule.step_epochs", \.schedule.stepEpochs, 1...100_000),
      .number("schedule.factor", \.schedule.factor, 0...1, open: [.lower, .upper]),
      .whole("schedule.patience", \.schedule.patience, 1...100_000),
    ]
  }

  private static var augmentationFields: [ConfigurationField] {
    [
      .number("augmentation.rotation_degrees", \.augmentation.rotationDegrees, 0...180),
      .number("augmentation.shift_fraction", \.augmentation.shiftFraction, 0...0.5),
      .number("augmentation.scale", \.augmentation.scale, 0...1),
      .number("augmentation.shear", \.augmentation.shear, 0...1),
      .number("augmentation.flip_probability", \.augmentation.flipProbability, 0...1),
      .number("augmentation.erasing_probability", \.augmentation.erasingProbability, 0...1),
      .number("augmentation.erasing_size", \.augmentation.erasingSize, 0.02...1),
      .number("augmentation.brightness", \.augmentation.brightness, 0...1),
      .number("augmentation.contrast", \.augmentation.contrast, 0...2),
      .number("augmentation.gamma", \.augmentation.gamma, 0...2),
      .number("augmentation.directional_light", \.augmentation.directionalLight, 0...1),
      .number("augmentation.noise", \.augmentation.noise, 0...0.5),
      .number("augmentation.landmark_jitter_pixels", \.augmentation.landmarkJitterPixels, 0...5),
    ]
  }
}
