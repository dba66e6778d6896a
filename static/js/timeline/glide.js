// Moves to a view in sight of the reader, so that it is seen where it went.

const DURATION = 180; // ms

export class Glide {
  /** @param {(view: import("./view.js").View) => void} move @param {() => void} settle */
  constructor(move, settle) {
    this.move = move;
    this.settle = settle;
    this.frame = 0;
  }

  /** @param {import("./view.js").View} start @param {import("./view.js").View} target @param {boolean} still at once */
  go(start, target, still) {
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      const share = still ? 1 : Math.min(Math.max((now - began) / DURATION, 0), 1);
      this.move(share < 1 ? start.towards(target, 1 - (1 - share) ** 3) : target);
      if (share < 1) this.frame = requestAnimationFrame(step);
      else this.settle();
    };
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(step);
  }
}
