import Assets
import Evaluation
import Foundation
import TestSupport
import Testing

@testable import Reports

@Suite struct RunReportTests {
  @Test func `A page has all its parts and closes all its elements`() throws {
    let page = try Samples.report().html(plotly: nil)
    let titles = page.matches(of: /<h2>(.*?)<\/h2>/).map { String($0.1) }
    #expect(
      titles == [
        "Summary", "Curves", "Confusion matrix", "Recall and precision", "Calibration",
        "Each expression", "Test faces", "Folds", "Splits", "Configuration", "Environment",
      ])
    for element in ["section", "table", "tr", "th", "td", "figure", "div", "pre", "main", "p"] {
      let opened = page.matches(of: try Regex("<\(element)[ >]")).count
      #expect(opened == page.matches(of: try Regex("</\(element)>")).count, "\(element)")
      #expect(opened > 0, "\(element)")
    }
  }

  @Test func `Names are shown as they are, and never become markup`() throws {
    let page = try Samples.report().html(plotly: nil)
    #expect(page.contains("<h1>runs/&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;</h1>"))
    #expect(page.contains("jaffe &amp; &lt;ck48&gt;"))
    #expect(!page.contains("<b>") && !page.contains("<script>alert"))
  }

  @Test func `A leaky protocol is marked in words and in colour`() throws {
    var report = try Samples.report()
    let page = try report.html(plotly: nil)
    #expect(page.contains("<p class=\"protocol leaky\"><strong>Leaky protocol. </strong>"))
    report.statement = Samples.statement
    #expect(try !report.html(plotly: nil).contains("Leaky protocol"))
  }

  @Test func `Every picture lies in the page and says what it shows`() throws {
    let page = try Samples.report().html(plotly: nil)
    let images = page.matches(of: /<img [^>]*>/).map { String($0.0) }
    #expect(images.count == 5)
    for image in images {
      #expect(image.contains("src=\"data:image/svg+xml;base64,"))
      #expect(image.contains(/alt="[^"]{40,}"/))
    }
  }

  @Test func `Nothing is fetched from anywhere`() throws {
    let plotly = try String(contentsOf: Asset.plotly.url("plotly.min.js"), encoding: .utf8)
    let page = try Samples.report().html(plotly: plotly)
    #expect(page.contains("default-src 'none'"))  // the browser refuses what would be fetched
    // Outside the scripts there is no address at all; inside them the policy holds.
    let markup = page.replacing(/<script>[\s\S]*?<\/script>/, with: "")
    #expect(!markup.contains(/(src|href|url\(|@import|action)\s*=?\s*["']?(https?:)?\/\//))
    #expect(!markup.contains("http://") && !markup.contains("https://"))
    #expect(page.matches(of: /<\/script>/).count == 2)
    #expect(page.utf8.count < 8_000_000)
  }

  @Test func `The charts' values are in the page, and gaps stay gaps`() throws {
    var report = try Samples.report()
    report.metrics[3].validationLoss = .nan
    let page = try report.html(plotly: "/* library */")
    let json = try #require(page.firstMatch(of: /const charts = (\{.*\});/)).1
    let charts = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [[String: Any]]])
    #expect(charts.keys.sorted() == ["confusion", "curves", "per-class", "reliability"])
    let loss = try #require(charts["curves"]?[1]["data"] as? [[String: Any]])
    #expect((loss[1]["y"] as? [Any])?[3] is NSNull)
    #expect(charts["confusion"]?.count == 1)
    for (name, plots) in charts {
      for index in plots.indices { #expect(page.contains("id=\"\(name)-\(index)\"")) }
    }
  }

  @Test func `A page with next to nothing is still a page`() throws {
    let file = try TestPaths.temporaryFolder().appending(component: "report.html")
    try RunReport(title: "empty", statement: Samples.statement).write(to: file)
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(page.hasPrefix("<!doctype html>") && page.contains("<h2>Summary</h2>"))
    #expect(!page.contains("<script"))
  }

  @Test func `A script can't end its element`() {
    #expect(Page.harmless("'</script><!--'") == "'<\\/script><\\!--'")
  }
}
