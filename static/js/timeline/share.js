// The view for others: its link, code to embed it, and an image that says what it shows, from how much, and when.
import { element } from "./dom.js";
import { inWords, today } from "./days.js";
import { TEXT, number } from "./words.js";
import { VectorContext } from "./vector.js";

const HEAD = 84;
const FOOT = 30;

/**
 * @typedef {object} Shown
 * @property {import("./plot.js").Plot} plot
 * @property {() => import("./view.js").View} view
 * @property {() => import("./theme.js").Theme} theme
 */

/** @param {Shown} shown */
export function shareMenu(shown) {
  const said = element("p", { role: "status" });
  const button = (/** @type {string} */ words, /** @type {() => unknown} */ act) =>
    element("button", { type: "button", class: "tl-button", click: () => act() }, words);
  const copy = async (/** @type {string} */ text) => {
    const field = element("textarea", { readonly: "", rows: "2", "aria-label": TEXT.share });
    field.value = text;
    said.replaceChildren(field);
    field.select();
    await navigator.clipboard?.writeText(text).then(() => said.prepend(TEXT.copied), () => undefined);
  };
  return element(
    "details", { class: "tl-share" }, element("summary", {}, TEXT.share),
    element("div", { class: "tl-group-wrap" },
      button(TEXT.copyLink, () => copy(location.href)),
      button(TEXT.embed, () => copy(`<iframe src="${location.origin}/embed/${location.search}" width="100%" height="560" title="${document.title.replaceAll('"', "")}"></iframe>`)),
      button(TEXT.image, () => save(shown, "png")),
      button(TEXT.vector, () => save(shown, "svg"))),
    said,
  );
}

/** @param {Shown} shown @param {"png" | "svg"} kind */
async function save(shown, kind) {
  const { width, height } = size(shown);
  const ratio = 2;
  const canvas = element("canvas");
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  if (kind === "svg") {
    const vector = new VectorContext(context, width, height);
    draw(shown, /** @type {any} */ (vector));
    download(new Blob([vector.toString(getComputedStyle(shown.plot.canvas).fontFamily)], { type: "image/svg+xml" }), kind);
    return;
  }
  context.scale(ratio, ratio);
  draw(shown, context);
  canvas.toBlob((blob) => blob && download(blob, kind), "image/png");
}

/** @param {Shown} shown */
function size({ plot, view }) {
  return { width: Math.ceil(view().width + plot.gutter) + 40, height: Math.ceil(plot.layout.height) + HEAD + FOOT };
}

/** @param {Shown} shown @param {CanvasRenderingContext2D} context */
function draw(shown, context) {
  const [view, theme] = [shown.view(), shown.theme()];
  const { width, height } = size(shown);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = theme.text;
  context.font = theme.font(20, 600);
  context.fillText(document.querySelector("h1")?.textContent?.trim() ?? "", 20, 34);
  context.font = theme.font(14);
  context.fillText(document.getElementById("summary")?.textContent?.trim() ?? "", 20, 60);
  context.save();
  context.translate(20, HEAD);
  shown.plot.paint(view, theme, context);
  context.restore();
  context.fillStyle = theme.muted;
  context.font = theme.font(12);
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  const marks = shown.plot.picture?.lanes.flatMap((lane) => lane.marks) ?? [];
  const most = marks.reduce((sum, mark) => sum + mark.sources, 0);
  context.fillText(`${TEXT.sourcesShown}: ${number(most)} · ${location.host} · ${inWords(today(), today())}`, 20, height - 12);
}

/** @param {Blob} blob @param {string} kind */
function download(blob, kind) {
  const link = element("a", { href: URL.createObjectURL(blob), download: `timeline.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
