// Charts by Plotly in the page's colours; their numbers stand below for those who can't see them.
import { ApiError } from "./api.js";
import { element } from "./element.js";
import { Palette } from "./emotions.js";
import { Legend } from "./legend.js";

let library = null;

/**
 * Plotly's maps write a style into the page, which the policy forbids, unless an element has this
 * id. No map is drawn here; the walk in script/studio-tests sees when the id changes.
 */
const mapStyle = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";

/** Plotly, loaded when the first chart is drawn. */
function plotly() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(element("meta", { id: mapStyle, name: "maps", content: "none" }));
    const script = element("script", { src: "/plotly.min.js", onload: () => resolve(window.Plotly) });
    script.onerror = () => reject(new ApiError({
      code: "unavailable", message: "the charts can't be drawn: Plotly is missing", hint: "run script/bootstrap",
    }));
    document.head.append(script);
  });
  return library;
}

/** Colours of lines that stand for no expression, told apart also by those who see few colours. */
const tones = ["accent", "angry", "sad", "happy", "disgust", "fear", "surprise", "neutral"];

/** The name of the n-th line's colour, a custom property. */
export const tone = (index) => tones[index % tones.length];

export class Chart {
  /**
   * `x` and `y` are the axes' titles; `asShare` shows y as percent, `range` fixes it, and `isTall`
   * gives more room.
   */
  constructor({ label, x, y, asShare = false, range = null, isTall = false }) {
    Object.assign(this, { label, x, y, asShare, range, palette: new Palette(), series: [] });
    this.drawing = element("div", { class: `chart${isTall ? " high" : ""}`, role: "img", "aria-label": label });
    this.numbers = element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `${label}: numbers` });
    this.legend = new Legend(`${label}: what is drawn`, () => this.draw());
    this.place = element("figure", {}, this.drawing, this.legend.place,
      element("details", { class: "numbers" }, element("summary", {}, "Numbers"), this.numbers));
    // It may be drawn before it stands in the page, and the page may change its width.
    new ResizeObserver(() => {
      if (this.isDrawn && this.drawing.clientWidth) window.Plotly.Plots.resize(this.drawing);
    }).observe(this.drawing);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      if (this.place.isConnected && this.series.length) requestAnimationFrame(() => this.draw());
    });
  }

  /**
   * Draws lines and bars: `{name, x, y, tone}` with `kind` "bar", a `dash`, `hasPoints`, or `low` and
   * `high` of intervals; a `key` where names are not unique.
   */
  async show(series, summary = "") {
    this.series = series;
    this.drawing.setAttribute("aria-label", summary ? `${this.label}. ${summary}` : this.label);
    this.numbers.replaceChildren(this.table());
    this.legend.show(series.length < 2 ? [] : series.map(({ key, name, tone, kind, dash }) => (
      { key: key ?? name, name, mark: kind === "bar" ? "chip" : dash ? "stroke dash" : "stroke", tone })));
    await this.draw();
  }

  async draw() {
    const library = await plotly();
    await library.react(this.drawing, this.series.map((one) => this.trace(one)), this.layout(), {
      displayModeBar: false, showTips: false, doubleClick: false, scrollZoom: false,
    });
    this.isDrawn = true;
  }

  trace({ key, name, x, y, tone: color, kind, dash, low, high, hasPoints }) {
    const ink = this.palette[color] ?? this.palette.ink;
    const error = low ? {
      type: "data", symmetric: false, array: high.map((value, index) => value - y[index]),
      arrayminus: low.map((value, index) => y[index] - value), color: ink, thickness: 1.2, width: 3,
    } : undefined;
    const value = this.asShare ? "%{y:.1%}" : "%{y:.4~g}";
    const visible = !this.legend.hidden.has(key ?? name);
    const common = { name, x, y, visible, error_y: error, hovertemplate: `${name.replaceAll("<", "&lt;")}<br>%{x}: ${value}<extra></extra>` };
    if (kind === "bar") return { ...common, type: "bar", marker: { color: ink } };
    return { ...common, type: "scatter", mode: x.length < 2 || low || hasPoints ? "lines+markers" : "lines", line: { color: ink, width: 2, dash } };
  }

  layout() {
    const { ink, faint, line, card } = this.palette;
    const axis = { gridcolor: line, linecolor: line, zerolinecolor: line, tickfont: { color: faint }, fixedrange: true, automargin: true };
    const places = new Set(this.series.flatMap((one) => one.x));
    const isCounted = places.size <= 10 && [...places].every(Number.isInteger);
    const title = (text) => ({ text, font: { color: faint, size: 12 }, standoff: 6 });
    return {
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", dragmode: false,
      font: { family: "system-ui, sans-serif", size: 12, color: ink }, margin: { l: 52, r: 12, t: 10, b: 42 },
      xaxis: { ...axis, title: title(this.x), dtick: isCounted ? 1 : undefined }, // no half epochs
      yaxis: { ...axis, title: title(this.y), tickformat: this.asShare ? ".0%" : undefined, range: this.range ?? undefined, rangemode: this.range ? undefined : "tozero" },
      showlegend: false,
      hoverlabel: { bgcolor: card, bordercolor: faint, font: { family: "system-ui, sans-serif", color: ink } }, barmode: "group", bargap: 0.25,
    };
  }

  table() {
    const places = [...new Set(this.series.flatMap((one) => one.x))];
    const text = (value) => (value === undefined ? "" : this.asShare ? `${(100 * value).toFixed(1)} %` : value.toPrecision(4));
    return element("table", {},
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, this.x || "Of"),
        this.series.map((one) => element("th", { scope: "col" }, one.name)))),
      element("tbody", {}, places.map((place) => element("tr", {}, element("th", { scope: "row" }, String(place)),
        this.series.map((one) => element("td", {}, text(one.y[one.x.indexOf(place)])))))));
  }
}
