import { filterSheet } from "./sheet.js";
import { Timeline } from "./timeline.js";

const root = document.querySelector("[data-timeline]");
if (root instanceof HTMLElement) {
  // The server left out what it could not use of the address and said so; from here on the address is what is shown.
  if (root.dataset.address) history.replaceState(history.state, "", root.dataset.address);
  new Timeline(root);
  filterSheet();
}
