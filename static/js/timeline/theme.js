// Colours and fonts from the style sheet's custom properties, read again when the scheme changes.

/**
 * @typedef {object} Theme
 * @property {string} text
 * @property {string} muted
 * @property {string} line
 * @property {string} paper
 * @property {string} accent
 * @property {string} onType for the letter on a type's colour
 * @property {(size: number, weight?: number) => string} font
 * @property {(type: string) => string} colour
 * @property {boolean} still whether motion is unwanted
 */

const QUERIES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "(prefers-reduced-motion: reduce)"];

/** @param {HTMLElement} root @returns {Theme} */
export function readTheme(root) {
  const style = getComputedStyle(root);
  const value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  /** @type {Map<string, string>} */
  const known = new Map();
  const kept = (/** @type {string} */ name) => {
    const found = known.get(name) ?? value(name);
    known.set(name, found);
    return found;
  };
  return {
    text: value("--tl-text"),
    muted: value("--tl-muted"),
    line: value("--tl-line"),
    paper: value("--tl-paper"),
    accent: value("--tl-accent"),
    onType: value("--on-type") || value("--tl-paper"),
    font: (size, weight = 400) => `${weight} ${size}px ${style.fontFamily}`,
    colour: (type) => kept(`--type-${type.toLowerCase()}`) || value("--tl-text"),
    still: matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
}

/** @param {() => void} changed */
export function watchTheme(changed) {
  for (const query of QUERIES) matchMedia(query).addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
}
