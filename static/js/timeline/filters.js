// A filter is chosen by its own links and form, which htmx fetches. What a link leads to can be read off its address, so the
// picture is asked for at the same time as the list; what is typed only the server can read.

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
  keepPlace();
  keepAway(document.getElementById("density"));
}

/** A choice that is given up takes its chip along: the keys go on from the first that is left. */
function keepPlace() {
  document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
    const leaving = /** @type {HTMLElement} */ (event.target);
    if (leaving.id !== "active" || !leaving.contains(document.activeElement)) return;
    const focus = () => /** @type {HTMLElement | null} */ (document.querySelector("#active a, #q"))?.focus({ preventScroll: true });
    document.body.addEventListener("htmx:afterSettle", focus, { once: true });
  });
}

/** The picture takes the place of the one without scripts, which need not be carried along unseen. @param {HTMLElement | null} density */
function keepAway(density) {
  density?.replaceChildren();
  density?.addEventListener("htmx:oobBeforeSwap", (event) => event.preventDefault());
}
