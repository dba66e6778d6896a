// Where everything stands: lanes from top to bottom, rows within a lane so that no label lies on another.
import { AXIS_HEIGHT } from "./axis.js";
import { areSteps, barsOf, countHere, gather } from "./bars.js";
import { LABEL_GAP, box, isHeavy, shorten } from "./boxes.js";
import { packRows } from "./rows.js";

export const ROW = 24;
const FULL_LABEL = 560;
const SHORTEST_LABEL = 90; // below, a name says too little
const LANE_GAP = 6;
const MOST_BAR_ROWS = 3; // the first of them for names
const MOST_ROWS_COMPARED = 8;
const MOST_ROWS_ALONE = 6;
const LANE_NAME = 18;
const GUTTER = 172;
const WIDEST_CLUSTER = 150; // pixels; wider ones are better told as bars

/** @typedef {import("./types.js").Placed} Placed */
/** @typedef {import("./types.js").Bar} Bar */
/** @typedef {import("./types.js").Lane} Lane */
/** @typedef {import("./types.js").Layout} Layout */

/** The room at the left for the lanes' names; on a narrow screen they stand above their lanes. @param {string} lanes @param {number} width */
export function gutterFor(lanes, width) {
  return lanes !== "none" && width >= 720 ? GUTTER : 0;
}

/**
 * @param {import("./types.js").Picture} picture
 * @param {import("./view.js").View} view
 * @param {number} room pixels of height that should do
 * @param {boolean} names above the lanes
 * @param {boolean} mirrored the first two lanes face each other across the line between them
 * @param {(text: string, heavy: boolean) => number} measure the width of a label
 * @returns {Layout}
 */
export function arrange(picture, view, room, names, mirrored, measure) {
  const shown = picture.lanes.filter((lane) => lane.sent > 0);
  const head = LANE_GAP + (names ? LANE_NAME : 0);
  const all = Math.floor((room - AXIS_HEIGHT) / ROW);
  const mostRows = Math.max(5, Math.min(all, Math.floor((2 * all) / Math.max(shown.length, 1))));
  const drafts = shown.map((lane) => new Draft(lane, picture, view, mostRows, measure));
  if (drafts.length === 1) drafts[0].giveRows(MOST_ROWS_ALONE);
  if (mirrored) likeWithLike(drafts.slice(0, 2), picture.edges);
  let free = Math.floor((room - AXIS_HEIGHT - drafts.length * head) / ROW) - drafts.length;
  for (; free > 0; free -= 1) {
    const neediest = drafts.reduce((a, b) => (b.wants > a.wants ? b : a), drafts[0]);
    if (!neediest?.wants) break;
    neediest.grow();
  }
  // What still does not fit as single marks becomes counted bars.
  for (const draft of drafts) if (draft.unplaced) draft.turnIntoBars(picture.edges);
  let y = AXIS_HEIGHT;
  for (const draft of drafts) draft.lengthen((view.from - picture.sent[0]) * view.scale, (view.to - picture.sent[0]) * view.scale);
  const lanes = drafts.map(({ lane, rows, placed, bars }, index) => {
    const top = y + head;
    y = top + rows * ROW;
    return { key: lane.key, label: lane.label, window: lane.window, y: top, height: rows * ROW, placed, bars, flipped: mirrored && index === (areSteps(bars) ? 1 : 0), hanging: mirrored && index === 1 };
  });
  const counted = lanes.flatMap((lane) => lane.bars ?? []).filter((bar) => !bar.cluster && bar.first < view.to && bar.last >= view.from);
  const most = Math.max(1, ...counted.map((bar) => bar.total));
  return { lanes, height: Math.max(y + LANE_GAP, AXIS_HEIGHT + 3 * ROW), most };
}

/** What is compared is told alike: where one has no room for single marks, both are counted, on one scale. @param {Draft[]} pair @param {number[]} edges */
function likeWithLike(pair, edges) {
  const isCounted = pair.some((draft) => draft.bars);
  for (const draft of pair) {
    if (isCounted && !areSteps(draft.bars)) draft.countBySteps(edges);
    draft.giveRows(MOST_ROWS_COMPARED);
  }
}

/** The upper edge of a row. @param {Lane} lane @param {number} row */
export function rowTop(lane, row) {
  return lane.flipped ? lane.y + lane.height - (row + 1) * ROW : lane.y + row * ROW;
}

