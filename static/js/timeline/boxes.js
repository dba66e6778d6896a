// The room that a mark and its name take.

export const RADIUS = 9;
export const LABEL_GAP = 6;
const LONGEST_LABEL = 220; // while there is competition for room

/** @typedef {import("./types.js").Mark} Mark */
/** @typedef {import("./types.js").Placed} Placed */

/**
 * @param {Mark} mark
 * @param {import("./types.js").Picture} picture
 * @param {import("./view.js").View} view
 * @param {(text: string, heavy: boolean) => number} measure
 * @returns {Placed}
 */
export function box(mark, picture, view, measure) {
  const [low, high] = picture.sent;
  const first = Math.max(mark.first ?? low, low) - low;
  const last = Math.min(mark.last ?? high, high) + 1 - low;
  const isPoint = mark.first === mark.last && mark.first !== null;
  const middle = ((first + last) / 2) * view.scale;
  const x0 = isPoint ? middle - RADIUS : Math.min(first * view.scale, middle - RADIUS);
  const x1 = isPoint ? middle + RADIUS : Math.max(last * view.scale, middle + RADIUS);
  const label = shorten(mark.title, LONGEST_LABEL, (text) => measure(text, isHeavy(mark)));
  const labelWidth = measure(label, isHeavy(mark));
  // Near the right edge of the window the label stands before its mark, so that it can be read.
  const edge = (view.to - low) * view.scale;
  const before = x1 + LABEL_GAP + labelWidth > edge && x1 < edge + RADIUS && x0 - LABEL_GAP - labelWidth > (view.from - low) * view.scale;
  const inside = x1 > (view.from - low) * view.scale && x0 < edge;
  return { mark, row: 0, label, labelWidth, x0, x1, before, inside };
}

/** The most important names are set heavier. @param {Mark} mark */
export function isHeavy(mark) {
  return mark.importance >= 5;
}

/** The stretch that a mark takes with its name. @param {Placed} box @returns {[number, number]} */
export function withName(box) {
  const name = LABEL_GAP + box.labelWidth + 8;
  return box.before ? [box.x0 - name, box.x1 + 1] : [box.x0, box.x1 + name];
}

/** The text, or as much of it as fits with an ellipsis, at a word's end where one is near. @param {string} text @param {number} room @param {(text: string) => number} measure */
export function shorten(text, room, measure) {
  const width = measure(text);
  if (width <= room) return text;
  let end = Math.floor((text.length * room) / width);
  const cut = () => `${text.slice(0, end).trimEnd()}…`;
  while (end > 1 && measure(cut()) > room) end -= 1;
  const space = text.lastIndexOf(" ", end);
  if (space > end - 12 && space > 0) end = space;
  return cut();
}
