// What the timeline says in English. The other tables have this one's type: a text that is missing there fails the check.

export const EN = {
  /** @param {string} n @param {boolean} one */
  events: (n, one) => `${n} ${one ? "event" : "events"}`,
  /** @param {string} n @param {boolean} one */
  sources: (n, one) => `${n} independent ${one ? "source" : "sources"}`,
  /** @param {string} events @param {boolean} one */
  undated: (events, one) => `${events} without a date ${one ? "is" : "are"} not drawn; the list has ${one ? "it" : "them"} when no range is set.`,
  /** @param {string} events */
  before: (events) => `${events} earlier`,
  /** @param {string} events */
  after: (events) => `${events} later`,
  /** @param {string} unit @param {string} most */
  bars: (unit, most) => `Bars count by ${unit}; the tallest is ${most}.`,
  /** @param {number} n */
  moreTypes: (n) => `${n} more types`,
  /** @param {number} year the first of ten, a hundred or a thousand */
  years: (year) => `${year}s`,
  /** @type {Record<string, string>} */
  units: { day: "day", week: "week", month: "month", quarter: "quarter", year: "year", decade: "decade", century: "century" },
  status: {
    occurred: "", ongoing: "going on", planned: "planned", offered: "offered", hypothetical: "only spoken of",
    postponed: "postponed", cancelled: "cancelled", did_not_happen: "did not happen",
  },
  credence: {
    stated: "", claimed: "claimed by one side", confirmed: "confirmed", disputed: "disputed", denied: "denied", retracted: "retracted",
  },
  text: {
    timeline: "Timeline",
    plotHelp: "Left and right: event or bar. Up and down: lane. Plus and minus: zoom. Page keys: next and previous stretch. Enter: open. Question mark: all keys.",
    earlier: "Earlier", later: "Later", zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "All", fitHelp: "Show everything that the filters hold",
    today: "Today", lanes: "Lanes", byType: "by type", byActor: "by actor", byPlace: "by place", byTopic: "by topic", oneLane: "all together",
    loading: "Loading", retry: "Try again", failed: "The picture could not be brought up to date. What you see is the last one.",
    start: "Start of the window", end: "End of the window", move: "The window: drag to move it",
    close: "Close", panelFailed: "The event could not be fetched.", keys: "Keys and marks", opens: "Opens", eventPanel: "Event", openPage: "Open its own page",
    jump: "Go to a date", jumpHint: "last summer", go: "Go", show: "Show", notDate: "That is no date that can be read. Try “March 2022” or 2022-02-24.",
    asOf: "As known on", asOfHelp: "Show only what had been published by this day", asOfOff: "Everything known today",
    share: "Share", copyLink: "Copy the link", copied: "The link is copied.", embed: "Copy the code to embed", image: "Save as image (PNG)", vector: "Save as drawing (SVG)",
    legend: "What the marks mean, and keys", marksTitle: "How sure, and when", typesTitle: "What kind", keysTitle: "Keys, with the picture in focus",
    shapes: "Round: words that bring together. Square: deeds that do. Diamond: words against. Triangle: deeds against.",
    importance: "Where there is no room for every name, the most important events keep theirs: more independent sources, deeds before words, and an editor's mark. Bars count the events that touch their stretch; one that lasts longer is counted in each.",
    nothing: "No event meets these filters.", gap: "Nothing in this stretch.", nextIs: "The next event", previousWas: "The one before",
    sourcesShown: "Independent sources of the events named here",
    noPlace: "None of these events has a place.", guideTitle: "New here?", guide: "Drag to move in time; Ctrl (or ⌘) and the wheel zoom. Click a mark to read its sources, a number to look closer.", guideClose: "Got it",
    guideTouch: "Drag to move in time, pinch to zoom. Tap a mark to read its sources, a number to look closer.",
    map: "Map", mapHint: "Click a country or a place to see its events alone; drag a rectangle for all that lies in it.", compare: "Set face to face", more: "More: lanes, dates, what was known when",
  },
  lessons: {
    day: "on that day", span: "lasted from – to", within: "at some time within", about: "about that day", uncertain: "the date is uncertain",
    open: "still open", planned: "planned or offered", claimed: "claimed or disputed", denied: "denied or retracted",
    cancelled: "cancelled, or did not happen",
  },
  keys: {
    items: ["← →", "previous, next event or bar"], lanes: ["↑ ↓", "lane above, below"], zoom: ["+ −", "zoom in, out"],
    windows: ["Page Up, Page Down", "earlier, later stretch"], all: ["0 or Home", "everything"], today: ["T", "today"],
    enter: ["Enter", "open the event, or zoom into the bar"], escape: ["Esc", "close, or leave the mark"], search: ["/", "search"], help: ["?", "this help"],
  },
};
