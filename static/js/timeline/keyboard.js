import { dayOf, itemsOf } from "./items.js";

// The plot is one tab stop; inside it the arrows walk over lanes and marks.

/**
 * @typedef {object} Walk
 * @property {() => import("./view.js").View} view
 * @property {import("./plot.js").Plot} plot
 * @property {(item: import("./types.js").Item | null) => void} activate
 * @property {(item: import("./types.js").Item) => void} open
 * @property {Record<string, () => void>} actions by name
 */

/** @type {Record<string, string>} */
const ACTIONS = {
  "+": "zoomIn", "=": "zoomIn", "-": "zoomOut", "−": "zoomOut", PageUp: "earlier", PageDown: "later", 0: "fit", Home: "fit",
  t: "today", T: "today", "/": "search", "?": "help",
};

/** @param {HTMLElement} element @param {Walk} walk */
export function listenKeys(element, walk) {
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step(event.key, walk)) event.preventDefault();
  });
}

/** @param {string} key @param {Walk} walk @returns {boolean} whether the key was for us */
function step(key, walk) {
  const { plot } = walk;
  if (ACTIONS[key]) {
    walk.actions[ACTIONS[key]]();
    return true;
  }
  if (key === "ArrowLeft" || key === "ArrowRight") walk.activate(along(walk, key === "ArrowRight" ? 1 : -1));
  else if (key === "ArrowUp" || key === "ArrowDown") walk.activate(across(walk, key === "ArrowDown" ? 1 : -1));
  else if (key === "Enter" && plot.active) walk.open(plot.active);
  else if (key === "Escape" && plot.active) walk.activate(null);
  else return false;
  return true;
}

/** @param {Walk} walk @param {number} direction */
function along({ plot, view }, direction) {
  const lane = plot.active?.lane ?? firstFilled(plot, view(), 0, 1);
  const items = itemsOf(plot, lane, view());
  if (!items.length) return plot.active;
  const now = items.findIndex((item) => same(item, plot.active));
  if (now < 0) return items[direction > 0 ? 0 : items.length - 1];
  return items[Math.min(Math.max(now + direction, 0), items.length - 1)];
}

/** @param {Walk} walk @param {number} direction */
function across({ plot, view }, direction) {
  const now = plot.active;
  const lane = firstFilled(plot, view(), now ? now.lane + direction : 0, now ? direction : 1);
  const items = itemsOf(plot, lane, view());
  if (!items.length) return now;
  const day = now ? dayOf(now) : view().from;
  return items.reduce((best, item) => (Math.abs(dayOf(item) - day) < Math.abs(dayOf(best) - day) ? item : best));
}

/** @param {import("./plot.js").Plot} plot @param {import("./view.js").View} view @param {number} from @param {number} direction */
function firstFilled(plot, view, from, direction) {
  let lane = from;
  while (lane >= 0 && lane < plot.layout.lanes.length && !itemsOf(plot, lane, view).length) lane += direction;
  return lane;
}

/** @param {import("./types.js").Item} a @param {import("./types.js").Item | null} b */
function same(a, b) {
  return Boolean(b) && (a.mark ? a.mark.id === b?.mark?.id : a.bar.first === b?.bar?.first);
}

/** Goes to the field for the text. */
export function search() {
  const filters = document.getElementById("filters");
  if (filters instanceof HTMLDetailsElement) filters.open = true;
  document.getElementById("q")?.focus();
}
