// What is not in the picture is counted and said: earlier, later, undated, unnamed; and in a gap, where the next one is.
import { inWords } from "./days.js";
import { element } from "./dom.js";
import { TEXT, WORDS, events, number, undatedNote } from "./words.js";

/**
 * @param {HTMLElement} line
 * @param {HTMLElement} gap
 * @param {import("./types.js").Picture} picture
 * @param {import("./types.js").Layout} layout
 * @param {(day: number) => void} go
 */
export function notes(line, gap, picture, layout, go) {
  const { before, after, window } = picture.totals;
  const parts = [
    before.count ? WORDS.before(events(before.count)) : "",
    after.count ? WORDS.after(events(after.count)) : "",
    undatedNote(picture),
    layout.lanes.some((lane) => lane.bars?.some((bar) => !bar.cluster)) ? WORDS.bars(WORDS.units[picture.unit], number(layout.most)) : "",
  ];
  line.textContent = parts.filter(Boolean).join(" · ");
  gap.hidden = window > 0;
  if (window) return;
  const leads = /** @type {[string, import("./types.js").Mark | null][]} */ ([[TEXT.nextIs, after.nearest], [TEXT.previousWas, before.nearest]]);
  const buttons = leads.flatMap(([words, mark]) => {
    const day = mark?.first ?? mark?.last;
    if (!mark || day === null || day === undefined) return [];
    return [element("button", { type: "button", class: "tl-button", click: () => go(day) }, `${words}: ${mark.date}, ${mark.title}`)];
  });
  gap.replaceChildren(element("p", {}, picture.totals.all ? TEXT.gap : undatedNote(picture) || TEXT.nothing), ...buttons);
}

/** What a screen reader is told of a new picture: one heading. @param {import("./types.js").Picture} picture */
export function spoken(picture) {
  const { totals, window } = picture;
  return totals.all ? `${inWords(...window)}: ${events(totals.window)}` : undatedNote(picture) || TEXT.nothing;
}
