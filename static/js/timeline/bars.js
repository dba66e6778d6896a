// Where single marks have no room: counts by step of the calendar, and neighbours counted together.

/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./types.js").Placed} Placed */
/** @typedef {import("./types.js").Bar} Bar */

/** Marks that would lie on each other, together; what overlaps a cluster's days is in it, so that its count is exact. */
export function gather(/** @type {Placed[]} */ boxes) {
  /** @type {Placed[]} */ const single = [];
  /** @type {{x0: number, x1: number, bar: Bar}[]} */ const clusters = [];
  /** @type {Placed[]} */ let group = [];
  let end = -Infinity;
  const close = () => {
    if (group.length === 1) single.push(group[0]);
    else if (group.length) clusters.push({ x0: Math.min(...group.map((b) => b.x0)), x1: end, bar: clusterBar(group.map((b) => b.mark)) });
  };
  for (const box of [...boxes].sort((a, b) => a.x0 - b.x0)) {
    if (box.x0 > end + 2) {
      close();
      group = [];
    }
    group.push(box);
    end = group.length === 1 ? box.x1 : Math.max(end, box.x1);
  }
  close();
  return { single, clusters };
}

/** @param {Mark[]} marks @returns {Bar} */
function clusterBar(marks) {
  /** @type {Map<string, number>} */ const counts = new Map();
  for (const mark of marks) counts.set(mark.type, (counts.get(mark.type) ?? 0) + 1);
  const first = Math.min(...marks.map((mark) => mark.first ?? mark.last ?? 0));
  const last = Math.max(...marks.map((mark) => mark.last ?? mark.first ?? 0));
  return { index: -1, first, last, total: marks.length, parts: [...counts], cluster: true };
}

/** @param {Record<string, number[]>} counts @param {number[]} edges @returns {Bar[]} */
export function barsOf(counts, edges) {
  /** @type {Bar[]} */
  const bars = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    /** @type {[string, number][]} */
    const parts = [];
    for (const type in counts) if (counts[type][i]) parts.push([type, counts[type][i]]);
    if (!parts.length) continue;
    const total = parts.reduce((sum, part) => sum + part[1], 0);
    bars.push({ index: i, first: edges[i], last: edges[i + 1] - 1, total, parts });
  }
  return bars;
}

/** Counts marks as the server counts: in each step that they overlap. @param {Mark[]} marks @param {number[]} edges */
export function countHere(marks, edges) {
  /** @type {Record<string, number[]>} */
  const counts = {};
  for (const mark of marks) {
    counts[mark.type] ??= Array(edges.length - 1).fill(0);
    for (let i = 0; i + 1 < edges.length; i += 1) {
      if ((mark.first ?? -Infinity) < edges[i + 1] && (mark.last ?? Infinity) >= edges[i]) counts[mark.type][i] += 1;
    }
  }
  return counts;
}

/** Whether bars stand for steps of the calendar. @param {Bar[] | null} bars */
export function areSteps(bars) {
  return Boolean(bars?.length && !bars[0].cluster);
}
