"""How soon and how smoothly the timeline draws, beside vis-timeline and TimelineJS3, with real mouse events in one run.

    (cd benchmarks/peers && npm ci --ignore-scripts)
    .venv/bin/python benchmarks/browser.py --counts 100 1000 10000 100000

Each page is opened in a fresh Chromium (software raster), then dragged and zoomed with the mouse. `first` is the time from
navigation to the first painted item; `p95` and `longest` are frame times in milliseconds while dragging and zooming; `long
tasks` are those above 50 ms; `filter` is the time from the click on a filter to the frame that shows the new counts and the
new picture, the median of several never asked for before; `heap` is in megabytes after a garbage collection. Peers are left
out above --peer-limit: they need minutes there.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
FIRST_DAY = date(2000, 1, 1)
DAYS = 8000

FILL = """
import json, sys, django
django.setup()
from django.core.management import call_command
from events.models import Event
call_command("migrate", verbosity=0)
events = []
for title, day, kind in json.load(open(sys.argv[1])):
    event = Event(title=title, type=kind, edtf=day, state="published", sources=1, known_on=day)
    event.derive_date()
    events.append(event)
Event.objects.bulk_create(events, batch_size=2000)
"""

VIS = """<!doctype html><meta charset=utf-8><link rel=icon href=data:,>
<link rel=stylesheet href=/node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css>
<div id=plot data-plot></div><script src=/node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js></script>
<script>fetch("/events.json").then(r => r.json()).then(rows => {
  new vis.Timeline(plot, new vis.DataSet(rows.map(([title, day], id) => ({id, content: title, start: day}))), {height: 600});
  const look = () => document.querySelector(".vis-item") ? requestAnimationFrame(() => performance.mark("first")) : setTimeout(look, 4);
  look();
})</script>"""

TIMELINEJS = """<!doctype html><meta charset=utf-8><link rel=icon href=data:,>
<link rel=stylesheet href=/node_modules/@knight-lab/timelinejs/dist/css/timeline.css>
<div id=plot style="height:600px"></div><script src=/node_modules/@knight-lab/timelinejs/dist/js/timeline.js></script>
<script>fetch("/events.json").then(r => r.json()).then(rows => {
  const events = rows.map(([headline, day]) => { const [year, month, date] = day.split("-");
    return {start_date: {year, month, day: date}, text: {headline}}; });
  new TL.Timeline("plot", {events}, {font: null});
  const look = () => document.querySelector(".tl-timemarker") ? requestAnimationFrame(() => performance.mark("first")) : setTimeout(look, 4);
  look();
})</script>"""

BARE = """<!doctype html><meta charset=utf-8><link rel=icon href=data:,><canvas id=plot width=1200 height=600></canvas>
<script>fetch("/bins.json").then(r => r.json()).then(bins => { const context = plot.getContext("2d");
  bins.forEach((n, i) => context.fillRect(i, 600 - n, 1, n)); performance.mark("first") })</script>"""

FRAMES = """() => { window.frames_ = []; window.tasks_ = [];
  new PerformanceObserver(list => window.tasks_.push(...list.getEntries().map(e => e.duration))).observe({type: "longtask"});
  let last = performance.now(); const step = now => { window.frames_.push(now - last); last = now; requestAnimationFrame(step) };
  requestAnimationFrame(step) }"""

# The next click is a filter's: resolves to its milliseconds until counts and picture are new and on the screen.
FILTERED = """() => { const before = document.getElementById("summary").textContent; let start = 0;
  performance.clearMarks("timeline:picture");
  addEventListener("click", event => { start = event.timeStamp }, {capture: true, once: true});
  window.filtered_ = new Promise(done => { const look = () => {
    const isNew = document.getElementById("summary").textContent !== before && performance.getEntriesByName("timeline:picture").length;
    if (start && isNew) setTimeout(() => done(performance.now() - start)); else requestAnimationFrame(look) };
  requestAnimationFrame(look) }) }"""
FILTERS = 5


def rows(count: int) -> list[tuple[str, str, str]]:
    """Titles, days (ISO) and types; half of them crowded around a few crises, as news is."""
    dice = random.Random(count)
    crises = [dice.randrange(DAYS) for _ in range(12)]
    kinds = ["STATE", "CONSULT", "MOBILIZE", "SANCTION", "ACCUSE", "AID", "ASSAULT", "AGREE"]
    made = []
    for i in range(count):
        offset = dice.choice(crises) + int(dice.gauss(0, 30)) if dice.random() < 0.5 else dice.randrange(DAYS)
        day = FIRST_DAY + timedelta(days=offset)
        made.append((f"Invented event number {i} of the series", day.isoformat(), dice.choice(kinds)))
    return made


@contextmanager
def site(events: list[tuple[str, str, str]], folder: Path, port: int) -> Iterator[str]:
    """Dateline itself, on a scratch database with the events."""
    (folder / "events.json").write_text(json.dumps(events))
    database = f"sqlite:///{folder / 'site.sqlite3'}"
    environment = os.environ | {
        "DATELINE_DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "timeline.settings", "DATELINE_DEBUG": "0",
    }  # fmt: skip
    subprocess.run([sys.executable, "-c", FILL, str(folder / "events.json")], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "manage.py", "serve", "--no-demo", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://localhost:{port}/")
        yield f"http://localhost:{port}/?lanes=none"
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=30).read()  # noqa: S310 - our own server
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer.")


@contextmanager
def files(events: list[tuple[str, str, str]], folder: Path, port: int) -> Iterator[str]:
    """The peers' pages, with the same events, and a bare page that draws bins: what this machine takes for any page."""
    (folder / "events.json").write_text(json.dumps(events))
    (folder / "vis.html").write_text(VIS)
    (folder / "timelinejs.html").write_text(TIMELINEJS)
    (folder / "bare.html").write_text(BARE)
    (folder / "bins.json").write_text(json.dumps([i % 600 for i in range(1200)]))
    (folder / "node_modules").symlink_to(PEERS / "node_modules")
    handler = partial(Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def warm_up(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.close()


def measure(browser: Browser, address: str, plot: str, mark: str, patience: float) -> dict[str, float] | None:
    """One visit; None where nothing was drawn within `patience` seconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    try:
        page.goto(address, timeout=patience * 1000)
        page.wait_for_function(f"performance.getEntriesByName('{mark}').length", timeout=patience * 1000)
        first = page.evaluate(f"performance.getEntriesByName('{mark}')[0].startTime")
        page.wait_for_timeout(800)
        filtering = choose(page) if plot.startswith("[data") else {}
        moving = move(page, plot)
        client = context.new_cdp_session(page)
        client.send("HeapProfiler.collectGarbage")
        heap = client.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        return {
            "first": first,
            **moving,
            **filtering,
            "heap": heap,
            "nodes": page.evaluate("document.querySelectorAll('*').length"),
        }
    except Exception as error:
        if "Timeout" in str(error):
            return None
        raise
    finally:
        context.close()


def choose(page: Page) -> dict[str, float]:
    """Chooses a few types of events one after the other, and gives each up again."""
    found = []
    for i in range(FILTERS):
        for _ in ("choose", "give up"):
            page.evaluate(FILTERED)
            page.locator("#facet-type > li > a.choice").nth(i).click()
            found.append(page.evaluate("window.filtered_"))
            page.wait_for_timeout(300)
    return {"filter": statistics.median(found[::2]), "filter taken back": statistics.median(found[1::2])}


def move(page: Page, plot: str) -> dict[str, float]:
    """Two drags and a zoom in and out; the frames meanwhile."""
    page.locator(plot).scroll_into_view_if_needed()
    box = page.locator(plot).bounding_box()
    if not box:
        raise RuntimeError(f"{plot} is not to be seen.")
    x, y = box["x"] + box["width"] / 2, min(box["y"] + 100, 800)
    page.evaluate(FRAMES)
    for way in (-1, 1):
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + way * 300, y, steps=40)
        page.mouse.up()
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    for turn in [-60] * 15 + [60] * 15:
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(16)
    page.keyboard.up("Control")
    frames = sorted(page.evaluate("window.frames_"))
    tasks = page.evaluate("window.tasks_")
    p95 = statistics.quantiles(frames, n=20)[18]
    return {"p95": p95, "longest": frames[-1], "long tasks": len(tasks)}


def report(name: str, count: int, found: dict[str, float] | None) -> None:
    values = (
        "nothing drawn in time" if found is None else "  ".join(f"{key} {value:,.1f}" for key, value in found.items())
    )
    print(f"{count:>8,}  {name:<12} {values}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    parser.add_argument("--peer-limit", type=int, default=10_000, help="the most events that vis-timeline is given")
    parser.add_argument("--port", type=int, default=8471)
    parser.add_argument("--patience", type=float, default=60.0, help="seconds")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    options = parser.parse_args()
    if not (PEERS / "node_modules").exists():
        raise SystemExit("The peers are not installed: cd benchmarks/peers && npm ci --ignore-scripts")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info"]
    with sync_playwright() as playwright:
        for count in options.counts:
            events = rows(count)
            browser = playwright.chromium.launch(executable_path=options.chromium, args=flags)
            with tempfile.TemporaryDirectory() as folder, site(events, Path(folder), options.port) as address:
                warm_up(browser, address)
                found = measure(browser, address, "[data-timeline-plot]", "timeline:first-item", options.patience)
                report("Dateline", count, found)
            with tempfile.TemporaryDirectory() as folder, files(events, Path(folder), options.port + 1) as address:
                report(
                    "a bare page", count, measure(browser, f"{address}/bare.html", "#plot", "first", options.patience)
                )
                if count <= options.peer_limit:
                    found = measure(browser, f"{address}/vis.html", "#plot", "first", options.patience)
                    report("vis-timeline", count, found)
                if count <= options.peer_limit / 10:
                    found = measure(browser, f"{address}/timelinejs.html", ".tl-timenav", "first", options.patience)
                    report("TimelineJS3", count, found)
            browser.close()


if __name__ == "__main__":
    main()
