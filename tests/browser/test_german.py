"""The public pages in German: no English of our own is left on them, and they fit and work as the English ones do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from events.extraction import taxonomy
from script import messages
from tests.sample import Sample

# Visible text and what stands in for it, without what is not ours to translate: the events' own words, and names.
SAID = """() => {
  const own = "[data-event], .event-title, .event-snippet, .event-summary, h1, blockquote, code, datalist, .languages, script, .source a";
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element.closest(own) || element.closest("nav.steps small")) said.push(walker.currentNode.textContent);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    for (const name of ["aria-label", "title", "placeholder"]) said.push(element.getAttribute(name) ?? "");
  }
  return said.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""
TABLES = """async () => {
  const texts = async (name) => {
    const found = {};
    const walk = (value, path) => {
      if (typeof value === "string") found[path] = value;
      else if (typeof value === "object") for (const [key, inner] of Object.entries(value)) walk(inner, path + "." + key);
    };
    for (const table of Object.values(await import(name))) walk(table, "");
    return found;
  };
  const [en, de] = [await texts("/static/js/timeline/words/en.js"), await texts("/static/js/timeline/words/de.js")];
  return Object.keys(en).filter((key) => en[key] && en[key] !== de[key]).map((key) => en[key]);
}"""


def english() -> Iterator[re.Pattern[str]]:
    """A pattern for each English text of templates and code that reads otherwise in German."""
    catalog = messages.read(messages.LOCALES / "de" / "LC_MESSAGES" / "django.po")
    for message in catalog:
        for text, german in zip(messages.texts(message.id), messages.texts(message.string), strict=False):
            if text and text != german:
                yield as_pattern(text)
    for type_, mode in taxonomy.kinds():
        if taxonomy.label(type_, mode) != taxonomy.label(type_, mode, "de"):
            yield as_pattern(taxonomy.label(type_, mode))


def as_pattern(text: str) -> re.Pattern[str]:
    """The whole of a text, whatever is filled in; a longer one also inside of others. Capitals as they are, or a first one."""
    words = re.split(r"%\(\w+\)s|\{\w+\}", " ".join(text.split()))
    body = ".+".join(map(re.escape, words))
    is_telling = len("".join(words).strip()) > 14
    return re.compile(body if is_telling else f"{body}[.:]?", re.IGNORECASE)


def english_on(page: Page) -> list[str]:
    said: list[str] = page.evaluate(SAID)
    patterns = [*english(), *map(as_pattern, page.evaluate(TABLES))]
    return [
        text
        for text in said
        for pattern in patterns
        if (pattern.search(text) if len(pattern.pattern) > 40 else pattern.fullmatch(text))
    ]


@pytest.fixture
def german(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(locale="de-DE").new_page()


def test_it_finds_english_where_there_is_some(live_site: Sample, page: Page) -> None:
    page.goto("/", wait_until="networkidle")
    found = english_on(page)
    assert {"Timeline", "Add an actor", "Talks", "Zoom in"} <= set(found)


ADDRESSES = [
    "/",
    "/?actor=cote-d-ivoire&status=planned",
    "/?from=rubbish",
    "/about/",
    "/topics/",
    "/embed/",
    "/nowhere/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_english_is_left(live_site: Sample, german: Page, axe: Callable[[Page], list[str]], address: str) -> None:
    german.goto(address, wait_until="networkidle")
    assert axe(german) == []
    german.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert english_on(german) == []


def test_no_english_is_left_on_any_event(live_site: Sample, german: Page, axe: Callable[[Page], list[str]]) -> None:
    for event in live_site.events.values():
        german.goto(event.get_absolute_url())
        assert english_on(german) == []
        assert axe(german) == []


def test_a_reader_changes_the_language_without_scripts_and_keeps_the_filter(
    live_site: Sample, page_without_scripts: Page
) -> None:
    page = page_without_scripts
    page.goto("/?type=CONSULT")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("#summary")).to_have_text("3 Ereignisse, Gespräche")
    assert page.url.endswith("/?type=CONSULT")
    expect(page.get_by_role("button", name="Deutsch")).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#summary")).to_have_text("3 events, Talks")


def test_it_comes_back_to_the_address_that_scripts_made(live_site: Sample, page: Page) -> None:
    page.goto("/")
    page.locator("#choose-type-consult").click()
    expect(page.locator("#summary")).to_have_text("3 events, Talks")
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("#summary")).to_have_text("3 Ereignisse, Gespräche")


@pytest.mark.parametrize("width", [320, 390, 768])
def test_longer_words_do_not_push_the_page_sideways(
    live_site: Sample, new_context: Callable[..., BrowserContext], width: int
) -> None:
    page = new_context(locale="de-DE", viewport={"width": width, "height": 800}).new_page()
    for address in [*ADDRESSES, live_site.events["month"].get_absolute_url()]:
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
