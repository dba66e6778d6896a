// The main picture, painted on a canvas: measured, it is the one way that keeps a frame short at any size of collection.
// Nothing is laid out anew while the picture moves; a screen reader has the list and the live region.
import { paintAxis } from "./axis.js";
import { RADIUS, isHeavy } from "./boxes.js";
import { boundsOf } from "./items.js";
import { ROW, arrange, gutterFor, rowTop } from "./layout.js";
import { paintMark, trace } from "./shapes.js";
import { number } from "./words.js";

/** @typedef {import("./types.js").Item} Item */

export class Plot {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    /** @type {import("./types.js").Picture | null} */ this.picture = null;
    /** @type {import("./types.js").Layout} */ this.layout = { lanes: [], height: 160, most: 1 };
    /** @type {Item | null} */ this.active = null;
    /** @type {Item | null} */ this.hovered = null;
    this.chosen = "";
    this.scale = 1;
    this.gutter = 0;
    this.stale = false;
    /** @type {Map<string, number>} */ this.widths = new Map();
  }

  /** @param {import("./types.js").Picture} picture @param {import("./view.js").View} view @param {import("./theme.js").Theme} theme @param {number} room @param {boolean} mirrored */
  show(picture, view, theme, room, mirrored) {
    this.picture = picture;
    const names = !this.gutter && picture.lanes.some((lane) => lane.label);
    this.layout = arrange(picture, view, room, names, mirrored, (text, heavy) => this.measure(theme, text, heavy));
    this.scale = view.scale;
    this.resize(view.width + this.gutter);
  }

  /** How much of a width is left for time. @param {number} width @param {string} lanes */
  timeWidth(width, lanes) {
    this.gutter = gutterFor(lanes, width);
    return width - this.gutter;
  }

  /** @param {number} width */
  resize(width) {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const [w, h] = [Math.round(width * ratio), Math.round(this.layout.height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) Object.assign(this.canvas, { width: w, height: h });
    this.canvas.style.height = `${this.layout.height}px`;
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** @param {import("./theme.js").Theme} theme @param {string} text @param {boolean} heavy */
  measure(theme, text, heavy) {
    const key = (heavy ? "b" : "n") + text;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.context.font = theme.font(13, heavy ? 600 : 400);
      width = this.context.measureText(text).width;
      if (this.widths.size > 5000) this.widths.clear();
      this.widths.set(key, width);
    }
    return width;
  }

  /**
   * @param {import("./view.js").View} view
   * @param {import("./theme.js").Theme} theme
   * @param {CanvasRenderingContext2D} [elsewhere] for an image of it
   * @returns {number} marks and bars painted
   */
  paint(view, theme, elsewhere) {
    const own = this.context;
    this.context = elsewhere ?? own;
    try {
      return this.paintAll(view, theme);
    } finally {
      this.context = own;
    }
  }

  /** @param {import("./view.js").View} view @param {import("./theme.js").Theme} theme */
  paintAll(view, theme) {
    const { context, layout } = this;
    context.clearRect(0, 0, view.width + this.gutter, layout.height);
    context.save();
    context.beginPath();
    context.rect(this.gutter, 0, view.width, layout.height);
    context.clip();
    context.translate(this.gutter, 0);
    paintAxis(context, view, theme, layout.height);
    let painted = 0;
    for (const [index, lane] of layout.lanes.entries()) {
      painted += lane.bars ? this.paintBars(view, theme, lane, index) : 0;
      painted += this.paintMarks(view, theme, lane, index);
    }
    context.restore();
    for (const lane of layout.lanes) if (lane.label) this.paintName(view, theme, lane);
    return painted;
  }

  /** @param {import("./view.js").View} view @param {import("./theme.js").Theme} theme @param {import("./types.js").Lane} lane */
  paintName(view, theme, lane) {
    const { context, gutter } = this;
    const count = number(lane.window);
    context.fillStyle = theme.line;
    context.fillRect(0, lane.y - (gutter ? 3 : 20), view.width + gutter, 1);
    context.textBaseline = "middle";
    context.font = theme.font(12, 600);
    context.fillStyle = theme.muted;
    if (gutter) {
      const room = gutter - context.measureText(count).width - 18;
      context.textAlign = "right";
      context.fillText(count, gutter - 8, lane.y + ROW / 2);
      context.textAlign = "left";
      const look = this.picture?.looks[lane.key];
      context.fillText(this.cut(lane.label, room - (look ? 26 : 0)), look ? 28 : 2, lane.y + ROW / 2);
      if (look) {
        context.fillStyle = theme.colour(lane.key);
        trace(context, look.shape, 12, lane.y + ROW / 2);
        context.fill();
        context.fillStyle = theme.onType;
        context.font = theme.font(11, 700);
        context.textAlign = "center";
        context.fillText(look.letter, 12, lane.y + ROW / 2 + (look.shape === "triangle" ? 2 : 0.5));
        context.textAlign = "left";
      }
      return;
    }
    const words = `${lane.label} · ${count}`;
    context.fillText(words, 4, lane.y - 9);
  }

  /** @param {string} text @param {number} room */
  cut(text, room) {
    let shown = text;
    while (shown.length > 3 && this.context.measureText(shown).width > room) shown = `${shown.replace(/…$/, "").slice(0, -1)}…`;
    return shown;
  }

  /** @param {import("./view.js").View} view @param {import("./theme.js").Theme} theme @param {import("./types.js").Lane} lane @param {number} index */
  paintBars(view, theme, lane, index) {
    const { context } = this;
    const bottom = lane.y + lane.height - 2;
    const tallest = (lane.height / ROW - (lane.height > ROW ? 1 : 0)) * ROW - 4;
    let painted = 0;
    for (const bar of lane.bars ?? []) {
      const [x0, x1] = [view.x(bar.first), view.x(bar.last + 1)];
      if (x1 < 0 || x0 > view.width) continue;
      painted += 1;
      if (bar.cluster) {
        this.paintCluster(theme, lane, index, bar, (x0 + x1) / 2, Math.max(x1 - x0, 0));
        continue;
      }
      const width = Math.max(x1 - x0 - 1, 1);
      const height = Math.min(Math.max((bar.total / this.layout.most) * tallest, 2), tallest);
      const top = lane.hanging ? lane.y : bottom - height;
      let y = top + height;
      context.globalAlpha = this.stale ? 0.45 : 0.85;
      for (const [type, count] of bar.parts) {
        const part = (count / bar.total) * height;
        context.fillStyle = theme.colour(type);
        context.fillRect(x0, y - part, width, part);
        y -= part;
      }
      context.globalAlpha = 1;
      if (this.isMarked(index, undefined, bar)) this.ring(theme, x0 - 2, top - 2, width + 4, height + 4);
    }
    return painted;
  }

  /** A counted mark: its number in the colour of what there is most of. */
  paintCluster(
    /** @type {import("./theme.js").Theme} */ theme, /** @type {import("./types.js").Lane} */ lane, /** @type {number} */ index,
    /** @type {import("./types.js").Bar} */ bar, /** @type {number} */ middle, /** @type {number} */ width,
  ) {
    const { context } = this;
    const [w, y] = [Math.max(width, 2 * RADIUS) + 8, rowTop(lane, 0) + 3];
    context.fillStyle = theme.colour([...bar.parts].sort((a, b) => b[1] - a[1])[0][0]);
    context.beginPath();
    context.roundRect(middle - w / 2, y, w, ROW - 6, 4);
    context.fill();
    context.fillStyle = theme.onType;
    context.font = theme.font(12, 700);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(number(bar.total), middle, y + ROW / 2 - 2.5);
    context.textAlign = "left";
    if (this.isMarked(index, undefined, bar)) this.ring(theme, middle - w / 2 - 2, y - 2, w + 4, ROW - 2);
  }

  /** @param {import("./view.js").View} view @param {import("./theme.js").Theme} theme @param {import("./types.js").Lane} lane @param {number} index */
  paintMarks(view, theme, lane, index) {
    const { context } = this;
    const looks = this.picture?.looks ?? {};
    const ends = new Float64Array(Math.ceil(lane.height / ROW) + 1).fill(-1e9);
    let painted = 0;
    for (const placed of lane.placed) {
      const { x0, x1, y } = boundsOf(this, view, lane, placed);
      if (x1 < -300 || x0 > view.width + 20) continue;
      painted += 1;
      if (this.isMarked(index, placed.mark)) this.ring(theme, Math.max(x0, 0) - 3, y - 13, Math.min(x1, view.width) - Math.max(x0, 0) + 6, 26);
      context.globalAlpha = this.stale ? 0.6 : 1;
      paintMark(context, theme, placed.mark, looks[placed.mark.type], x0, x1, y);
      // What has left at the left edge takes its name along: it must not hide the names that are still there.
      if (placed.label && x1 > 4) {
        const x = placed.before ? x0 - 6 - placed.labelWidth : Math.max(x1, 2 * RADIUS + 2) + 6;
        if (x > ends[placed.row]) this.paintLabel(theme, placed, x, y);
        ends[placed.row] = placed.before ? x1 : x + placed.labelWidth;
      }
      context.globalAlpha = 1;
    }
    return painted;
  }

  /** @param {import("./theme.js").Theme} theme @param {import("./types.js").Placed} placed @param {number} x @param {number} y */
  paintLabel(theme, placed, x, y) {
    const { context } = this;
    context.font = theme.font(13, isHeavy(placed.mark) ? 600 : 400);
    context.textBaseline = "middle";
    context.fillStyle = theme.text;
    context.fillText(placed.label, x, y + 0.5);
  }

  /** @param {number} lane @param {import("./types.js").Mark} [mark] @param {import("./types.js").Bar} [bar] */
  isMarked(lane, mark, bar) {
    if (mark && mark.id === this.chosen) return true;
    return [this.active, this.hovered].some(
      (item) => item && item.lane === lane && (mark ? item.mark?.id === mark.id : item.bar?.first === bar?.first && Boolean(bar)),
    );
  }

  /** @param {import("./theme.js").Theme} theme @param {number} x @param {number} y @param {number} width @param {number} height */
  ring(theme, x, y, width, height) {
    this.context.strokeStyle = theme.accent;
    this.context.lineWidth = 2;
    this.context.beginPath();
    this.context.roundRect(x, y, width, height, 5);
    this.context.stroke();
  }
}
