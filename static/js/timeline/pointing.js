// What the mouse or the keys point at: its ring in the picture, its tooltip, its words for a screen reader.
import { placeOf } from "./items.js";
import { Tooltip } from "./tooltip.js";
import { about, heading } from "./words.js";

/** @typedef {import("./types.js").Item} Item */

export class Pointing {
  /**
   * @param {import("./plot.js").Plot} plot
   * @param {HTMLElement} live read out politely
   * @param {() => import("./view.js").View} view
   * @param {() => void} draw
   */
  constructor(plot, live, view, draw) {
    this.plot = plot;
    this.live = live;
    this.view = view;
    this.draw = draw;
    this.tooltip = new Tooltip();
  }

  /** @param {Item | null} item under the mouse */
  hover(item) {
    if (item === this.plot.hovered) return;
    this.plot.hovered = item;
    this.tooltip.root.parentElement?.classList.toggle("tl-pointing", Boolean(item));
    this.show();
  }

  /** @param {Item | null} item reached by keys */
  activate(item) {
    this.plot.active = item;
    if (item) this.live.textContent = item.mark ? `${heading(item)}. ${about(item.mark)}` : heading(item);
    this.show();
  }

  show() {
    const { plot } = this;
    const item = plot.hovered ?? plot.active;
    this.tooltip.show(item, item ? placeOf(plot, this.view(), item) : { x: 0, y: 0 }, plot.picture, this.view().width + plot.gutter);
    this.draw();
  }

  /** Where to zoom: at what the keys have reached, else in the middle. */
  x() {
    const { active, gutter } = this.plot;
    return active ? placeOf(this.plot, this.view(), active).x - gutter : this.view().width / 2;
  }
}
