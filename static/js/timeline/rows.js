// Which row a mark stands in, so that no name lies on another.
import { withName } from "./boxes.js";

/** @typedef {import("./types.js").Placed} Placed */

/**
 * First fit, the most important first: a row with room for mark and label, else one with room for the mark alone.
 * Where names would crowd out marks, the marks are placed first and names get what is left.
 * @param {Placed[]} boxes
 * @param {number} rows
 * @param {boolean} labelledOnly leave out what finds no room for its label
 * @param {[number, number][]} [occupied] in the first row
 */
export function packRows(boxes, rows, labelledOnly, occupied = []) {
  const inside = boxes.filter((box) => box.inside);
  let [free, packed] = attempt(packNamesToo, inside, rows, occupied, labelledOnly);
  if (packed.unplaced && !labelledOnly) [free, packed] = attempt(packMarksFirst, inside, rows, occupied, false);
  // What a pan would bring in takes what is left, and never a row from what is in sight.
  for (const box of boxes) {
    if (box.inside) continue;
    let row = free.place(...withName(box));
    const label = row >= 0 ? box.label : "";
    if (row < 0 && !labelledOnly) row = Math.max(free.place(box.x0, box.x1 + 1), 0);
    if (row >= 0) packed.placed.push({ ...box, row, label });
  }
  packed.placed.sort((a, b) => a.x0 - b.x0);
  return packed;
}

/**
 * @param {(boxes: Placed[], rows: Rows, labelledOnly: boolean) => ReturnType<typeof summary>} pack
 * @param {Placed[]} boxes @param {number} rows @param {[number, number][]} occupied @param {boolean} labelledOnly
 * @returns {[Rows, ReturnType<typeof summary>]}
 */
function attempt(pack, boxes, rows, occupied, labelledOnly) {
  const free = new Rows(rows, occupied);
  return [free, pack(boxes, free, labelledOnly)];
}

/** @param {Placed[]} boxes @param {Rows} rows @param {boolean} labelledOnly */
function packNamesToo(boxes, rows, labelledOnly) {
  /** @type {Placed[]} */
  const placed = [];
  for (const box of boxes) {
    let row = rows.place(...withName(box));
    const labelled = row >= 0;
    if (!labelled && !labelledOnly) row = rows.place(box.x0, box.x1 + 1);
    if (row >= 0) placed.push({ ...box, row, label: labelled ? box.label : "" });
  }
  return summary(boxes, placed);
}

/** @param {Placed[]} boxes @param {Rows} rows */
function packMarksFirst(boxes, rows) {
  /** @type {Placed[]} */
  const placed = [];
  for (const box of [...boxes].sort((a, b) => a.x0 - b.x0)) {
    const row = rows.placeWide(box.x0, box.x1 + 1);
    if (row >= 0) placed.push({ ...box, row });
  }
  for (const box of [...placed].sort((a, b) => b.mark.importance - a.mark.importance)) {
    const [start, end] = withName(box);
    if (!(box.before ? rows.takeIn(box.row, start, box.x0) : rows.takeIn(box.row, box.x1 + 1, end))) box.label = "";
  }
  return summary(boxes, placed);
}

/** @param {Placed[]} boxes @param {Placed[]} placed */
function summary(boxes, placed) {
  return { placed, unlabelled: placed.filter((box) => !box.label).length, unplaced: boxes.length - placed.length };
}

/** Which stretches of each row are taken. */
class Rows {
  /** @param {number} count @param {[number, number][]} occupied in the first row */
  constructor(count, occupied) {
    /** @type {[number, number][][]} */
    this.taken = Array.from({ length: count }, (_, row) => (row ? [] : [...occupied]));
  }

  /** @param {number} from @param {number} to @returns {number} the row, -1 where there is no room */
  place(from, to) {
    return this.taken.findIndex((_, row) => this.takeIn(row, from, to));
  }

  /** The row that has been free for longest, so that marks spread and names find room. @param {number} from @param {number} to */
  placeWide(from, to) {
    const ends = this.taken.map((row) => Math.max(-Infinity, ...row.filter(([start]) => start < to).map(([, end]) => end)));
    const row = ends.indexOf(Math.min(...ends));
    return this.takeIn(row, from, to) ? row : this.place(from, to);
  }

  /** @param {number} row @param {number} from @param {number} to */
  takeIn(row, from, to) {
    const free = this.taken[row].every(([start, end]) => to <= start || from >= end);
    if (free) this.taken[row].push([from, to]);
    return free;
  }
}
