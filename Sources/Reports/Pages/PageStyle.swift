/// How pages look: light and dark, on a telephone, and printed.
enum PageStyle {
  static let text = """
    :root {
      --paper: #ffffff; --ink: #1f2328; --faint: #5c636b; --line: #dde1e6; --card: #f6f7f9;
      --warning: \(FigureStyle.warning.hex); --warning-ground: #fdecea;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14171a; --ink: #e6e8ea; --faint: #a3abb3; --line: #343a40; --card: #1d2125;
        --warning: #ff9d8f; --warning-ground: #3a1a17;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", "Nimbus Sans", Arial, sans-serif;
    }
    main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
    h1 { font-size: 1.6rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
    .protocol { color: var(--faint); margin: 0; }
    .leaky {
      color: var(--warning); background: var(--warning-ground); padding: .7rem 1rem;
      border-left: 4px solid var(--warning); border-radius: 4px;
    }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
    th { text-align: left; font-weight: 600; }
    td, thead th + th { text-align: right; }
    .facts th { font-weight: 400; color: var(--faint); }
    .facts td { text-align: left; overflow-wrap: anywhere; }
    figure { margin: 0; }
    figure img { max-width: 100%; height: auto; background: #fff; border-radius: 4px; }
    figcaption { color: var(--faint); font-size: .85rem; }
    .plots { display: none; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
    .plots.timeline { grid-template-columns: 1fr; }
    .plot { min-height: 20rem; min-width: 0; }
    .timeline .plot { min-height: 0; }
    .chart.live img { display: none; }
    .chart.live .plots { display: grid; }
    .share { display: flex; align-items: center; gap: .8rem; margin: .3rem 0; }
    .share span { flex: 0 0 5rem; }
    .bar { display: flex; flex: 1; height: 1.1rem; border-radius: 4px; overflow: hidden; }
    .bar i { display: block; height: 100%; print-color-adjust: exact; }
    .frames { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 1rem; }
    .frames figure { border-top: 4px solid; }
    .frames img { display: block; width: 100%; border-radius: 0 0 4px 4px; }
    details { margin-top: 1rem; }
    summary { cursor: pointer; color: var(--faint); }
    pre {
      background: var(--card); padding: 1rem; overflow-x: auto; border-radius: 4px;
      font-size: .85rem;
    }
    footer { color: var(--faint); font-size: .85rem; margin-top: 3rem; }
    @media print {
      :root { --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --card: #fff; }
      .chart.live img { display: block; }
      .chart.live .plots { display: none; }
      figure, table { break-inside: avoid; }
      h2 { break-after: avoid; }
    }
    """
}
