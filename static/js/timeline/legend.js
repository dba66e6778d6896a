// The legend teaches the marks with the marks themselves; the keys stand beside it.
import { element } from "./dom.js";
import { RADIUS } from "./boxes.js";
import { paintMark } from "./shapes.js";
import { TEXT, WORDS } from "./words.js";

/** @type {import("./types.js").Mark} */
const PLAIN = {
  id: "", title: "", type: "CONSULT", kind: "", status: "occurred", credence: "stated", date: "", first: 0, last: 0,
  span: false, approximate: false, uncertain: false, sources: 1, place: "", importance: 0,
};

/** @type {[string, Partial<import("./types.js").Mark>][]} */
const LESSONS = [
  [WORDS.lessons.day, {}],
  [WORDS.lessons.span, { last: 9, span: true }],
  [WORDS.lessons.within, { last: 9 }],
  [WORDS.lessons.about, { approximate: true }],
  [WORDS.lessons.uncertain, { uncertain: true }],
  [WORDS.lessons.open, { last: null, span: true }],
  [WORDS.lessons.planned, { status: "planned" }],
  [WORDS.lessons.claimed, { credence: "claimed" }],
  [WORDS.lessons.denied, { credence: "denied" }],
  [WORDS.lessons.cancelled, { status: "cancelled" }],
];

const [POINT, BAR] = [26, 64]; // widths of a sample
const TAUGHT_AT_ONCE = [0, 1, 2, 6, 7, 8]; // the lessons without which the picture is misread

/** @param {import("./theme.js").Theme} theme @param {Partial<import("./types.js").Mark>} change @param {string} words @param {Record<string, import("./types.js").Look>} looks */
function sampleOf(theme, change, words, looks) {
  return element("li", {}, drawing(theme, { ...PLAIN, ...change }, looks), element("span", {}, words));
}

/** The line below the picture. @param {import("./theme.js").Theme} theme @param {Record<string, import("./types.js").Look>} looks */
function shortLegend(theme, looks) {
  return TAUGHT_AT_ONCE.map((i) => sampleOf(theme, LESSONS[i][1], LESSONS[i][0], looks));
}

/** @param {import("./theme.js").Theme} theme @param {Record<string, import("./types.js").Look>} looks */
function legend(theme, looks) {
  const sample = (/** @type {Partial<import("./types.js").Mark>} */ change, /** @type {string} */ words) => sampleOf(theme, change, words, looks);
  const types = Object.entries(looks).map(([type, look]) => sample({ type }, look.label));
  const keys = Object.values(WORDS.keys).flatMap(([key, words]) => [element("dt", {}, key), element("dd", {}, words)]);
  return [
    element("h3", {}, TEXT.marksTitle), element("ul", { class: "tl-lessons" }, ...LESSONS.map(([words, change]) => sample(change, words))),
    element("p", {}, TEXT.importance),
    element("h3", {}, TEXT.typesTitle), element("p", {}, TEXT.shapes), element("ul", { class: "tl-lessons" }, ...types),
    element("h3", {}, TEXT.keysTitle), element("dl", { class: "tl-keys" }, ...keys),
  ];
}

/** @param {import("./theme.js").Theme} theme @param {import("./types.js").Mark} mark @param {Record<string, import("./types.js").Look>} looks */
function drawing(theme, mark, looks) {
  const canvas = element("canvas", { "aria-hidden": "true", class: "tl-sample" });
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const isBar = mark.first !== mark.last || mark.approximate;
  const width = isBar ? BAR : POINT;
  Object.assign(canvas, { width: width * ratio, height: 24 * ratio });
  canvas.style.width = `${width}px`;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const inset = isBar && !mark.approximate ? 4 : width / 2 - RADIUS;
  paintMark(context, theme, mark, looks[mark.type], inset, width - inset, 12);
  return canvas;
}

/** What the marks mean: the short line below the picture, and the whole of it to unfold. */
export class Legend {
  constructor() {
    this.line = element("ul", { class: "tl-key" });
    this.root = element("details", { class: "tl-legend", toggle: () => this.fill() }, element("summary", {}, TEXT.legend), element("div"));
    /** @type {[import("./theme.js").Theme, Record<string, import("./types.js").Look>] | null} */ this.shown = null;
  }

  /** @param {import("./theme.js").Theme} theme @param {Record<string, import("./types.js").Look>} looks */
  show(theme, looks) {
    this.shown = [theme, looks];
    this.line.replaceChildren(...shortLegend(theme, looks));
    this.fill();
  }

  fill() {
    if (this.root.open && this.shown) this.root.lastElementChild?.replaceChildren(...legend(...this.shown));
  }

  open() {
    this.root.open = true;
    this.root.querySelector("summary")?.focus();
  }
}
