// The calendar along the top: fine ticks below, and above them the year (or month, or day), never out of sight.
import { utcDay, utcHour, utcMonday, utcMonth, utcYear } from "d3-time";
import { formatter, fromDate, toDate } from "./days.js";
import { WORDS } from "./words.js";

export const AXIS_HEIGHT = 44;

const year = (/** @type {Date} */ date) => String(date.getUTCFullYear());
const monthYear = formatter({ month: "long", year: "numeric" });
const fullDay = formatter({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const hour = formatter({ hour: "2-digit", minute: "2-digit", hour12: false });
const dayMonth = formatter({ day: "numeric", month: "short" });
const dayOnly = formatter({ day: "numeric" });
const month = formatter({ month: "short" });

/**
 * Levels from fine to coarse: the typical step in days, the ticks, their words, and the ticks and words of the row above.
 * @type {{days: number, ticks: any, words: (date: Date) => string, above: any, aboveWords: (date: Date) => string}[]}
 */
const LEVELS = [
  { days: 1 / 8, ticks: utcHour.every(3), words: hour, above: utcDay, aboveWords: fullDay },
  { days: 1 / 4, ticks: utcHour.every(6), words: hour, above: utcDay, aboveWords: fullDay },
  { days: 1, ticks: utcDay, words: dayOnly, above: utcMonth, aboveWords: monthYear },
  { days: 7, ticks: utcMonday, words: dayMonth, above: utcYear, aboveWords: year },
  { days: 30, ticks: utcMonth, words: month, above: utcYear, aboveWords: year },
  { days: 91, ticks: utcMonth.every(3), words: month, above: utcYear, aboveWords: year },
  ...[1, 2, 5, 10, 20, 50, 100].map((n) => {
    const above = n < 10 ? 10 : n < 100 ? 100 : 1000;
    const aboveWords = (/** @type {Date} */ date) => WORDS.years(Math.floor(date.getUTCFullYear() / above) * above);
    return { days: n * 365, ticks: utcYear.every(n), words: year, above: utcYear.every(above), aboveWords };
  }),
];
const ROOM = 46; // pixels that a tick's words want

/** @param {import("./view.js").View} view */
function levelOf(view) {
  return LEVELS.find((level) => level.days * view.scale >= ROOM) ?? LEVELS[LEVELS.length - 1];
}

/**
 * Ticks in sight and the stretches of the row above.
 * @param {import("./view.js").View} view
 */
export function calendar(view) {
  const level = levelOf(view);
  const [from, to] = [toDate(view.from), toDate(view.to)];
  const ticks = level.ticks.range(level.ticks.floor(from), to).map((/** @type {Date} */ date) => ({
    x: view.x(fromDate(date)), words: level.words(date), strong: level.above(date) >= date,
  }));
  const starts = level.above.range(level.above.floor(from), to);
  const spans = starts.map((/** @type {Date} */ date, /** @type {number} */ i) => ({
    x: view.x(fromDate(date)),
    end: i + 1 < starts.length ? view.x(fromDate(starts[i + 1])) : view.width,
    words: level.aboveWords(date),
  }));
  return { ticks, spans };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import("./view.js").View} view
 * @param {import("./theme.js").Theme} theme
 * @param {number} height of the whole plot
 */
export function paintAxis(context, view, theme, height) {
  const { ticks, spans } = calendar(view);
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  for (const tick of ticks) {
    context.fillStyle = theme.line;
    context.globalAlpha = tick.strong ? 1 : 0.5;
    context.fillRect(Math.round(tick.x), 22, 1, height - 22);
    context.globalAlpha = 1;
    context.font = theme.font(12);
    if (tick.x < -6 || tick.x + 5 + context.measureText(tick.words).width > view.width) continue; // no word is cut in half
    context.fillStyle = theme.muted;
    context.fillText(tick.words, tick.x + 5, AXIS_HEIGHT - 9);
  }
  context.fillStyle = theme.text;
  context.font = theme.font(13, 600);
  for (const span of spans) {
    // Held at the left edge until the next one pushes it out: the year is always in sight.
    const width = context.measureText(span.words).width;
    const x = Math.min(Math.max(span.x + 5, 5), Math.max(span.end - width - 8, span.x + 5));
    if (x >= 0) context.fillText(span.words, x, 15); // pushed half out, it would be cut; the next one stands beside it
  }
}
