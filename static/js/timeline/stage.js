// The elements of the picture, in the order of the page.
import { element } from "./dom.js";
import { guide } from "./guide.js";
import { isNarrow } from "./lanes.js";
import { TEXT } from "./words.js";

export class Stage {
  constructor() {
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.plot = element("div", {
      class: "tl-plot", "data-timeline-plot": "", tabindex: "0", role: "application", "aria-label": TEXT.timeline, "aria-describedby": "tl-help",
    }, this.canvas);
    this.gap = element("div", { class: "tl-gap" });
    this.range = element("p", { class: "tl-range" });
    this.notes = element("p", { class: "tl-notes" });
    this.problem = element("p", { class: "tl-problem", role: "alert" });
    this.live = element("p", { class: "visually-hidden", "aria-live": "polite" });
  }

  /**
   * @param {HTMLElement} root @param {HTMLElement} strip the overview @param {Node} tools above the plot @param {Node} key below it
   * @param {Node[]} unfolding what may be unfolded
   */
  assemble(root, strip, tools, key, unfolding) {
    const narrow = isNarrow(); // there the picture comes before its guide
    root.append(
      ...(narrow ? [] : [guide(), strip]), tools, this.problem,
      element("div", { class: "tl-frame" }, this.plot, this.gap),
      key, this.notes, ...(narrow ? [guide()] : []), ...unfolding, this.live,
      element("p", { id: "tl-help", class: "visually-hidden" }, TEXT.plotHelp),
    );
    if (narrow) root.before(strip); // beside the list, not only beside the plot: it stays on top of both
    root.dataset.timelineReady = "";
  }

  /** What you see stays; it may be tried again. @param {() => void} retry */
  fail(retry) {
    this.problem.replaceChildren(TEXT.failed, " ", element("button", { type: "button", class: "tl-button", click: retry }, TEXT.retry));
  }

  /** @param {string} words */
  say(words) {
    if (this.live.textContent !== words) this.live.textContent = words;
  }
}
