// The list, the counts and the sentence follow the window: the same fragment that htmx takes for a filter.
import { putInPlace } from "./pieces.js";
import { fetchOrKept } from "./source.js";

/** @type {AbortController | null} */
let underWay = null;

/** What is under way would come too late: the window has moved on. */
export function abandonResults() {
  underWay?.abort();
  underWay = null;
}

/** @param {string} address @param {string} [left] the address that was left, to which "Undo" leads back */
export async function refreshResults(address, left = location.href) {
  abandonResults();
  const control = new AbortController();
  underWay = control;
  const list = document.getElementById("results");
  if (!list) return;
  list.setAttribute("aria-busy", "true");
  try {
    const response = await fetchOrKept(address, { headers: { "HX-Request": "true", "HX-Current-URL": left }, signal: control.signal });
    if (!response.ok) throw new Error(String(response.status));
    const html = await response.text();
    const { htmx } = /** @type {any} */ (window);
    if (htmx) putInPlace(html);
    else takeOver(html);
  } catch (error) {
    if (!control.signal.aborted) throw error;
  } finally {
    if (underWay === control) document.getElementById("results")?.removeAttribute("aria-busy");
  }
}

/** In a frame, where there are no filters: the list and the sentence alone. @param {string} html */
function takeOver(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const [sentence, said] = [document.getElementById("summary"), fresh.getElementById("summary")];
  if (sentence && said) sentence.textContent = said.textContent;
  document.getElementById("results")?.replaceWith(/** @type {HTMLElement} */ (fresh.getElementById("results")));
}
