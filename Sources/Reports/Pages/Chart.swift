import Foundation

/// A figure of a page, still and interactive.
struct Chart: Sendable {
  /// The name in the page: `curves`.
  let name: String
  /// The heading above it.
  let title: String
  /// What is seen in print and without scripts.
  let figure: any Figure
  /// What the chart library draws instead.
  let plots: [Plotly]
}

/// One plot in the chart library's own terms: https://plotly.com/javascript/reference/
struct Plotly: Encodable, Sendable {
  var data: [Trace]
  var layout: Layout

  struct Trace: Encodable, Sendable {
    var type = "scatter"
    var name: String?
    var mode: String?
    var orientation: String?
    var x: [Value] = []
    var y: [Value] = []
    var z: [[Double?]]?
    var text: [[String]]?
    var texttemplate: String?
    var hovertemplate: String?
    var colorscale: [[Value]]?
    var zmin: Double?
    var zmax: Double?
    var showscale: Bool?
    var showlegend: Bool?
    /// Traces of one group are stacked.
    var stackgroup: String?
    var fillcolor: String?
    var line: Line?
    var marker: Marker?
    var error_x: Errors?
    var error_y: Errors?
  }

  struct Line: Encodable, Sendable {
    var color: String
    var width = 2.0
    var dash: String?
  }

  struct Marker: Encodable, Sendable {
    var color: [String]
  }

  /// Distances from the value to the ends of its interval.
  struct Errors: Encodable, Sendable {
    let type = "data"
    let symmetric = false
    var array: [Double]
    var arrayminus: [Double]
    var thickness = 1.0
  }

  struct Layout: Encodable, Sendable {
    var xaxis: Axis
    var yaxis: Axis
    var legend = Legend()
    var height: Double?
    var hovermode: String?
    let margin = ["l": 60, "r": 16, "t": 16, "b": 48]
  }

  struct Axis: Encodable, Sendable {
    var title: String
    var range: [Double]?
    var autorange: String?
    var side: String?
    var rangemode: String?
    let automargin = true
  }

  struct Legend: Encodable, Sendable {
    let orientation = "h"
    let y = 1.12
  }

  /// A number, a name, or a gap.
  enum Value: Encodable, Sendable {
    case number(Double)
    case text(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let value) where value.isFinite: try container.encode(value)
      case .number: try container.encodeNil()
      case .text(let text): try container.encode(text)
      }
    }
  }
}
