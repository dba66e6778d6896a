// A rectangle drawn on the map with the mouse or a pen. A finger scrolls the page instead and taps what it wants.

const SLOP = 4; // units of the drawing that a click may wander

/**
 * @param {SVGSVGElement} svg
 * @param {(within: (at: [number, number]) => boolean) => void} done told how to tell what lies in the rectangle
 */
export function brush(svg, done) {
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch") return;
    const from = pointOf(svg, event);
    const control = new AbortController();
    /** @type {SVGRectElement | null} */ let drawn = null;
    let to = from;
    const end = () => {
      control.abort();
      drawn?.remove();
    };
    const move = (/** @type {PointerEvent} */ next) => {
      to = pointOf(svg, next);
      if (!drawn && Math.hypot(to[0] - from[0], to[1] - from[1]) < SLOP) return;
      if (!drawn) {
        drawn = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        drawn.setAttribute("class", "tl-map-brush");
        svg.append(drawn);
        svg.setPointerCapture(event.pointerId); // from here on it is no click on what lies below
      }
      for (const [name, at] of /** @type {[string, number][]} */ ([["x", 0], ["y", 1]])) drawn.setAttribute(name, String(Math.min(from[at], to[at])));
      for (const [name, at] of /** @type {[string, number][]} */ ([["width", 0], ["height", 1]])) drawn.setAttribute(name, String(Math.abs(from[at] - to[at])));
    };
    const up = () => {
      const isBrush = Boolean(drawn);
      end();
      if (isBrush) done((at) => between(at[0], from[0], to[0]) && between(at[1], from[1], to[1]));
    };
    const { signal } = control;
    svg.addEventListener("pointermove", move, { signal });
    svg.addEventListener("pointerup", up, { signal });
    svg.addEventListener("pointercancel", end, { signal });
    addEventListener("keydown", (key) => key.key === "Escape" && end(), { signal });
    event.preventDefault(); // nothing is selected meanwhile
  });
}

/** In the drawing's own units. @param {SVGSVGElement} svg @param {MouseEvent} event @returns {[number, number]} */
function pointOf(svg, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse());
  return [at.x, at.y];
}

/** @param {number} value @param {number} one @param {number} other */
function between(value, one, other) {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}
