// How the picture is split, by the address and by the screen.

const NARROW = 640; // pixels: below, one lane is the default, as lanes would fill more than the screen

export function isNarrow() {
  return innerWidth < NARROW;
}

/** @param {URLSearchParams} [query] of the filter */
export function lanesNow(query = new URLSearchParams(location.search)) {
  return query.get("lanes") ?? (isNarrow() ? "none" : "type");
}

/** Two actors, or two topics, in lanes of their own are a comparison: they face each other. */
export function comparable() {
  const query = new URLSearchParams(location.search);
  return ["actor", "topic"].find((name) => query.getAll(name).length === 2);
}

/** Height for the plot: a good half of the window, less on a phone, where the list is the page. */
export function heightWanted() {
  return Math.round(Math.min(Math.max(innerHeight * (isNarrow() ? 0.42 : 0.66), 260), 760));
}
