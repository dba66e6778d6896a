// A filter is chosen by its own links and form, which htmx fetches. What a link leads to can be read off its address, so the
// picture is asked for at the same time as the list; what is typed only the server can read.
import { putInPlace } from "./pieces.js";

/**
 * @typedef {object} Hands
 * @property {(search: string) => void} asked a link to a filter has been followed: its query string
 * @property {() => void} changed the address has it now
 */

/** @param {Hands} hands */
export function listenToFilters(hands) {
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const { target, pathInfo, boosted } = /** @type {CustomEvent} */ (event).detail;
    if (!boosted || target?.id !== "results") return;
    const asked = new URL(pathInfo.finalRequestPath, location.href);
    if (asked.pathname === location.pathname && !asked.searchParams.has("page")) hands.asked(asked.search);
  });
  document.body.addEventListener("htmx:pushedIntoHistory", () => hands.changed());
  takePieces();
  document.getElementById("density")?.replaceChildren(); // the picture takes the place of the one without scripts
}

/** All but the pager's answers, which also scroll, are put in their places without htmx. */
function takePieces() {
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    const html = detail.serverResponse;
    if (detail.target?.id !== "results" || !detail.shouldSwap || detail.elt.closest(".pager")) return;
    Object.assign(detail, { serverResponse: "", swapOverride: "none" });
    detail.target.addEventListener("htmx:afterSwap", () => putInPlace(html), { once: true });
  });
}
