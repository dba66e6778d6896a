// How a mark says what is known: filled where it happened, hollow where planned, dashed where claimed, struck where
// denied, crossed where cancelled; faded with soft ends where only bounds are known.
import { RADIUS } from "./boxes.js";

const HOLLOW = new Set(["planned", "offered", "hypothetical", "postponed"]);
const CROSSED = new Set(["cancelled", "did_not_happen"]);
const STRUCK = new Set(["denied", "retracted"]);
const DASHED = new Set(["claimed", "disputed"]);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./theme.js").Theme} theme
 * @param {import("./types.js").Mark} mark
 * @param {import("./types.js").Look | undefined} look
 * @param {number} x0 @param {number} x1 ends of its bounds @param {number} y its middle
 */
export function paintMark(context, theme, mark, look, x0, x1, y) {
  const colour = theme.colour(mark.type);
  const middle = (x0 + x1) / 2;
  const isPoint = mark.first === mark.last && mark.first !== null;
  if (!isPoint || mark.approximate) paintBounds(context, theme, mark, colour, x0, x1, y);
  const at = isPoint ? middle : Math.min(Math.max(mark.span ? x0 + RADIUS : middle, RADIUS + 2), Math.max(x1 - RADIUS, RADIUS + 2));
  paintSymbol(context, theme, mark, look, colour, at, y);
}

/** The bar behind: solid for a span, faded with soft ends for "at some time within". */
function paintBounds(
  /** @type {CanvasRenderingContext2D} */ context, /** @type {import("./theme.js").Theme} */ theme,
  /** @type {import("./types.js").Mark} */ mark, /** @type {string} */ colour,
  /** @type {number} */ x0, /** @type {number} */ x1, /** @type {number} */ y,
) {
  const isPoint = mark.first === mark.last;
  const tail = mark.approximate ? 18 : 0;
  const [from, to] = [Math.max(x0 - tail, -50), Math.min(x1 + tail, 10_000)];
  if (to <= from) return;
  const softLeft = !mark.span || mark.approximate || mark.first === null;
  const softRight = !mark.span || mark.approximate || mark.last === null;
  const edge = Math.min(0.5, Math.max(mark.span ? 24 : 0.28 * (to - from), tail) / (to - from));
  const fill = context.createLinearGradient(from, 0, to, 0);
  fill.addColorStop(0, softLeft ? "transparent" : colour);
  fill.addColorStop(edge, colour);
  fill.addColorStop(1 - edge, colour);
  fill.addColorStop(1, softRight ? "transparent" : colour);
  context.fillStyle = fill;
  context.globalAlpha = mark.span && !isHollow(mark) ? 0.55 : 0.3;
  const half = mark.span || isPoint ? 5 : 7;
  context.beginPath();
  context.roundRect(from, y - half, to - from, 2 * half, mark.span ? 3 : half);
  context.fill();
  context.globalAlpha = 1;
  if (mark.span && isHollow(mark)) outline(context, theme, mark, colour);
  if (mark.first === null) chevrons(context, colour, Math.max(from, 0) + 14, y, -1);
  if (mark.last === null) chevrons(context, colour, Math.min(to, context.canvas.clientWidth) - 14, y, 1);
}

/** @param {CanvasRenderingContext2D} context @param {string} colour @param {number} x @param {number} y @param {number} side */
function chevrons(context, colour, x, y, side) {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.setLineDash([]);
  context.beginPath();
  for (const shift of [0, 6]) {
    context.moveTo(x + (shift - 3) * side, y - 4);
    context.lineTo(x + (shift + 1) * side, y);
    context.lineTo(x + (shift - 3) * side, y + 4);
  }
  context.stroke();
}

/** The shape with its letter. */
function paintSymbol(
  /** @type {CanvasRenderingContext2D} */ context, /** @type {import("./theme.js").Theme} */ theme,
  /** @type {import("./types.js").Mark} */ mark, /** @type {import("./types.js").Look | undefined} */ look,
  /** @type {string} */ colour, /** @type {number} */ x, /** @type {number} */ y,
) {
  trace(context, look?.shape ?? "circle", x, y);
  const hollow = isHollow(mark) || DASHED.has(mark.credence);
  context.fillStyle = hollow ? theme.paper : colour;
  context.fill();
  if (hollow) outline(context, theme, mark, colour);
  context.fillStyle = hollow ? colour : theme.onType;
  context.font = theme.font(11, 700);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const low = look?.shape === "triangle" ? 2 : 0.5;
  context.fillText(mark.uncertain ? "?" : look?.letter ?? "", x, y + low);
  context.textAlign = "left";
  if (CROSSED.has(mark.status)) strike(context, theme, x, y, true);
  else if (STRUCK.has(mark.credence)) strike(context, theme, x, y, false);
}

/** @param {import("./types.js").Mark} mark */
function isHollow(mark) {
  return HOLLOW.has(mark.status) || CROSSED.has(mark.status);
}

/** @param {CanvasRenderingContext2D} context @param {import("./theme.js").Theme} theme @param {import("./types.js").Mark} mark @param {string} colour */
function outline(context, theme, mark, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  context.setLineDash(DASHED.has(mark.credence) ? [3, 2.5] : []);
  context.stroke();
  context.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} context @param {string} shape @param {number} x @param {number} y */
export function trace(context, shape, x, y) {
  context.beginPath();
  if (shape === "square") context.roundRect(x - 8.5, y - 8.5, 17, 17, 2);
  else if (shape === "diamond") polygon(context, [[x, y - 11], [x + 11, y], [x, y + 11], [x - 11, y]]);
  else if (shape === "triangle") polygon(context, [[x, y - 11], [x + 11.5, y + 9], [x - 11.5, y + 9]]);
  else context.arc(x, y, RADIUS, 0, 2 * Math.PI);
}

/** @param {CanvasRenderingContext2D} context @param {number[][]} points */
function polygon(context, points) {
  points.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

/** @param {CanvasRenderingContext2D} context @param {import("./theme.js").Theme} theme @param {number} x @param {number} y @param {boolean} both */
function strike(context, theme, x, y, both) {
  for (const [colour, width] of /** @type {[string, number][]} */ ([[theme.paper, 4], [theme.text, 1.75]])) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x - 10, y + 10);
    context.lineTo(x + 10, y - 10);
    if (both) {
      context.moveTo(x - 10, y - 10);
      context.lineTo(x + 10, y + 10);
    }
    context.stroke();
  }
}
