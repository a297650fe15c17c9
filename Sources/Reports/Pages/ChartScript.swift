import Foundation

/// The script that replaces still charts by interactive ones.
enum ChartScript {
  /// The script for a page's charts.
  ///
  /// - Throws: never for charts that encode; what JSON can't hold has become a gap.
  static func text(_ charts: [Chart]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let plots = Dictionary(uniqueKeysWithValues: charts.map { ($0.name, $0.plots) })
    let json = String(decoding: try encoder.encode(plots), as: UTF8.self)
    return script.replacing("PLOTS", with: json.replacing("<", with: "\\u003c"))
  }

  private static let script = """
    (() => {
      const charts = PLOTS;
      const dark = matchMedia("(prefers-color-scheme: dark)");
      const colors = () => {
        const [ink, line] = dark.matches ? ["#e6e8ea", "#343a40"] : ["#1f2328", "#dde1e6"];
        return {
          font: { color: ink, family: "system-ui, sans-serif", size: 13 },
          paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
          "xaxis.gridcolor": line, "yaxis.gridcolor": line,
          "xaxis.zerolinecolor": line, "yaxis.zerolinecolor": line,
        };
      };
      const config = { responsive: true, displayModeBar: false, displaylogo: false };
      const isTouch = matchMedia("(pointer: coarse)").matches;  // there, dragging scrolls the page
      for (const [name, plots] of Object.entries(charts)) {
        const places = plots.map((_, index) => document.getElementById(`${name}-${index}`));
        places[0].closest("figure").classList.add("live");
        plots.forEach((plot, index) => {
          plot.layout.dragmode = isTouch ? false : "zoom";
          for (const axis of ["xaxis", "yaxis"]) {
            plot.layout[axis].title = { text: plot.layout[axis].title };
          }
          Plotly.newPlot(places[index], plot.data, plot.layout, config)
            .then((place) => Plotly.relayout(place, colors()));
          dark.addEventListener("change", () => Plotly.relayout(places[index], colors()));
        });
      }
    })();
    """
}
