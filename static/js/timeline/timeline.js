// Brings the parts together: address → picture → paint, and hands → view → address.
import { filterOnly, push, windowQuery, withChanges } from "./address.js";
import { inWords, today } from "./days.js";
import { AsOf } from "./asof.js";
import { element } from "./dom.js";
import { listen } from "./gestures.js";
import { Glide } from "./glide.js";
import { jumpField } from "./jump.js";
import { listenKeys, search } from "./keyboard.js";
import { itemAt } from "./items.js";
import { comparable, heightWanted, isNarrow, lanesNow } from "./lanes.js";
import { Legend } from "./legend.js";
import { notes, spoken } from "./notes.js";
import { Overview } from "./overview.js";
import { Panel } from "./panel.js";
import { Places } from "./places.js";
import { Plot } from "./plot.js";
import { Pointing } from "./pointing.js";
import { abandonResults, refreshResults } from "./results.js";
import { shareMenu } from "./share.js";
import { Source } from "./source.js";
import { Stage } from "./stage.js";
import { readTheme, watchTheme } from "./theme.js";
import { toolbar } from "./toolbar.js";
import { TEXT } from "./words.js";
import { View } from "./view.js";

const SETTLED = 260; // ms of rest before the list follows

export class Timeline {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.source = new Source(root.dataset.windowUrl ?? "/window.json");
    this.theme = readTheme(root);
    this.view = new View(0, 365, 800);
    /** @type {import("./types.js").Picture | null} */ this.picture = null;
    this.query = "";
    this.frame = 0;
    this.timer = 0;
    this.flight = 0;
    this.painted = false;
    this.whole = false; // everything is in sight, with a margin that is no part of the window
    /** @type {number | undefined} */ this.ahead = undefined;
    this.stage = new Stage();
    this.plot = new Plot(this.stage.canvas);
    this.pointing = new Pointing(this.plot, this.stage.live, () => this.view, () => this.draw());
    this.stage.plot.append(this.pointing.tooltip.root);
    this.gliding = new Glide((view) => this.move(view), () => this.settle());
    this.legend = new Legend();
    this.places = new Places(this.source.url, root.dataset.atlasUrl ?? "", (place) => this.go(withChanges({ place }), false));
    this.overview = new Overview(this.stage.range, { move: (from, to) => this.move(new View(from, to, this.view.width)), settle: () => this.settle() });
    this.panel = new Panel({ changed: (id) => this.opened(id) });
    this.actions = {
      earlier: () => this.glide(this.view.pan(-this.view.width)),
      later: () => this.glide(this.view.pan(this.view.width)),
      zoomIn: () => this.glide(this.view.zoom(2, this.pointing.x())),
      zoomOut: () => this.glide(this.view.zoom(0.5, this.pointing.x())),
      fit: () => this.go(withChanges({ from: null, to: null })),
      today: () => this.centre(today() + 0.5),
      search,
      help: () => this.legend.open(),
    };
    this.asOf = new AsOf((day) => this.go(withChanges({ as_of: day }), false));
    this.compare = element("button", { type: "button", class: "tl-button", click: () => this.setLanes(comparable() ?? "type") }, TEXT.compare);
    const lanes = lanesNow();
    this.toolbar = toolbar(this.actions, { lanes, setLanes: (value) => this.setLanes(value) },
      jumpField(this.source.url, (first, last) => this.jump(first, last)), this.asOf.root, this.compare);
    const share = shareMenu({ plot: this.plot, view: () => this.view, theme: () => this.theme });
    this.stage.assemble(root, [this.overview.root, this.toolbar], this.legend.line, [this.legend.root, this.places.root, share]);
    this.measure();
    this.connect();
    const first = this.source.first(lanes, this.view.width);
    if (first) this.begin(first);
    else void this.follow(true);
  }

  /** Paints what came with the page, at once. @param {import("./types.js").Picture} picture */
  begin(picture) {
    const query = filterOnly();
    this.query = query.toString();
    this.take(picture, true, query);
    cancelAnimationFrame(this.frame);
    this.paint();
    void this.follow();
  }

  connect() {
    const view = () => this.view;
    listen(this.stage.plot, {
      view,
      left: () => this.plot.gutter,
      move: (next) => this.move(next),
      settle: () => this.settle(),
      click: (x, y) => this.click(x, y),
      hover: (x, y) => this.pointing.hover(itemAt(this.plot, this.view, x, y)),
      leave: () => this.pointing.hover(null),
    });
    listenKeys(this.stage.plot, { view, plot: this.plot, activate: (item) => this.pointing.activate(item), open: (item) => this.open(item), actions: this.actions });
    this.stage.plot.addEventListener("blur", () => this.pointing.activate(null));
    addEventListener("popstate", (event) => {
      if (!event.state?.htmx) void this.follow(true, true);
    });
    document.body.addEventListener("htmx:pushedIntoHistory", () => void this.follow(true));
    watchTheme(() => this.restyle());
    new ResizeObserver(() => this.resized()).observe(this.stage.plot);
  }

  /** Shows what the address says. @param {boolean} [fresh] the view too @param {boolean} [list] the list too */
  async follow(fresh = false, list = false) {
    const event = new URLSearchParams(location.search).get("event") ?? "";
    if (event && event !== this.panel.id) void this.panel.open(event, true);
    else if (!event) this.panel.close(true);
    this.plot.chosen = event;
    const query = filterOnly();
    if (query.toString() === this.query && this.picture && !fresh) return this.draw();
    const same = query.toString() === this.query;
    if (list && !same) this.refresh();
    if (same && this.picture && !fresh) return;
    await this.load(query, fresh);
  }

  /** @param {URLSearchParams} query @param {boolean} fresh */
  async load(query, fresh) {
    const flight = ++this.flight;
    this.query = query.toString();
    const waiting = setTimeout(() => this.setStale(true), 120);
    try {
      const asked = new URLSearchParams(query);
      asked.set("lanes", lanesNow());
      const picture = await this.source.picture(asked, this.view.width);
      if (!picture || flight !== this.flight) return;
      this.stage.problem.replaceChildren();
      this.take(picture, fresh, query);
    } catch {
      this.stage.fail(() => void this.load(query, fresh));
    } finally {
      clearTimeout(waiting);
      if (flight === this.flight) this.setStale(false);
    }
  }

  /** @param {import("./types.js").Picture} picture @param {boolean} fresh @param {URLSearchParams} query */
  take(picture, fresh, query) {
    const redraw = this.picture?.version !== picture.version || JSON.stringify(this.picture?.overview) !== JSON.stringify(picture.overview);
    this.picture = picture;
    this.root.toggleAttribute("data-nothing", !picture.totals.all);
    const [first, last] = picture.window;
    const span = last + 1 - first;
    const open = { before: query.has("from") ? 0 : span * 0.02, after: query.has("to") ? 0 : span * 0.08 };
    this.whole = fresh && !query.has("from") && !query.has("to");
    if (fresh) this.view = new View(first - open.before, last + 1 + open.after, this.view.width);
    this.arrange();
    if (redraw) this.overview.show(picture.overview, this.theme);
    this.overview.say(this.view);
    this.compare.hidden = !comparable() || lanesNow() === comparable();
    this.asOf.show(picture.known, query.get("as_of"));
    this.stage.say(spoken(picture));
    this.draw();
    if (!this.legend.shown) this.legend.show(this.theme, picture.looks);
    void this.places.fill();
  }

  arrange() {
    if (!this.picture) return;
    const mirrored = lanesNow() === comparable();
    this.plot.show(this.picture, this.view, this.theme, heightWanted(), mirrored);
    notes(this.stage.notes, this.stage.gap, this.picture, this.plot.layout, (day) => this.centre(day));
  }

  /** The plot's width, without the names of the lanes, becomes the view's. */
  measure() {
    const width = this.plot.timeWidth(this.stage.plot.clientWidth, lanesNow());
    this.view = new View(this.view.from, this.view.to, width);
  }

  /** @param {boolean} stale */
  setStale(stale) {
    this.plot.stale = stale;
    this.stage.plot.toggleAttribute("data-loading", stale);
    this.draw();
  }

  /** @param {View} view */
  move(view) {
    // While it moves nothing else is done: whatever moves comes to rest, and then the list follows anew.
    clearTimeout(this.timer);
    abandonResults();
    this.view = view;
    this.whole = false;
    this.pointing.hover(null);
    this.draw();
    if (!this.picture) return;
    const [low, high] = this.picture.sent;
    const beyond = (view.first < low && low > this.picture.overview.first) || (view.last > high && high < this.picture.overview.last);
    const deeper = view.scale / this.plot.scale;
    if ((beyond || deeper > 3 || deeper < 0.4) && !this.ahead) {
      this.ahead = window.setTimeout(() => {
        this.ahead = undefined;
        void this.load(windowQuery(this.view), false);
      }, 90);
    }
  }

  /** The view has come to rest: one entry of history, and the list follows. */
  settle() {
    clearTimeout(this.timer);
    clearTimeout(this.ahead);
    this.ahead = undefined;
    this.timer = window.setTimeout(() => {
      const query = windowQuery(this.view);
      push(withChanges({ from: query.get("from"), to: query.get("to") }));
      void this.load(query, false);
      this.refresh();
    }, SETTLED);
  }

  /** @param {string} address @param {boolean} [fresh] the view anew too */
  go(address, fresh = true) {
    push(address);
    this.refresh();
    void this.load(filterOnly(), fresh);
  }

  refresh() {
    const address = (this.root.dataset.listUrl ?? location.pathname) + location.search;
    refreshResults(address).catch(() => this.stage.fail(() => this.refresh()));
  }

  /** @param {View} target */
  glide(target) {
    this.gliding.go(this.view, target, this.theme.still);
  }

  /** @param {number} day */
  centre(day) {
    this.glide(new View(day - this.view.span / 2, day + this.view.span / 2, this.view.width));
  }

  /** @param {number} first @param {number} last */
  jump(first, last) {
    const around = last - first < 3 ? 14 : 0;
    this.glide(new View(first - around, last + 1 + around, this.view.width));
    this.stage.plot.focus({ preventScroll: true });
  }

  /** @param {string} lanes */
  setLanes(lanes) {
    this.pointing.activate(null);
    push(withChanges({ lanes: lanes === "type" && !isNarrow() ? null : lanes }));
    this.measure();
    void this.load(filterOnly(), false);
  }

  /** @param {number} x @param {number} y */
  click(x, y) {
    const item = itemAt(this.plot, this.view, x, y);
    this.stage.plot.focus({ preventScroll: true });
    if (item) this.open(item);
  }

  /** An event opens its card; a bar becomes the window, exactly. @param {import("./types.js").Item} item */
  open(item) {
    if (item.mark) void this.panel.open(item.mark.id);
    else {
      this.pointing.activate(null);
      this.glide(new View(item.bar.first, item.bar.last + 1, this.view.width));
    }
  }

  /** @param {string} id */
  opened(id) {
    this.plot.chosen = id;
    push(withChanges({ event: id || null }));
    this.draw();
  }

  restyle() {
    this.theme = readTheme(this.root);
    if (this.picture) this.overview.show(this.picture.overview, this.theme);
    if (this.picture) this.legend.show(this.theme, this.picture.looks);
    this.draw();
  }

  resized() {
    if (!this.stage.plot.clientWidth || this.stage.plot.clientWidth === this.view.width + this.plot.gutter) return;
    this.measure();
    this.arrange();
    if (this.picture) this.overview.show(this.picture.overview, this.theme);
    this.draw();
  }

  draw() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.paint());
  }

  paint() {
    this.frame = 0;
    if (!this.picture) return;
    const painted = this.plot.paint(this.view, this.theme);
    this.overview.place(this.view);
    const words = this.whole ? inWords(...this.picture.window) : inWords(this.view.first, this.view.last);
    if (this.stage.range.textContent !== words) this.stage.range.textContent = words;
    if (painted && !this.painted) {
      this.painted = true;
      performance.mark("timeline:first-item");
    }
  }
}
