// The address is the only state: the filter as its parameters, the window as from and to, the open event as event.
import { toIso } from "./days.js";

/** @param {Record<string, string | null>} changes null takes a parameter away @param {string} [search] */
export function withChanges(changes, search = location.search) {
  const query = new URLSearchParams(search);
  query.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
}

/** The address with just these places. @param {string[]} places */
export function withPlaces(places) {
  const query = new URLSearchParams(location.search);
  for (const name of ["page", "place"]) query.delete(name);
  for (const place of places) query.append("place", place);
  return `${location.pathname}?${query}`;
}

/** @param {string} address @returns {boolean} whether it was new */
export function push(address) {
  if (address === location.pathname + location.search) return false;
  // In a frame the view is not a step of its host's history.
  history[window === window.parent ? "pushState" : "replaceState"]({ timeline: true }, "", address);
  return true;
}

/** The parameters without those that change the view and not the events. @param {string} [search] */
export function filterOnly(search = location.search) {
  const query = new URLSearchParams(search);
  for (const name of ["event", "page"]) query.delete(name);
  return query;
}

/** The filter with the view's own window. @param {import("./view.js").View} view */
export function windowQuery(view) {
  const query = filterOnly();
  query.set("from", toIso(view.first));
  query.set("to", toIso(view.last));
  return query;
}
