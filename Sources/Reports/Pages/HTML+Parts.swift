import Foundation

extension HTML {
  /// A part of the page under a heading.
  static func section(_ title: String, _ content: HTML) -> HTML {
    .tag("section", .tag("h2", HTML(title)), content)
  }

  /// A table whose first column names the rows; wide ones scroll inside the page.
  static func table(_ names: [String], _ rows: [[String]]) -> HTML {
    let head = HTML(names.map { .tag("th", ["scope": "col"], HTML($0)) })
    let body = rows.map { cells in
      let rest = cells.dropFirst().map { HTML.tag("td", HTML($0)) }
      return HTML.tag(
        "tr", .tag("th", ["scope": "row"], HTML(cells.first ?? "")), HTML(Array(rest)))
    }
    return .tag(
      "div", ["class": "scroll", "tabindex": "0"],
      .tag("table", .tag("thead", .tag("tr", head)), .tag("tbody", HTML(body))))
  }

  /// A table of two columns without a head.
  static func facts(_ facts: [RunReport.Fact]) -> HTML {
    let rows = facts.map { fact in
      HTML.tag(
        "tr", .tag("th", ["scope": "row"], HTML(fact.name)), .tag("td", HTML(fact.value)))
    }
    return .tag("div", ["class": "scroll"], .tag("table", ["class": "facts"], HTML(rows)))
  }

  /// A figure inside the page.
  ///
  /// - Throws: `ReportsError` when it can't be drawn.
  static func image(_ figure: any Figure) throws -> HTML {
    let data = try figure.data(.svg).base64EncodedString()
    return .void(
      "img",
      [
        "src": "data:image/svg+xml;base64,\(data)", "alt": figure.summary,
        "width": FixedNumber.text(figure.width * 96 / 72, decimals: 0),
        "height": FixedNumber.text(figure.height * 96 / 72, decimals: 0),
      ])
  }

  /// A chart under its heading: the figure, and the places of its plots.
  ///
  /// - Throws: `ReportsError` when the figure can't be drawn.
  static func chart(_ chart: Chart, caption: String) throws -> HTML {
    let still = try HTML.image(chart.figure)
    let plots = chart.plots.indices.map { index in
      HTML.tag(
        "div",
        [
          "class": "plot", "id": "\(chart.name)-\(index)", "role": "img",
          "aria-label": chart.figure.summary,
        ])
    }
    return .section(
      chart.title,
      .tag(
        "figure", ["class": "chart"], still,
        .tag("div", ["class": "plots \(chart.name)"], HTML(plots)),
        .tag("figcaption", HTML(caption))))
  }
}
