// The pieces of a fragment take their places at once. What htmx makes of their links and fields can wait until they are seen:
// it looks at every element that leaves or comes, which takes longer than all the rest.
import { afterFrame } from "./dom.js";

/** @type {Element[]} */
const unmade = [];

function make() {
  const { htmx } = /** @type {any} */ (window);
  for (const piece of unmade.splice(0)) if (piece.isConnected) htmx.process(piece);
}

// Nobody is too quick for it: what a hand does next finds the links made.
for (const name of ["click", "input", "change"]) addEventListener(name, make, true);

/** Replaces by id, keeping the focus; says so by the event "timeline:pieces" on the body. @param {string} html */
export function putInPlace(html) {
  const pieces = [...new DOMParser().parseFromString(html, "text/html").body.children];
  const held = /** @type {HTMLElement | null} */ (document.activeElement);
  const restore = focusKeeper(held);
  for (const piece of pieces) {
    piece.removeAttribute("hx-swap-oob");
    document.getElementById(piece.id)?.replaceWith(piece);
  }
  if (!held?.isConnected) restore();
  unmade.push(...pieces);
  afterFrame(make);
  document.body.dispatchEvent(new CustomEvent("timeline:pieces"));
}

/** To be asked before `held` leaves. A choice that is given up takes its chip along: the keys go on from the first that is left. @param {HTMLElement | null} held */
function focusKeeper(held) {
  const place = held?.id ? `#${CSS.escape(held.id)}` : held?.closest("#active") ? "#active a, #q" : "";
  const [start, end] = held instanceof HTMLInputElement ? [held.selectionStart, held.selectionEnd] : [null, null];
  return () => {
    const again = /** @type {HTMLElement | null} */ (place ? document.querySelector(place) : null);
    again?.focus({ preventScroll: true });
    if (again instanceof HTMLInputElement && start !== null) again.setSelectionRange(start, end);
  };
}