/** A lane while rows are still being shared out. */
class Draft {
  /**
   * @param {import("./types.js").LaneData} lane
   * @param {import("./types.js").Picture} picture
   * @param {import("./view.js").View} view
   * @param {number} mostRows that it may need for its marks before it is told as bars
   * @param {(text: string, heavy: boolean) => number} measure
   */
  constructor(lane, picture, view, mostRows, measure) {
    this.lane = lane;
    this.measure = measure;
    this.rows = 1;
    this.mostBarRows = MOST_BAR_ROWS;
    const order = [...lane.marks].sort((a, b) => b.importance - a.importance || (a.first ?? 0) - (b.first ?? 0));
    this.boxes = order.map((mark) => box(mark, picture, view, measure));
    /** @type {Bar[] | null} */ this.bars = lane.counts && barsOf(lane.counts, picture.edges);
    /** @type {Placed[]} */ this.placed = [];
    this.unplaced = 0;
    this.wants = 0; // how badly it needs another row; 0 for not at all
    if (!this.bars && packRows(this.boxes, mostRows, false).unplaced) this.turnIntoBars(picture.edges);
    else this.pack();
  }

  /** Lets bars take more rows. @param {number} most */
  giveRows(most) {
    this.mostBarRows = most;
    if (areSteps(this.bars)) this.pack();
  }

  grow() {
    this.rows += 1;
    this.pack();
  }

  /** Neighbours become one counted mark, or, where these would run together, the lane is told in steps of the calendar. */
  turnIntoBars(/** @type {number[]} */ edges) {
    const { single, clusters } = gather(this.boxes);
    if (clusters.every((cluster) => cluster.x1 - cluster.x0 < WIDEST_CLUSTER)) {
      this.bars = clusters.map((cluster) => ({ ...cluster.bar, x0: cluster.x0, x1: cluster.x1 }));
      this.rows = 1;
      this.placed = packRows(single, 1, false, clusters.map((cluster) => [cluster.x0 - 8, cluster.x1 + 8])).placed;
      this.unplaced = this.wants = 0;
      return;
    }
    this.countBySteps(edges);
  }

  countBySteps(/** @type {number[]} */ edges) {
    this.bars = barsOf(countHere(this.lane.marks, edges), edges);
    this.pack();
  }

  /** Gives names the room that is left over after all. @param {number} left @param {number} right the ends of the window */
  lengthen(left, right) {
    const clusters = (this.bars ?? []).filter((bar) => bar.cluster);
    for (const box of this.placed) {
      if (box.label && !box.label.endsWith("…") && (box.before || box.x1 + LABEL_GAP + box.labelWidth < right)) continue;
      const others = this.placed.filter((other) => other !== box && other.row === box.row);
      const near = box.row ? [] : clusters;
      const room = box.before ? box.x0 - wallBefore(box, others, near, left) : wallAfter(box, others, near, right) - box.x1;
      const heavy = isHeavy(box.mark);
      const width = Math.min(room - LABEL_GAP - 12, FULL_LABEL);
      if (width < SHORTEST_LABEL) continue;
      box.label = shorten(box.mark.title, width, (text) => this.measure(text, heavy));
      box.labelWidth = this.measure(box.label, heavy);
    }
  }

  pack() {
    if (this.bars) {
      this.placed = this.rows > 1 ? packRows(this.boxes, 1, true).placed : [];
      this.unplaced = 0;
      this.wants = this.rows < this.mostBarRows && this.bars.length && !this.bars[0].cluster ? 6 / this.rows : 0;
      return;
    }
    const packed = packRows(this.boxes, this.rows, false);
    this.placed = packed.placed;
    this.unplaced = packed.unplaced;
    this.wants = (packed.unplaced ? 1000 : 0) + packed.unlabelled / this.rows;
  }
}

/** Where the next thing in its row begins. @param {Placed} box @param {Placed[]} others @param {Bar[]} clusters @param {number} edge */
function wallAfter(box, others, clusters, edge) {
  const starts = others.map((other) => (other.before && other.label ? other.x0 - other.labelWidth - LABEL_GAP : other.x0));
  return Math.min(box.x1 < edge ? edge : Infinity, ...[...starts, ...clusters.map((bar) => bar.x0 ?? Infinity)].filter((x) => x > box.x0));
}

/** Where the last thing before it in its row ends. @param {Placed} box @param {Placed[]} others @param {Bar[]} clusters @param {number} edge */
function wallBefore(box, others, clusters, edge) {
  const ends = others.map((other) => (other.before || !other.label ? other.x1 : other.x1 + LABEL_GAP + other.labelWidth));
  return Math.max(edge, ...[...ends, ...clusters.map((bar) => bar.x1 ?? -Infinity)].filter((x) => x < box.x1));
}
