// What the timeline says in German.

/** @type {typeof import("./en.js").EN} */
export const DE = {
  events: (n, one) => `${n} ${one ? "Ereignis" : "Ereignisse"}`,
  sources: (n, one) => `${n} unabhängige ${one ? "Quelle" : "Quellen"}`,
  undated: (events, one) => `${events} ohne Datum ${one ? "ist" : "sind"} nicht gezeichnet; die Liste enthält ${one ? "es" : "sie"}, wenn kein Zeitraum gesetzt ist.`,
  before: (events) => `${events} früher`,
  after: (events) => `${events} später`,
  bars: (unit, most) => `Balken zählen je ${unit}; der höchste ist ${most}.`,
  moreTypes: (n) => `${n} weitere Arten`,
  years: (year) => `${year}er`,
  units: { day: "Tag", week: "Woche", month: "Monat", quarter: "Quartal", year: "Jahr", decade: "Jahrzehnt", century: "Jahrhundert" },
  status: {
    occurred: "", ongoing: "andauernd", planned: "geplant", offered: "angeboten", hypothetical: "nur erwogen",
    postponed: "verschoben", cancelled: "abgesagt", did_not_happen: "nicht geschehen",
  },
  credence: {
    stated: "", claimed: "von einer Seite behauptet", confirmed: "bestätigt", disputed: "umstritten", denied: "bestritten", retracted: "widerrufen",
  },
  text: {
    timeline: "Zeitleiste",
    plotHelp: "Links und rechts: Ereignis oder Balken. Auf und ab: Spur. Plus und minus: Zoom. Bildtasten: nächster und voriger Abschnitt. Eingabe: öffnen. Fragezeichen: alle Tasten.",
    earlier: "Früher", later: "Später", zoomIn: "Vergrößern", zoomOut: "Verkleinern", fit: "Alles", fitHelp: "Alles zeigen, was die Filter zulassen",
    today: "Heute", lanes: "Spuren", byType: "nach Art", byActor: "nach Akteur", byPlace: "nach Ort", byTopic: "nach Thema", oneLane: "alle zusammen",
    loading: "Lädt", retry: "Noch einmal versuchen", failed: "Das Bild ließ sich nicht erneuern. Sie sehen das letzte.",
    start: "Anfang des Ausschnitts", end: "Ende des Ausschnitts", move: "Der Ausschnitt: ziehen, um ihn zu verschieben",
    close: "Schließen", panelFailed: "Das Ereignis ließ sich nicht abrufen.", keys: "Tasten und Zeichen", opens: "Öffnet", eventPanel: "Ereignis", openPage: "Eigene Seite öffnen",
    jump: "Zu einem Datum", jumpHint: "letzten Sommer", go: "Los", show: "Anzeigen", notDate: "Das ist kein lesbares Datum. Versuchen Sie „März 2022“ oder 24.2.2022.",
    asOf: "Stand vom", asOfHelp: "Nur zeigen, was bis zu diesem Tag veröffentlicht war", asOfOff: "Alles, was heute bekannt ist",
    share: "Teilen", copyLink: "Link kopieren", copied: "Der Link ist kopiert.", embed: "Code zum Einbetten kopieren", image: "Als Bild speichern (PNG)", vector: "Als Zeichnung speichern (SVG)",
    legend: "Was die Zeichen bedeuten, und Tasten", marksTitle: "Wie sicher, und wann", typesTitle: "Welche Art", keysTitle: "Tasten, wenn das Bild den Fokus hat",
    shapes: "Rund: Worte, die verbinden. Quadrat: Taten, die verbinden. Raute: Worte gegeneinander. Dreieck: Taten gegeneinander.",
    importance: "Wo nicht jeder Name Platz hat, behalten die wichtigsten Ereignisse ihren: mehr unabhängige Quellen, Taten vor Worten und eine Hervorhebung der Redaktion. Balken zählen die Ereignisse, die ihren Abschnitt berühren; eines, das länger dauert, zählt in jedem.",
    nothing: "Kein Ereignis passt zu diesen Filtern.", gap: "Nichts in diesem Abschnitt.", nextIs: "Das nächste Ereignis", previousWas: "Das vorige",
    sourcesShown: "Unabhängige Quellen der hier genannten Ereignisse",
    noPlace: "Keines dieser Ereignisse hat einen Ort.", guideTitle: "Neu hier?", guide: "Ziehen bewegt durch die Zeit; Strg (oder ⌘) und Mausrad zoomen. Ein Klick auf ein Zeichen zeigt seine Quellen, einer auf eine Zahl geht näher heran.", guideClose: "Verstanden",
    guideTouch: "Ziehen bewegt durch die Zeit, zwei Finger zoomen. Ein Tippen auf ein Zeichen zeigt seine Quellen, eines auf eine Zahl geht näher heran.",
    map: "Karte", mapHint: "Ein Klick auf ein Land oder einen Ort zeigt nur dessen Ereignisse; ziehen Sie ein Rechteck um alles, was Sie sehen wollen.", compare: "Gegenüberstellen", more: "Mehr: Spuren, Daten, was wann bekannt war",
  },
  lessons: {
    day: "an diesem Tag", span: "dauerte von – bis", within: "irgendwann innerhalb", about: "etwa an diesem Tag", uncertain: "das Datum ist unsicher",
    open: "noch offen", planned: "geplant oder angeboten", claimed: "behauptet oder umstritten", denied: "bestritten oder widerrufen",
    cancelled: "abgesagt oder nicht geschehen",
  },
  keys: {
    items: ["← →", "voriges, nächstes Ereignis oder Balken"], lanes: ["↑ ↓", "Spur darüber, darunter"], zoom: ["+ −", "vergrößern, verkleinern"],
    windows: ["Bild auf, Bild ab", "früherer, späterer Abschnitt"], all: ["0 oder Pos1", "alles"], today: ["T", "heute"],
    enter: ["Eingabe", "das Ereignis öffnen oder in den Balken zoomen"], escape: ["Esc", "schließen oder das Zeichen verlassen"], search: ["/", "suchen"], help: ["?", "diese Hilfe"],
  },
};
