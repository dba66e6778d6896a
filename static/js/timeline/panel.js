// The event's card beside the picture; on a phone a sheet from below. Its content is the event page's own.
import { element } from "./dom.js";
import { filterOnly } from "./address.js";
import { fetchOrKept } from "./source.js";
import { TEXT } from "./words.js";

export class Panel {
  /** @param {{changed: (id: string) => void}} hands told which event is open, "" for none */
  constructor(hands) {
    this.hands = hands;
    this.id = "";
    /** @type {HTMLElement | null} */ this.cameFrom = null;
    this.body = element("div", { class: "tl-panel-body" });
    this.page = element("a", { class: "tl-panel-page" }, TEXT.openPage);
    this.root = element(
      "div",
      { class: "tl-panel", role: "dialog", "aria-label": TEXT.eventPanel, tabindex: "-1" },
      element("div", { class: "tl-panel-head" }, this.page,
        element("button", { type: "button", class: "tl-button tl-close", "aria-label": TEXT.close, click: () => this.close() }, "×")),
      this.body,
    );
    this.root.hidden = true;
    document.body.append(this.root);
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
    this.root.addEventListener("click", (event) => this.follow(event));
  }

  /** Links to other events (previous and next in the filter) open here. @param {MouseEvent} event */
  follow(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = /** @type {Element} */ (event.target).closest("a[data-panel-event], a[rel~=prev], a[rel~=next]");
    const id = link && idOf(/** @type {HTMLAnchorElement} */ (link).href);
    if (!id) return;
    event.preventDefault();
    this.open(id);
  }

  /** @param {string} id @param {boolean} [silent] the address says it already */
  async open(id, silent = false) {
    if (this.root.hidden) this.cameFrom = /** @type {HTMLElement | null} */ (document.activeElement);
    this.id = id;
    this.root.hidden = false;
    this.root.setAttribute("aria-busy", "true");
    if (!silent) this.hands.changed(id);
    const query = filterOnly();
    this.page.href = `/event/${id}/${query.size ? `?${query}` : ""}`;
    query.set("fragment", "1");
    try {
      const response = await fetchOrKept(`/event/${id}/?${query}`, { headers: { "HX-Request": "true" } });
      if (!response.ok) throw new Error(String(response.status));
      const html = await response.text();
      if (this.id !== id) return;
      this.body.innerHTML = html;
      /** @type {any} */ (window).htmx?.process(this.body);
    } catch {
      const again = element("button", { type: "button", class: "tl-button", click: () => this.open(id, true) }, TEXT.retry);
      this.body.replaceChildren(element("p", {}, TEXT.panelFailed), again);
    }
    this.root.removeAttribute("aria-busy");
    this.focus();
  }

  focus() {
    const heading = this.body.querySelector("h1, h2, h3");
    const target = /** @type {HTMLElement} */ (heading ?? this.root);
    if (heading) {
      target.setAttribute("tabindex", "-1");
      this.root.setAttribute("aria-label", heading.textContent?.trim() ?? TEXT.eventPanel);
    }
    this.root.scrollTop = 0;
    target.focus({ preventScroll: true });
  }

  /** @param {boolean} [silent] */
  close(silent = false) {
    if (this.root.hidden) return;
    this.root.hidden = true;
    this.id = "";
    this.body.replaceChildren();
    if (!silent) this.hands.changed("");
    this.cameFrom?.focus({ preventScroll: true });
  }
}

/** @param {string} href */
function idOf(href) {
  return new URL(href, location.href).pathname.match(/^\/event\/([^/]+)\/$/)?.[1] ?? "";
}
