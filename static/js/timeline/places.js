// The map's place on the page. It is fetched when it is opened, and follows the window from then on.
import { filterOnly } from "./address.js";
import { element } from "./dom.js";
import { TEXT, events } from "./words.js";

export class Places {
  /** @param {string} url of the window endpoint @param {string} atlas @param {(places: string[]) => void} choose filters by places */
  constructor(url, atlas, choose) {
    this.url = url;
    this.atlas = atlas;
    this.choose = choose;
    this.box = element("div");
    this.root = element("details", { class: "tl-map", toggle: () => this.fill() }, element("summary", {}, TEXT.map), this.box);
  }

  async fill() {
    if (!this.root.open) return;
    const query = filterOnly();
    query.set("places", "1");
    try {
      const [{ drawMap }, answer] = await Promise.all([import("./map.js"), fetch(`${this.url}?${query}`)]);
      const { places } = await answer.json();
      await drawMap(this.box, this.atlas, places, { label: TEXT.map, empty: TEXT.noPlace, hint: TEXT.mapHint, count: events, choose: this.choose });
    } catch {
      this.box.textContent = TEXT.failed;
    }
  }
}
