// The buttons above the picture. Each has a key in the plot too. On a phone they are one row; the rest unfolds.
import { element } from "./dom.js";
import { TEXT } from "./words.js";

/**
 * @param {Record<string, () => void>} actions
 * @param {{lanes: string, setLanes: (lanes: string) => void}} choice
 * @param {Node[]} more
 */
export function toolbar(actions, choice, ...more) {
  const button = (/** @type {string} */ name, /** @type {string} */ sign) =>
    element("button", { type: "button", class: "tl-button", "aria-label": /** @type {any} */ (TEXT)[name], title: /** @type {any} */ (TEXT)[name], "data-do": name, click: actions[name] }, sign);
  const lanes = element("select", { "aria-label": TEXT.lanes, change: (event) => choice.setLanes(event.target.value) });
  for (const [value, words] of [["type", TEXT.byType], ["actor", TEXT.byActor], ["place", TEXT.byPlace], ["topic", TEXT.byTopic], ["none", TEXT.oneLane]]) {
    const option = element("option", { value }, words);
    option.selected = value === choice.lanes;
    lanes.append(option);
  }
  const fit = element("button", { type: "button", class: "tl-button", title: TEXT.fitHelp, "data-do": "fit", click: actions.fit }, TEXT.fit);
  const today = element("button", { type: "button", class: "tl-button", "data-do": "today", click: actions.today }, TEXT.today);
  const rest = element("div", { class: "tl-extra", id: "tl-extra" },
    today, element("label", { class: "tl-lanes" }, element("span", {}, TEXT.lanes), lanes), ...more);
  const opener = element("button", {
    type: "button", class: "tl-button tl-more", "aria-label": TEXT.more, title: TEXT.more, "aria-expanded": "false", "aria-controls": "tl-extra",
    click: () => opener.setAttribute("aria-expanded", String(rest.toggleAttribute("data-open"))),
  }, "⋯");
  return element(
    "div",
    { class: "tl-toolbar", role: "group", "aria-label": TEXT.timeline },
    element("span", { class: "tl-group" }, button("earlier", "‹"), button("later", "›")),
    element("span", { class: "tl-group" }, button("zoomOut", "−"), button("zoomIn", "+"), fit),
    opener, rest,
  );
}
