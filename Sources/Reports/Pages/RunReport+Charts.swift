import Emotions
import Evaluation

extension RunReport {
  /// The page's charts, in their order, as far as there is something to show.
  func charts() throws -> [Chart] {
    var charts: [Chart] = []
    if !metrics.isEmpty {
      let figure = try CurvesFigure(metrics: metrics, protocol: statement)
      charts.append(Chart(name: "curves", title: "Curves", figure: figure, plots: curves))
    }
    if let matrix = evaluation?.confusion, !matrix.labels.isEmpty {
      charts.append(
        Chart(
          name: "confusion", title: "Confusion matrix",
          figure: try ConfusionFigure(matrix, protocol: statement), plots: [confusion(matrix)]))
      charts.append(
        Chart(
          name: "per-class", title: "Recall and precision",
          figure: try PerClassFigure(matrix, protocol: statement), plots: [perClass(matrix)]))
    }
    if let reliability, reliability.expectedCalibrationError != nil {
      charts.append(
        Chart(
          name: "reliability", title: "Calibration",
          figure: try ReliabilityFigure(reliability, protocol: statement),
          plots: [calibration(reliability)]))
    }
    return charts
  }

  private var curves: [Plotly] {
    [
      curve(
        "Accuracy (%)", train: { $0.trainAccuracy * 100 },
        validation: { $0.validationAccuracy * 100 }),
      curve("Loss (cross-entropy)", train: \.trainLoss, validation: \.validationLoss),
    ]
  }

  private func curve(
    _ name: String, train: (EpochMetrics) -> Double, validation: (EpochMetrics) -> Double
  ) -> Plotly {
    func trace(_ name: String, _ color: Color, _ value: (EpochMetrics) -> Double) -> Plotly.Trace {
      Plotly.Trace(
        name: name, mode: "lines+markers", x: metrics.map { .number(Double($0.epoch)) },
        y: metrics.map { .number(value($0)) },
        line: .init(color: color.hex, dash: name == "training" ? "dash" : nil))
    }
    return Plotly(
      data: [
        trace("training", FigureStyle.training, train),
        trace("validation", FigureStyle.validation, validation),
      ], layout: .init(xaxis: .init(title: "Epoch"), yaxis: .init(title: name)))
  }

  private func confusion(_ matrix: ConfusionMatrix) -> Plotly {
    let hasMisses = matrix.missed.contains { $0 > 0 }
    let counts = matrix.labels.indices.map { row in
      matrix.counts[row] + (hasMisses ? [matrix.missed[row]] : [])
    }
    let shares = counts.map { row in
      let total = Double(max(1, row.reduce(0, +)))
      return row.map { Optional(Double($0) / total * 100) }
    }
    let names = matrix.labels.map { Plotly.Value.text($0.rawValue) }
    let trace = Plotly.Trace(
      type: "heatmap", x: names + (hasMisses ? [.text("no face")] : []), y: names, z: shares,
      text: counts.map { $0.map(String.init) }, texttemplate: "%{text}",
      hovertemplate: "%{y} taken for %{x}: %{text} (%{z:.1f} %)<extra></extra>",
      colorscale: [[.number(0), .text("#ffffff")], [.number(1), .text("#08519c")]], zmin: 0,
      zmax: 100, showscale: false)
    return Plotly(
      data: [trace],
      layout: .init(
        xaxis: .init(title: "Answer"), yaxis: .init(title: "Truth", autorange: "reversed"),
        height: 480))
  }

  private func perClass(_ matrix: ConfusionMatrix) -> Plotly {
    func trace(
      _ name: String, paleness: Double, _ parts: (Emotion) -> (right: Int, total: Int)
    ) -> Plotly.Trace {
      let counts = matrix.labels.map(parts)
      let shares = counts.map { Double($0.right) / Double(max(1, $0.total)) * 100 }
      let ends = counts.map { Interval.wilson(right: $0.right, of: $0.total) }
      return Plotly.Trace(
        type: "bar", name: name, orientation: "h", x: shares.map { .number($0) },
        y: matrix.labels.map { .text($0.rawValue) },
        marker: .init(
          color: matrix.labels.map { $0.color.mixed(with: .white, by: paleness).hex }),
        error_x: .init(
          array: zip(ends, shares).map { max(0, $0.upper * 100 - $1) },
          arrayminus: zip(ends, shares).map { max(0, $1 - $0.lower * 100) }))
    }
    return Plotly(
      data: [
        trace("recall", paleness: 0, matrix.recallCounts),
        trace("precision", paleness: 0.6, matrix.precisionCounts),
      ],
      layout: .init(
        xaxis: .init(title: "Share (%)", range: [0, 100]),
        yaxis: .init(title: "", autorange: "reversed"), height: 460))
  }

  private func calibration(_ bins: ReliabilityBins) -> Plotly {
    let filled = bins.bins.filter { $0.count > 0 }
    let ends = filled.map { bin in
      Interval.wilson(right: Int((bin.accuracy * Double(bin.count)).rounded()), of: bin.count)
    }
    let ideal = Plotly.Trace(
      name: "ideal", mode: "lines", x: [.number(0), .number(100)], y: [.number(0), .number(100)],
      line: .init(color: FigureStyle.neutralLine.hex, width: 1, dash: "dash"))
    let found = Plotly.Trace(
      name: "found", mode: "lines+markers", x: filled.map { .number($0.confidence * 100) },
      y: filled.map { .number($0.accuracy * 100) }, line: .init(color: FigureStyle.training.hex),
      error_y: .init(
        array: zip(ends, filled).map { max(0, $0.upper - $1.accuracy) * 100 },
        arrayminus: zip(ends, filled).map { max(0, $1.accuracy - $0.lower) * 100 }))
    return Plotly(
      data: [ideal, found],
      layout: .init(
        xaxis: .init(title: "Confidence (%)", range: [0, 100]),
        yaxis: .init(title: "Right answers (%)", range: [0, 102])))
  }
}
