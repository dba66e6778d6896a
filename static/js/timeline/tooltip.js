import { element } from "./dom.js";
import { detail, heading } from "./words.js";

/** The words beside the pointer or the active mark; a screen reader hears the live region instead. */
export class Tooltip {
  constructor() {
    this.title = element("strong");
    this.detail = element("span");
    this.root = element("div", { class: "tl-tooltip", "aria-hidden": "true" }, this.title, this.detail);
    this.root.hidden = true;
  }

  /** @param {import("./types.js").Item | null} item @param {{x: number, y: number}} at @param {import("./types.js").Picture | null} picture @param {number} width */
  show(item, at, picture, width) {
    this.root.hidden = !item || !picture;
    if (!item || !picture) return;
    this.title.textContent = heading(item);
    this.detail.textContent = detail(item, picture);
    const half = Math.min(160, width / 2);
    const x = Math.min(Math.max(at.x, half), width - half);
    this.root.style.transform = `translate(${x}px, ${at.y}px) translate(-50%, -100%)`;
  }
}
