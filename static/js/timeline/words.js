// Everything the timeline says. The words stand in one table a language, the page's language picks one.
import { LOCALE, inWords } from "./days.js";
import { DE } from "./words/de.js";
import { EN } from "./words/en.js";

export const WORDS = LOCALE.startsWith("de") ? DE : EN;
export const TEXT = WORDS.text;

/** @type {Intl.PluralRules | undefined} */ let plural;
const isOne = (/** @type {number} */ n) => (plural ??= new Intl.PluralRules(LOCALE)).select(n) === "one";
/** @type {Intl.NumberFormat | undefined} */ let digits;

/** @param {number} n */
export function number(n) {
  return (digits ??= new Intl.NumberFormat(LOCALE)).format(n);
}

/** @param {number} n */
export function events(n) {
  return WORDS.events(number(n), isOne(n));
}

/** @param {number} n */
function sources(n) {
  return WORDS.sources(number(n), isOne(n));
}

/** @param {import("./types.js").Mark} mark the line under its title */
export function about(mark) {
  return [mark.date, mark.kind, WORDS.status[/** @type {keyof typeof WORDS.status} */ (mark.status)], WORDS.credence[/** @type {keyof typeof WORDS.credence} */ (mark.credence)], mark.place, sources(mark.sources)].filter(Boolean).join(" · ");
}

/** @param {import("./types.js").Item} item */
export function heading(item) {
  return item.bar ? `${events(item.bar.total)}, ${inWords(item.bar.first, item.bar.last)}` : /** @type {any} */ (item.mark).title;
}

/** @param {import("./types.js").Item} item @param {import("./types.js").Picture} picture */
export function detail(item, picture) {
  if (item.mark) return about(item.mark);
  const parts = [...item.bar.parts].sort((a, b) => b[1] - a[1]).slice(0, 4);
  const rest = item.bar.parts.length - parts.length;
  const list = parts.map(([type, n]) => `${picture.looks[type]?.label ?? type} ${number(n)}`);
  return `${list.join(" · ")}${rest ? ` · ${WORDS.moreTypes(rest)}` : ""}`;
}

/** What is not drawn, said: beside the picture. @param {import("./types.js").Picture} picture */
export function undatedNote(picture) {
  const n = picture.totals.undated;
  return n ? WORDS.undated(events(n), isOne(n)) : "";
}
