// Moving in time. While the view moves nothing else is done but drawing, and fetching what it is about to run out of.
import { windowQuery } from "./address.js";
import { Glide } from "./glide.js";
import { View } from "./view.js";

const SETTLED = 260; // ms of rest before the list follows
const AHEAD = 90; // ms between two questions on the way

/**
 * @typedef {object} Hands
 * @property {() => import("./types.js").Picture | null} picture
 * @property {() => number} scale pixels per day for which the picture was laid out
 * @property {() => boolean} still whether motion is unwanted
 * @property {() => void} moved
 * @property {(query: URLSearchParams) => void} load
 * @property {(query: URLSearchParams) => void} rest the view has come to rest on this window
 */

export class Travel {
  /** @param {Hands} hands */
  constructor(hands) {
    this.hands = hands;
    this.view = new View(0, 365, 800);
    this.gliding = new Glide((view) => this.move(view), () => this.settle());
    this.timer = 0;
    /** @type {number | undefined} */ this.ahead = undefined;
  }

  /** @param {number} width */
  resize(width) {
    this.view = new View(this.view.from, this.view.to, width);
  }

  /** @param {View} view */
  move(view) {
    clearTimeout(this.timer);
    this.view = view;
    this.hands.moved();
    const picture = this.hands.picture();
    if (!picture) return;
    const [low, high] = picture.sent;
    const beyond = (view.first < low && low > picture.overview.first) || (view.last > high && high < picture.overview.last);
    const deeper = view.scale / this.hands.scale();
    if ((beyond || deeper > 3 || deeper < 0.4) && !this.ahead) {
      this.ahead = window.setTimeout(() => {
        this.ahead = undefined;
        this.hands.load(windowQuery(this.view));
      }, AHEAD);
    }
  }

  /** Whatever moved has come to rest: after a moment without another move the rest of the page follows. */
  settle() {
    clearTimeout(this.timer);
    clearTimeout(this.ahead);
    this.ahead = undefined;
    this.timer = window.setTimeout(() => this.hands.rest(windowQuery(this.view)), SETTLED);
  }

  /** @param {View} target */
  glide(target) {
    this.gliding.go(this.view, target, this.hands.still());
  }

  /** @param {number} day */
  centre(day) {
    this.glide(new View(day - this.view.span / 2, day + this.view.span / 2, this.view.width));
  }

  /** Shows a stretch, a short one with some days around it. @param {number} first @param {number} last */
  jump(first, last) {
    const around = last - first < 3 ? 14 : 0;
    this.show(first - around, last + around);
  }

  /** Shows just these days. @param {number} first @param {number} last */
  show(first, last) {
    this.glide(new View(first, last + 1, this.view.width));
  }

  /** A new picture's own window, with a margin where nothing bounds it. @param {import("./types.js").Picture} picture @param {URLSearchParams} query */
  fit(picture, query) {
    const [first, last] = picture.window;
    const span = last + 1 - first;
    const before = query.has("from") ? 0 : span * 0.02;
    const after = query.has("to") ? 0 : span * 0.08;
    this.view = new View(first - before, last + 1 + after, this.view.width);
  }
}
