// What a button or a key does, by its name.
import { today } from "./days.js";
import { search } from "./keyboard.js";

/**
 * @param {import("./travel.js").Travel} travel
 * @param {import("./pointing.js").Pointing} pointing
 * @param {{fit: () => void, help: () => void}} hands
 * @returns {Record<string, () => void>}
 */
export function actionsOf(travel, pointing, hands) {
  return {
    earlier: () => travel.glide(travel.view.pan(-travel.view.width)),
    later: () => travel.glide(travel.view.pan(travel.view.width)),
    zoomIn: () => travel.glide(travel.view.zoom(2, pointing.x())),
    zoomOut: () => travel.glide(travel.view.zoom(0.5, pointing.x())),
    today: () => travel.centre(today() + 0.5),
    search,
    ...hands,
  };
}
