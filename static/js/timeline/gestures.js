// Mouse, touch and wheel on the plot. A plain wheel is never taken: it scrolls the page.

const SLOP = 4; // pixels that a click may wander

/**
 * @typedef {object} Hands
 * @property {() => import("./view.js").View} view
 * @property {() => number} left where time begins, in pixels from the left edge
 * @property {(view: import("./view.js").View) => void} move while it goes on
 * @property {() => void} settle when it has come to rest
 * @property {(x: number, y: number) => void} click
 * @property {(x: number, y: number, pressed: boolean) => void} hover
 * @property {() => void} leave
 */

/** @param {HTMLElement} element @param {Hands} hands */
export function listen(element, hands) {
  /** @type {Map<number, {x: number, y: number}>} */
  const held = new Map();
  let start = hands.view();
  let origin = { x: 0, y: 0 };
  let spread = 1;
  let moved = false;
  let wheelTimer = 0;

  const at = (/** @type {MouseEvent} */ event) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const middle = () => {
    const points = [...held.values()];
    return {
      x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
      y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
    };
  };
  const distance = () => {
    const [a, b] = [...held.values()];
    return b ? Math.max(Math.abs(a.x - b.x), 20) : 1;
  };
  const begin = () => {
    start = hands.view();
    origin = middle();
    spread = distance();
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    held.set(event.pointerId, at(event));
    if (held.size === 1) moved = false;
    begin();
  });
  element.addEventListener("pointermove", (event) => {
    const point = at(event);
    if (!held.has(event.pointerId)) {
      hands.hover(point.x, point.y, false);
      return;
    }
    held.set(event.pointerId, point);
    const now = middle();
    if (!moved && held.size === 1 && Math.abs(now.x - origin.x) < SLOP) return;
    if (!moved) element.setPointerCapture(event.pointerId);
    moved = true;
    hands.leave();
    const zoomed = held.size > 1 ? start.zoom(distance() / spread, origin.x - hands.left()) : start;
    hands.move(zoomed.pan(origin.x - now.x));
  });
  const release = (/** @type {PointerEvent} */ event) => {
    if (!held.has(event.pointerId)) return;
    const point = at(event);
    held.delete(event.pointerId);
    if (held.size) begin();
    else if (moved) hands.settle();
    else if (event.type === "pointerup") hands.click(point.x, point.y);
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
  element.addEventListener("pointerleave", () => hands.leave());

  element.addEventListener("wheel", (event) => {
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 200 : 1;
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
    if (event.ctrlKey || event.metaKey) hands.move(hands.view().zoom(Math.exp(-event.deltaY * unit * 0.0025), at(event).x - hands.left()));
    else if (sideways) hands.move(hands.view().pan(sideways * unit));
    else return;
    event.preventDefault();
    clearTimeout(wheelTimer);
    wheelTimer = window.setTimeout(hands.settle, 220);
  }, { passive: false });
}
