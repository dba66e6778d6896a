// The strip: the density of everything, and the window on it as a slider with two thumbs.
import { element } from "./dom.js";
import { FIRST, LAST, inWords, toDate } from "./days.js";
import { barsOf } from "./bars.js";
import { TEXT } from "./words.js";
import { View } from "./view.js";

const HEIGHT = 56;

export class Overview {
  /** @param {HTMLElement} range the window in words @param {{move: (from: number, to: number) => void, settle: () => void}} hands */
  constructor(range, hands) {
    this.hands = hands;
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.window = element("div", { class: "tl-brush", title: TEXT.move });
    this.start = this.thumb(TEXT.start, "from");
    this.end = this.thumb(TEXT.end, "to");
    this.ends = [element("span", { "aria-hidden": "true" }), element("span", { "aria-hidden": "true" })];
    this.labels = element("div", { class: "tl-overview-scale" }, this.ends[0], range, this.ends[1]);
    this.strip = element("div", { class: "tl-strip" }, this.canvas, this.window, this.start, this.end);
    this.root = element("div", { class: "tl-overview" }, this.strip, this.labels);
    this.domain = new View(0, 1, 1);
    this.view = new View(0, 1, 1);
    this.width = 0;
    this.listen();
  }

  /** @param {string} label @param {"from" | "to"} side */
  thumb(label, side) {
    const thumb = element("div", { class: `tl-thumb tl-thumb-${side}`, role: "slider", tabindex: "0", "aria-label": label, "data-side": side });
    thumb.addEventListener("keydown", (event) => this.key(event, side));
    return thumb;
  }

  /** @param {KeyboardEvent} event @param {"from" | "to"} side */
  key(event, side) {
    const step = Math.max(1, Math.round(this.view.span / 20));
    const far = Math.max(1, Math.round(this.view.span / 2));
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -far, PageUp: far };
    const ends = { Home: this.domain.from, End: this.domain.to };
    const { from, to } = this.view;
    const old = side === "from" ? from : to;
    const now = event.key in ends ? ends[/** @type {"Home" | "End"} */ (event.key)] : event.key in steps ? old + steps[event.key] : null;
    if (now === null) return;
    event.preventDefault();
    if (side === "from") this.hands.move(Math.min(now, to - 1), to);
    else this.hands.move(from, Math.max(now, from + 1));
    this.hands.settle();
  }

  listen() {
    const day = (/** @type {PointerEvent} */ event) => this.domain.day(event.clientX - this.strip.getBoundingClientRect().left);
    this.strip.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      const target = /** @type {HTMLElement} */ (event.target);
      const from = day(event);
      const old = this.view;
      const drag = dragOf(target.dataset.side ?? (target === this.window ? "window" : "new"), old, from);
      this.strip.setPointerCapture(event.pointerId);
      let moved = false;
      const move = (/** @type {PointerEvent} */ next) => {
        const to = day(next);
        if (!moved && Math.abs(to - from) * this.domain.scale < 3) return;
        moved = true;
        this.hands.move(...drag(to));
      };
      const up = () => {
        this.strip.removeEventListener("pointermove", move);
        this.strip.removeEventListener("pointerup", up);
        this.strip.removeEventListener("pointercancel", up);
        // A click beside the window brings the window there.
        if (!moved && target === this.canvas) this.hands.move(from - old.span / 2, from + old.span / 2);
        if (moved || target === this.canvas) this.hands.settle();
        if (target.dataset.side) target.focus();
      };
      this.strip.addEventListener("pointermove", move);
      this.strip.addEventListener("pointerup", up);
      this.strip.addEventListener("pointercancel", up);
    });
  }

  /** Reads the strip's width, before anything is written that would have the page laid out once more. */
  measure() {
    this.width = this.strip.clientWidth;
  }

  /** @param {import("./types.js").Overview} data @param {import("./theme.js").Theme} theme */
  show(data, theme) {
    const { width } = this;
    const pad = Math.max((data.last - data.first) * 0.01, 1);
    this.domain = new View(data.first - pad, data.last + 1 + pad, width);
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    Object.assign(this.canvas, { width: Math.round(width * ratio), height: HEIGHT * ratio });
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const bars = barsOf(data.counts, data.edges);
    const most = Math.max(1, ...bars.map((bar) => bar.total));
    context.globalAlpha = 0.7;
    for (const bar of bars) {
      const [x0, x1] = [this.domain.x(bar.first), this.domain.x(bar.last + 1)];
      const height = Math.max((bar.total / most) * (HEIGHT - 4), 1.5);
      let y = HEIGHT;
      for (const [type, count] of bar.parts) {
        const part = (count / bar.total) * height;
        context.fillStyle = theme.colour(type);
        context.fillRect(x0, y - part, Math.max(x1 - x0 - 0.5, 1), part);
        y -= part;
      }
    }
    for (const [i, day] of [data.first, data.last].entries()) this.ends[i].textContent = String(toDate(day).getUTCFullYear());
    this.place(this.view);
  }

  /** @param {View} view */
  place(view) {
    this.view = view;
    const { width } = this.domain;
    const clamp = (/** @type {number} */ x) => Math.min(Math.max(x, 0), width);
    const [x0, x1] = [clamp(this.domain.x(view.from)), clamp(this.domain.x(view.to))];
    this.window.style.transform = `translateX(${x0}px)`;
    this.window.style.width = `${Math.max(x1 - x0, 2)}px`;
    this.start.style.transform = `translateX(${x0}px)`;
    this.end.style.transform = `translateX(${x1}px)`;
  }

  /** Says the window to a screen reader; once it has come to rest. @param {View} view */
  say(view) {
    for (const [thumb, day] of /** @type {[HTMLElement, number][]} */ ([[this.start, view.first], [this.end, view.last]])) {
      thumb.setAttribute("aria-valuemin", String(Math.max(Math.min(Math.floor(this.domain.from), day), FIRST)));
      thumb.setAttribute("aria-valuemax", String(Math.min(Math.max(Math.ceil(this.domain.to), day), LAST)));
      thumb.setAttribute("aria-valuenow", String(day));
      thumb.setAttribute("aria-valuetext", inWords(day, day));
    }
  }
}

/** @param {string} what @param {View} old @param {number} start @returns {(day: number) => [number, number]} */
function dragOf(what, old, start) {
  if (what === "from") return (day) => [Math.min(day, old.to - 1), old.to];
  if (what === "to") return (day) => [old.from, Math.max(day, old.from + 1)];
  if (what === "window") return (day) => [old.from + day - start, old.to + day - start];
  return (day) => [Math.min(start, day), Math.max(start, day)];
}
