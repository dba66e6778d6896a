import { FIRST, LAST } from "./days.js";

const NARROWEST = 1; // day
const WIDEST = 366_000; // a thousand years

/** The stretch of time in sight: `from` to `to` in days (fractions allowed, end exclusive) over `width` pixels. */
export class View {
  /** @param {number} from @param {number} to @param {number} width */
  constructor(from, to, width) {
    this.width = Math.max(width, 1);
    const span = Math.min(Math.max(to - from, NARROWEST), WIDEST);
    const middle = (from + to) / 2;
    this.from = Math.min(Math.max(middle - span / 2, FIRST), LAST + 1 - span);
    this.to = this.from + span;
  }

  get span() {
    return this.to - this.from;
  }

  /** Pixels per day. */
  get scale() {
    return this.width / this.span;
  }

  /** @param {number} day */
  x(day) {
    return (day - this.from) * this.scale;
  }

  /** @param {number} x */
  day(x) {
    return this.from + x / this.scale;
  }

  /** The whole days that are in sight, also in part. */
  get first() {
    return Math.floor(this.from + 1e-6);
  }

  get last() {
    return Math.ceil(this.to - 1e-6) - 1;
  }

  /** @param {number} pixels to the right in time */
  pan(pixels) {
    return new View(this.from + pixels / this.scale, this.to + pixels / this.scale, this.width);
  }

  /** @param {number} factor above 1 shows less @param {number} [x] stays where it is; the middle if left out */
  zoom(factor, x = this.width / 2) {
    const span = Math.min(Math.max(this.span / factor, NARROWEST), WIDEST);
    const from = this.day(x) - (x / this.width) * span;
    return new View(from, from + span, this.width);
  }

  /** @param {View} other @param {number} share 0 to 1 of the way */
  towards(other, share) {
    const mix = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * share;
    return new View(mix(this.from, other.from), mix(this.to, other.to), this.width);
  }
}
