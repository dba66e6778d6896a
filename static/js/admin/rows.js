// "One more" rows of the event form. Without this, saving gives the next empty row.

for (const group of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-rows]"))) {
  const button = /** @type {HTMLButtonElement} */ (group.querySelector("[data-add-row]"));
  const template = /** @type {HTMLTemplateElement} */ (group.querySelector("template"));
  const total = /** @type {HTMLInputElement} */ (group.querySelector("[name$=TOTAL_FORMS]"));
  button.hidden = false;
  button.addEventListener("click", () => {
    const number = Number(total.value);
    const row = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    for (const element of row.querySelectorAll("*")) {
      for (const name of ["id", "name", "for"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace("__prefix__", String(number)));
      }
    }
    const added = /** @type {HTMLElement} */ (row.querySelector("[data-row]"));
    template.before(row);
    total.value = String(number + 1);
    added.dispatchEvent(new CustomEvent("row-added", { bubbles: true }));
    /** @type {{process: (element: Element) => void} | undefined} */ (Reflect.get(window, "htmx"))?.process(added);
    /** @type {HTMLElement | null} */ (added.querySelector("input:not([type=hidden])"))?.focus();
  });
}
