// Brings the parts together: address → picture → paint, and hands → view → address.
import { actionsOf } from "./actions.js";
import { filterOnly, push, withChanges, withPlaces } from "./address.js";
import { inWords } from "./days.js";
import { AsOf } from "./asof.js";
import { afterFrame, element } from "./dom.js";
import { listenToFilters } from "./filters.js";
import { listen } from "./gestures.js";
import { jumpField } from "./jump.js";
import { listenKeys } from "./keyboard.js";
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
import { Travel } from "./travel.js";
import { TEXT } from "./words.js";
import { View } from "./view.js";

export class Timeline {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.source = new Source(root.dataset.windowUrl ?? "/window.json");
    this.theme = readTheme(root);
    /** @type {import("./types.js").Picture | null} */ this.picture = null;
    this.query = "";
    this.frame = 0;
    this.flight = 0;
    this.painted = false;
    this.whole = false; // everything is in sight, with a margin that is no part of the window
    this.stage = new Stage();
    this.plot = new Plot(this.stage.canvas);
    this.pointing = new Pointing(this.plot, this.stage.live, () => this.view, () => this.draw());
    this.stage.plot.append(this.pointing.tooltip.root);
    this.travel = new Travel({
      picture: () => this.picture,
      scale: () => this.plot.scale,
      still: () => this.theme.still,
      moved: () => this.moved(),
      load: (query) => void this.load(query, false),
      rest: (query) => this.rest(query),
    });
    this.legend = new Legend();
    this.places = new Places(this.source.url, root.dataset.atlasUrl ?? "", (places) => this.go(withPlaces(places), false));
    this.overview = new Overview(this.stage.range, {
      move: (from, to) => this.travel.move(new View(from, to, this.view.width)), settle: () => this.travel.settle(),
    });
    this.panel = new Panel({ changed: (id) => this.opened(id) });
    this.asOf = new AsOf((day) => this.go(withChanges({ as_of: day }), false));
    this.compare = element("button", { type: "button", class: "tl-button", click: () => this.setLanes(comparable() ?? "type") }, TEXT.compare);
    this.actions = actionsOf(this.travel, this.pointing, {
      fit: () => this.go(withChanges({ from: null, to: null })), help: () => this.legend.open(),
    });
    this.assemble();
    this.measure();
    this.connect();
    const first = this.source.first(lanesNow(), this.view.width);
    if (first) this.begin(first);
    else void this.follow(true);
  }

  get view() {
    return this.travel.view;
  }

  assemble() {
    const jump = jumpField(this.source.url, (first, last) => {
      this.travel.jump(first, last);
      this.stage.plot.focus({ preventScroll: true });
    });
    const bar = toolbar(this.actions, { lanes: lanesNow(), setLanes: (value) => this.setLanes(value) }, jump, this.asOf.root, this.compare);
    const share = shareMenu({ plot: this.plot, view: () => this.view, theme: () => this.theme });
    this.stage.assemble(this.root, this.overview.root, bar, this.legend.line, [this.legend.root, this.places.root, share]);
  }

  connect() {
    const view = () => this.view;
    listen(this.stage.plot, {
      view,
      left: () => this.plot.gutter,
      move: (next) => this.travel.move(next),
      settle: () => this.travel.settle(),
      click: (x, y) => this.click(x, y),
      hover: (x, y) => this.pointing.hover(itemAt(this.plot, this.view, x, y)),
      leave: () => this.pointing.hover(null),
    });
    listenKeys(this.stage.plot, { view, plot: this.plot, activate: (item) => this.pointing.activate(item), open: (item) => this.open(item), actions: this.actions });
    this.stage.plot.addEventListener("blur", () => this.pointing.activate(null));
    addEventListener("popstate", (event) => {
      event.stopImmediatePropagation(); // htmx would load the whole page anew, which fails without a network
      void this.follow(true);
    });
    listenToFilters({
      asked: (search) => this.source.prefetch(this.question(filterOnly(search)), this.view.width),
      changed: () => void this.follow(),
    });
    watchTheme(() => this.restyle());
    new ResizeObserver(() => this.resized()).observe(this.stage.plot);
  }

  /** Paints what came with the page, at once; what explains it can wait. @param {import("./types.js").Picture} picture */
  begin(picture) {
    const query = filterOnly();
    this.query = query.toString();
    this.take(picture, true, query);
    void this.follow();
  }

  /** Shows what the address says. @param {boolean} [list] the list, too */
  async follow(list = false) {
    const event = new URLSearchParams(location.search).get("event") ?? "";
    if (event && event !== this.panel.id) void this.panel.open(event, true);
    else if (!event) this.panel.close(true);
    this.plot.chosen = event;
    const query = filterOnly();
    if (query.toString() === this.query && this.picture) return this.draw();
    if (list) this.refresh();
    await this.load(query, true);
  }

  /** What the server is asked for: the filter with the lanes. @param {URLSearchParams} query */
  question(query) {
    const asked = new URLSearchParams(query);
    asked.set("lanes", lanesNow(query));
    return asked;
  }

  /** @param {URLSearchParams} query @param {boolean} fresh the view anew too */
  async load(query, fresh) {
    const flight = ++this.flight;
    this.query = query.toString();
    const waiting = setTimeout(() => this.setStale(true), 120);
    try {
      const picture = await this.source.picture(this.question(query), this.view.width);
      if (!picture || flight !== this.flight) return;
      this.stage.problem.replaceChildren();
      this.take(picture, fresh, query);
    } catch {
      if (flight === this.flight) this.stage.fail(() => void this.load(query, fresh));
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
    this.whole = fresh && !query.has("from") && !query.has("to");
    if (fresh) this.travel.fit(picture, query);
    this.arrange();
    this.paint();
    performance.mark("timeline:picture");
    if (redraw) this.overview.show(picture.overview, this.theme);
    this.overview.place(this.view);
    this.overview.say(this.view);
    this.compare.hidden = !comparable() || lanesNow() === comparable();
    this.asOf.show(picture.known, query.get("as_of"));
    this.tell(picture);
    if (!this.legend.shown) afterFrame(() => this.legend.show(this.theme, picture.looks));
    this.places.root.hidden = !picture.placed;
    void this.places.fill();
  }

  arrange() {
    if (!this.picture) return;
    const mirrored = lanesNow() === comparable();
    this.plot.show(this.picture, this.view, this.theme, heightWanted(), mirrored);
  }

  /** Says what the picture leaves out. @param {import("./types.js").Picture} picture */
  tell(picture) {
    notes(this.stage.notes, this.stage.gap, picture, this.plot.layout, (day) => this.travel.centre(day));
    this.stage.say(spoken(picture));
  }

  /** The plot's width, without the names of the lanes, becomes the view's. */
  measure() {
    this.overview.measure();
    this.travel.resize(this.plot.timeWidth(this.stage.plot.clientWidth, lanesNow()));
  }

  /** @param {boolean} stale */
  setStale(stale) {
    if (this.plot.stale === stale) return;
    this.plot.stale = stale;
    this.stage.plot.toggleAttribute("data-loading", stale);
    this.draw();
  }

  /** While the view moves nothing else is done. */
  moved() {
    abandonResults();
    this.whole = false;
    this.pointing.hover(null);
    this.draw();
  }

  /** The view has come to rest: one entry of history, and the list follows. @param {URLSearchParams} query */
  rest(query) {
    this.go(withChanges({ from: query.get("from"), to: query.get("to") }), false, query);
  }

  /** @param {string} address @param {boolean} [fresh] the view anew too @param {URLSearchParams} [query] what to draw; else what the address says */
  go(address, fresh = true, query = undefined) {
    const left = location.href;
    push(address);
    void this.load(query ?? filterOnly(), fresh);
    this.refresh(left);
  }

  /** @param {string} [left] the address that was left */
  refresh(left) {
    const address = (this.root.dataset.listUrl ?? location.pathname) + location.search;
    refreshResults(address, left).catch(() => this.stage.fail(() => this.refresh(left)));
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
    if (item.mark) return void this.panel.open(item.mark.id);
    this.pointing.activate(null);
    this.travel.show(item.bar.first, item.bar.last);
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
    if (this.picture) this.tell(this.picture);
    this.draw();
  }

  draw() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.paint());
  }

  paint() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.picture) return;
    const painted = this.plot.paint(this.view, this.theme);
    if (painted && !this.painted) {
      this.painted = true;
      performance.mark("timeline:first-item");
    }
    this.overview.place(this.view);
    const words = this.whole ? inWords(...this.picture.window) : inWords(this.view.first, this.view.last);
    if (this.stage.range.textContent !== words) this.stage.range.textContent = words;
  }
}
