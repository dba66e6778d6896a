// Days as whole numbers from 1970-01-01. All calendar work is in UTC: a day is the same day for every reader.
const MS = 86_400_000;

export const FIRST = -719_162; // 0001-01-01
export const LAST = 2_932_896; // 9999-12-31

/** @param {number} day may have a fraction */
export function toDate(day) {
  return new Date(day * MS);
}

/** @param {Date} date */
export function fromDate(date) {
  return date.getTime() / MS;
}

/** @param {number} day @returns {string} YYYY-MM-DD */
export function toIso(day) {
  return toDate(Math.min(Math.max(Math.floor(day), FIRST), LAST)).toISOString().slice(0, 10);
}

/** @param {string} text @returns {number | null} null where it is no ISO day */
export function fromIso(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : time / MS;
}

/** The reader's own today, as a day number. */
export function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MS;
}

/** The page's language; English as it is written in Britain. */
export const LOCALE = document.documentElement.lang.replace(/^(en)?$/, "en-GB");

/** Made when it is first used: making one takes longer than using it. @param {Intl.DateTimeFormatOptions} options */
function lazyFormat(options) {
  /** @type {Intl.DateTimeFormat | undefined} */ let format;
  return () => (format ??= new Intl.DateTimeFormat(LOCALE, { timeZone: "UTC", ...options }));
}

/** @param {Intl.DateTimeFormatOptions} options */
export function formatter(options) {
  const format = lazyFormat(options);
  return (/** @type {Date} */ date) => format().format(date);
}

const whole = lazyFormat({ day: "numeric", month: "long", year: "numeric" });
const monthYear = formatter({ month: "long", year: "numeric" });

/**
 * A stretch in words, as short as it can be: "3–10 March 2021", "March 2021", "2021".
 * @param {number} first
 * @param {number} last inclusive
 */
export function inWords(first, last) {
  const from = toDate(first);
  const to = toDate(last);
  const monthStart = from.getUTCDate() === 1;
  const monthEnd = toDate(last + 1).getUTCDate() === 1;
  if (monthStart && monthEnd) {
    const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
    if (months === 1) return monthYear(from);
    if (from.getUTCMonth() === 0 && to.getUTCMonth() === 11) {
      const years = [from.getUTCFullYear(), to.getUTCFullYear()];
      return years[0] === years[1] ? String(years[0]) : years.join("–");
    }
  }
  return whole().formatRange(from, to).replace(/\s*–\s*/, from.getUTCMonth() === to.getUTCMonth() ? "–" : " – ");
}
