// What can be pointed at in the picture, and where it stands.
import { AXIS_HEIGHT } from "./axis.js";
import { RADIUS } from "./boxes.js";
import { ROW, rowTop } from "./layout.js";

/** @typedef {import("./types.js").Item} Item */

/** @param {import("./types.js").Drawn} plot @param {import("./view.js").View} view @param {import("./types.js").Lane} lane @param {import("./types.js").Placed} placed */
export function boundsOf(plot, view, lane, placed) {
  const [low, high] = plot.picture?.sent ?? [0, 0];
  const { first, last } = placed.mark;
  let x0 = view.x(first ?? low);
  let x1 = view.x((last ?? high) + 1);
  if (first === last || x1 - x0 < 2 * RADIUS) {
    const middle = (x0 + x1) / 2;
    [x0, x1] = [middle - RADIUS, middle + RADIUS];
  }
  return { x0, x1, y: rowTop(lane, placed.row) + ROW / 2 };
}

/** What lies under a point of the plot. @param {import("./types.js").Drawn} plot @param {import("./view.js").View} view @param {number} across from the plot's left edge @param {number} y @returns {Item | null} */
export function itemAt(plot, view, across, y) {
  const x = across - plot.gutter;
  if (x < 0) return null;
  const index = plot.layout.lanes.findIndex((lane) => y >= lane.y && y <= lane.y + lane.height);
  const lane = plot.layout.lanes[index];
  if (!lane) return null;
  const row = Math.floor((lane.flipped ? lane.y + lane.height - y : y - lane.y) / ROW);
  const hit = lane.placed.find((placed) => {
    const { x0, x1 } = boundsOf(plot, view, lane, placed);
    const label = placed.label ? placed.labelWidth + 8 : 0;
    return placed.row === row && x >= x0 - 4 - (placed.before ? label : 0) && x <= x1 + 4 + (placed.before ? 0 : label);
  });
  if (hit) return { lane: index, mark: hit.mark };
  if (!lane.bars || (lane.placed.length && lane.height > ROW && row < 1)) return null;
  const reach = (/** @type {import("./types.js").Bar} */ bar) => (bar.cluster ? 12 : 0);
  const bar = lane.bars.find((one) => x >= view.x(one.first) - reach(one) && x < view.x(one.last + 1) + reach(one));
  return bar ? { lane: index, bar } : null;
}

/** Where an item stands: for the tooltip. @param {import("./types.js").Drawn} plot @param {import("./view.js").View} view @param {Item} item */
export function placeOf(plot, view, item) {
  const lane = plot.layout.lanes[item.lane];
  if (item.bar) return { x: plot.gutter + view.x((item.bar.first + item.bar.last + 1) / 2), y: lane.y + (lane.height > ROW ? ROW : 0) };
  const placed = lane.placed.find((one) => one.mark.id === item.mark?.id);
  if (!placed) return { x: plot.gutter + view.width / 2, y: AXIS_HEIGHT };
  const { x0, x1, y } = boundsOf(plot, view, lane, placed);
  return { x: plot.gutter + Math.min(Math.max((x0 + x1) / 2, 0), view.width), y: y - 12 };
}

/** The items of a lane in order of time, those in sight. @param {import("./types.js").Drawn} plot @param {number} index @param {import("./view.js").View} view @returns {Item[]} */
export function itemsOf(plot, index, view) {
  const lane = plot.layout.lanes[index];
  if (!lane) return [];
  const inSight = (/** @type {number} */ first, /** @type {number} */ last) => last >= view.first && first <= view.last;
  /** @type {Item[]} */
  const bars = (lane.bars ?? []).filter((bar) => inSight(bar.first, bar.last)).map((bar) => ({ lane: index, bar }));
  /** @type {Item[]} */
  const marks = lane.placed
    .filter(({ mark }) => inSight(mark.first ?? -Infinity, mark.last ?? Infinity))
    .map(({ mark }) => ({ lane: index, mark }));
  // The names above calendar bars are counted in them already: the arrows walk the bars.
  if (bars.length && lane.bars && !lane.bars[0].cluster) return bars;
  return [...bars, ...marks].sort((a, b) => dayOf(a) - dayOf(b));
}

/** @param {Item} item */
export function dayOf(item) {
  return item.bar ? item.bar.first : item.mark.first ?? item.mark.last ?? 0;
}
