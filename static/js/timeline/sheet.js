// The filters as a sheet from below on a small screen: they open and close without scripts; these close it as people expect.
import { element } from "./dom.js";
import { TEXT } from "./words.js";

export function filterSheet() {
  const sheet = document.querySelector("details.filters");
  if (!(sheet instanceof HTMLDetailsElement)) return;
  const summary = /** @type {HTMLElement} */ (sheet.querySelector("summary"));
  const isOver = () => sheet.open && getComputedStyle(sheet).position === "fixed";
  const close = () => {
    sheet.open = false;
    summary.focus();
  };
  const done = element("button", { type: "button", class: "button filters-done", click: close });
  const say = () => done.replaceChildren(`${TEXT.show}: ${document.querySelector("#summary")?.textContent ?? ""}`);
  sheet.append(done);
  say();
  document.body.addEventListener("timeline:pieces", say);
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOver()) close();
  });
  // A tap beside the sheet closes it and does nothing else.
  document.addEventListener("click", (event) => {
    if (!isOver() || sheet.contains(/** @type {Node} */ (event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }, true);
}
