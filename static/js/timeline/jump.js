// A date typed in words. The server's own date engine reads it, the same that reads the articles.
import { element } from "./dom.js";
import { TEXT } from "./words.js";

/** @param {string} url of the window endpoint @param {(first: number, last: number) => void} go */
export function jumpField(url, go) {
  const problem = element("p", { class: "tl-problem", role: "alert" });
  const input = element("input", { type: "text", id: "tl-jump", placeholder: TEXT.jumpHint, autocomplete: "off", maxlength: "80" });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const words = input.value.trim();
    if (!words) return;
    const response = await fetch(`${url}?${new URLSearchParams({ from: words, to: words, px: "200" })}`).catch(() => null);
    const body = response?.ok ? await response.json() : null;
    problem.textContent = body ? "" : TEXT.notDate;
    if (body) go(body.window[0], body.window[1]);
  };
  return element(
    "form",
    { class: "tl-jump", submit },
    element("label", { for: "tl-jump" }, TEXT.jump), input,
    element("button", { type: "submit", class: "tl-button" }, TEXT.go), problem,
  );
}
