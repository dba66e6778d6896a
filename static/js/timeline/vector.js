// A drawing context that writes SVG, for the few calls that the picture makes: one painter, two kinds of image.

const escape = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const round = (/** @type {number} */ n) => Math.round(n * 100) / 100;

class Gradient {
  /** @param {string} id @param {number[]} line */
  constructor(id, line) {
    this.id = id;
    this.line = line;
    /** @type {string[]} */ this.stops = [];
    /** @type {string | undefined} */ this.last = undefined;
  }

  /** @param {number} at @param {string} colour */
  addColorStop(at, colour) {
    const [shown, opacity] = colour === "transparent" ? [this.last ?? "currentColor", 0] : [colour, 1];
    this.last = shown;
    this.stops.push(`<stop offset="${round(at)}" stop-color="${shown}" stop-opacity="${opacity}"/>`);
  }

  toString() {
    const [x1, y1, x2, y2] = this.line;
    const stops = this.stops.map((stop) => stop.replace("currentColor", this.last ?? "currentColor")).join("");
    return `<linearGradient id="${this.id}" gradientUnits="userSpaceOnUse" x1="${round(x1)}" y1="${y1}" x2="${round(x2)}" y2="${y2}">${stops}</linearGradient>`;
  }
}

export class VectorContext {
  /** @param {CanvasRenderingContext2D} ruler measures text @param {number} width @param {number} height */
  constructor(ruler, width, height) {
    this.ruler = ruler;
    this.size = [width, height];
    this.canvas = { clientWidth: width };
    /** @type {string[]} */ this.out = [];
    /** @type {Gradient[]} */ this.gradients = [];
    this.path = "";
    this.clips = 0;
    /** @type {number[]} */ this.open = [];
    /** @type {string | Gradient} */ this.fillStyle = "#000";
    this.strokeStyle = "#000";
    this.globalAlpha = 1;
    this.lineWidth = 1;
    this.font = "400 13px sans-serif";
    this.textAlign = "left";
    this.textBaseline = "alphabetic";
    /** @type {number[]} */ this.dash = [];
  }

  clearRect() {}

  save() {
    this.out.push("<g>");
    this.open.push(1);
  }

  restore() {
    this.out.push("</g>".repeat(this.open.pop() ?? 0));
  }

  clip() {
    const id = `clip${++this.clips}`;
    this.out.push(`<clipPath id="${id}"><path d="${this.path}"/></clipPath><g clip-path="url(#${id})">`);
    this.open[this.open.length - 1] += 1;
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.out.push(`<g transform="translate(${x} ${y})">`);
    this.open[this.open.length - 1] += 1;
  }

  beginPath() {
    this.path = "";
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${round(x)} ${round(y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `L${round(x)} ${round(y)}`;
  }

  closePath() {
    this.path += "Z";
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  rect(x, y, w, h) {
    this.path += `M${round(x)} ${round(y)}h${round(w)}v${round(h)}h${-round(w)}Z`;
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {number} r */
  roundRect(x, y, w, h, r) {
    const k = Math.min(r, w / 2, h / 2);
    const [a, b] = [round(w - 2 * k), round(h - 2 * k)];
    this.path += `M${round(x + k)} ${round(y)}h${a}a${k} ${k} 0 0 1 ${k} ${k}v${b}a${k} ${k} 0 0 1 ${-k} ${k}h${-a}a${k} ${k} 0 0 1 ${-k} ${-k}v${-b}a${k} ${k} 0 0 1 ${k} ${-k}Z`;
  }

  /** A whole circle. @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    this.path += `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
  }

  fill() {
    this.out.push(`<path d="${this.path}" fill="${this.paint()}" opacity="${round(this.globalAlpha)}"/>`);
  }

  stroke() {
    this.out.push(
      `<path d="${this.path}" fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}" stroke-dasharray="${this.dash.join(" ") || "none"}" opacity="${round(this.globalAlpha)}"/>`,
    );
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  fillRect(x, y, w, h) {
    this.out.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" fill="${this.paint()}" opacity="${round(this.globalAlpha)}"/>`);
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const anchor = { left: "start", center: "middle", right: "end" }[this.textAlign] ?? "start";
    const [, weight, size] = this.font.match(/^(\d+) ([\d.]+)px/) ?? ["", "400", "13"];
    const down = this.textBaseline === "middle" ? Number(size) * 0.36 : 0;
    this.out.push(`<text x="${round(x)}" y="${round(y + down)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${this.paint()}">${escape(text)}</text>`);
  }

  /** @param {string} text */
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.dash = dash;
  }

  /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
  createLinearGradient(x1, y1, x2, y2) {
    const gradient = new Gradient(`fade${this.gradients.length}`, [x1, y1, x2, y2]);
    this.gradients.push(gradient);
    return gradient;
  }

  paint() {
    return this.fillStyle instanceof Gradient ? `url(#${this.fillStyle.id})` : this.fillStyle;
  }

  /** @param {string} family */
  toString(family) {
    const [width, height] = this.size;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(family)}"><defs>${this.gradients.join("")}</defs>${this.out.join("")}</svg>`;
  }
}
