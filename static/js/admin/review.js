// Keys for the review page. Every key presses a button or follows a link that is on the page; nothing else is behind them.

const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-card]")]);
const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("keys"));

/** @returns {HTMLElement | undefined} the card that has, or last had, the focus */
function current() {
  return cards.find((card) => card.classList.contains("card-current")) ?? cards.find((card) => card.hasAttribute("data-open"));
}

/** @param {HTMLElement | undefined} card */
function choose(card) {
  if (!card) return;
  for (const other of cards) other.classList.toggle("card-current", other === card);
  for (const mark of document.querySelectorAll("mark")) {
    const numbers = (mark.dataset.proposals ?? "").split(" ");
    mark.classList.toggle("mark-current", numbers.includes(card.dataset.card ?? ""));
  }
}

/** @param {number} step */
function move(step) {
  const here = current();
  const index = here ? cards.indexOf(here) : -1;
  const isChosen = here?.classList.contains("card-current");
  const next = cards[Math.max(0, Math.min(cards.length - 1, isChosen ? index + step : index))];
  if (!next) return;
  choose(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  document.getElementById(`words-${next.dataset.card}`)?.scrollIntoView({ block: "center" });
}

/** @param {string} key @returns {HTMLElement | null} what the key presses, in the current card first */
function target(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  return current()?.querySelector(selector) ?? document.querySelector(`.desk-bar ${selector}`);
}

/** @param {KeyboardEvent} event */
function isTyping(event) {
  const element = /** @type {HTMLElement} */ (event.target);
  return element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "?") dialog.showModal();
  else target(event.key)?.click();
});

for (const card of cards) card.addEventListener("focusin", () => choose(card));
for (const mark of document.querySelectorAll("mark")) {
  mark.addEventListener("click", () => {
    const number = (mark.dataset.proposals ?? "").split(" ")[0];
    const card = document.getElementById(`proposal-${number}`);
    choose(card ?? undefined);
    card?.scrollIntoView({ block: "nearest" });
  });
}

const help = /** @type {HTMLElement} */ (document.querySelector("[data-open-help]"));
if (help) {
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
}

const named = document.getElementById(location.hash.slice(1));
const first = named instanceof HTMLElement && named.dataset.card ? named : current();
if (first) {
  choose(first);
  if (location.hash) first.focus({ preventScroll: true });
  document.getElementById(`words-${first.dataset.card}`)?.scrollIntoView({ block: "nearest" });
}
