// Where it happened: a small world outline of our own server. A country is shaded, never pinned; a place gets a dot.
// Loaded only when it is opened.
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import codes from "i18n-iso-countries/codes.json";
import { brush } from "./brush.js";

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [760, 370];
const numeric = new Map(codes.map(([, alpha3, number]) => [alpha3, number]));
const alpha2 = new Map(codes.map(([short, , number]) => [number, short]));
const regions = new Intl.DisplayNames(document.documentElement.lang || "en", { type: "region" });

/**
 * What the map says and does comes from outside, so that it shares no code that would have to be loaded apart.
 * @typedef {{label: string, empty: string, hint: string, count: (n: number) => string, choose: (places: string[]) => void}} Speech
 *   choose: filters by countries (ISO 3166-1 alpha-3) and places' names
 */
/** @typedef {{place: string, country: string, at: [number, number]}} Spot what a rectangle takes in where `at` lies inside */
/** @typedef {{name: string, label: string, country: string, precision: string, lat: number | null, lon: number | null, count: number}} Place */

/** @type {Promise<any> | undefined} */
let outlines;

/** @param {string} url @returns {Promise<any>} */
function world(url) {
  outlines ??= fetch(url).then((response) => response.json()).then((atlas) => feature(atlas, atlas.objects.countries));
  return outlines;
}

/**
 * @param {HTMLElement} box
 * @param {string} atlas address of the outlines
 * @param {Place[]} places
 * @param {Speech} speech
 */
export async function drawMap(box, atlas, places, speech) {
  const countries = await world(atlas);
  const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], countries);
  const path = geoPath(projection);
  const svg = /** @type {SVGSVGElement} */ (make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": speech.label }));
  const shaded = new Map(countCountries(places).map(([code, count]) => [numeric.get(code), { code, count }]));
  /** @type {Spot[]} */ const spots = [];
  const most = Math.max(1, ...[...shaded.values()].map((one) => one.count));
  for (const country of countries.features) {
    const found = shaded.get(country.id);
    const shape = make("path", { d: path(country) ?? "", class: found ? "tl-country tl-country-some" : "tl-country" });
    if (found) {
      shape.style.fillOpacity = String(0.2 + 0.6 * (found.count / most));
      act(shape, `${nameOf(country)}: ${speech.count(found.count)}`, () => speech.choose([found.code]));
      spots.push({ place: found.code, country: found.code, at: path.centroid(country) });
    }
    svg.append(shape);
  }
  for (const place of places) {
    const at = place.lat !== null && place.lon !== null && place.precision !== "country" ? projection([place.lon, place.lat]) : null;
    if (!at) continue;
    const wide = place.precision === "sea" || place.precision === "province";
    const dot = make("circle", { cx: String(at[0]), cy: String(at[1]), r: String(Math.min(3 + Math.sqrt(place.count), 12) + (wide ? 4 : 0)), class: wide ? "tl-dot tl-dot-wide" : "tl-dot" });
    act(dot, `${place.label}: ${speech.count(place.count)}`, () => speech.choose([place.name]));
    spots.push({ place: place.name, country: place.country, at });
    svg.append(dot);
  }
  brush(svg, (within) => {
    const chosen = placesIn(spots, within);
    if (chosen.length) speech.choose(chosen);
  });
  const hint = document.createElement("p");
  hint.textContent = speech.hint;
  box.replaceChildren(...(places.length ? [svg, hint] : [speech.empty]));
}

/** A country whose middle lies inside brings its places along. @param {Spot[]} spots @param {(at: [number, number]) => boolean} within */
function placesIn(spots, within) {
  const inside = spots.filter((spot) => within(spot.at));
  const countries = new Set(inside.filter((spot) => spot.place === spot.country).map((spot) => spot.country));
  return [...new Set([...countries, ...inside.filter((spot) => !countries.has(spot.country)).map((spot) => spot.place)])];
}

/** In the page's language. @param {any} country a feature of the outlines */
function nameOf(country) {
  const code = alpha2.get(country.id);
  return (code && regions.of(code)) || country.properties.name;
}

/** @param {Place[]} places @returns {[string, number][]} */
function countCountries(places) {
  /** @type {Map<string, number>} */ const counts = new Map();
  for (const place of places) if (place.country) counts.set(place.country, (counts.get(place.country) ?? 0) + place.count);
  return [...counts];
}

/** @param {string} tag @param {Record<string, string>} attributes */
function make(tag, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** @param {SVGElement} shape @param {string} words @param {() => void} go */
function act(shape, words, go) {
  const title = make("title", {});
  title.textContent = words;
  shape.append(title);
  for (const [name, value] of [["role", "button"], ["tabindex", "0"], ["aria-label", words]]) shape.setAttribute(name, value);
  shape.addEventListener("click", go);
  shape.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      go();
    }
  });
}
