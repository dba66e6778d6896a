// A second slider, off by default: only what had been published by a day, with the status that it had then.
import { fromIso, inWords, toIso } from "./days.js";
import { element } from "./dom.js";
import { TEXT } from "./words.js";

const REST = 200; // ms

export class AsOf {
  /** @param {(day: string | null) => void} change told the day, null for off */
  constructor(change) {
    this.change = change;
    this.timer = 0;
    this.toggle = element("input", { type: "checkbox", change: () => this.turn() });
    this.slider = element("input", { type: "range", "aria-label": TEXT.asOf, title: TEXT.asOfHelp, input: () => this.slid() });
    this.words = element("output");
    this.root = element("div", { class: "tl-asof" }, element("label", {}, this.toggle, element("span", {}, TEXT.asOf)), this.slider, this.words);
  }

  /** @param {[number, number] | null} known @param {string | null} now the day in the address */
  show(known, now) {
    this.root.hidden = !known;
    if (!known) return;
    Object.assign(this.slider, { min: String(known[0]), max: String(known[1]) });
    const day = now ? fromIso(now) : null;
    this.toggle.checked = day !== null;
    this.slider.hidden = day === null;
    if (document.activeElement !== this.slider || day === null) this.slider.value = String(day ?? known[1]);
    this.say();
  }

  turn() {
    this.slider.hidden = !this.toggle.checked;
    this.say();
    this.change(this.toggle.checked ? toIso(Number(this.slider.value)) : null);
  }

  slid() {
    this.say();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.change(toIso(Number(this.slider.value))), REST);
  }

  say() {
    const day = Number(this.slider.value);
    const words = inWords(day, day);
    this.slider.setAttribute("aria-valuetext", words);
    this.words.textContent = this.toggle.checked ? words : "";
  }
}
