// A few words for a first visit; once dismissed, this browser does not show them again.
import { element } from "./dom.js";
import { TEXT } from "./words.js";

const KEY = "dateline:guide";

export function guide() {
  const box = element("section", { class: "tl-guide", "aria-label": TEXT.guideTitle });
  const dismiss = () => {
    remember();
    box.remove();
  };
  box.append(element("p", {}, element("strong", {}, TEXT.guideTitle), " ", matchMedia("(pointer: coarse)").matches ? TEXT.guideTouch : TEXT.guide),
    element("button", { type: "button", class: "tl-button", click: dismiss }, TEXT.guideClose));
  box.hidden = isKnown();
  return box;
}

// Storage may be forbidden; then the guide simply comes back.
function isKnown() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function remember() {
  try {
    localStorage.setItem(KEY, "read");
  } catch {
    // nothing to keep it in
  }
}
