// The server's way of naming files follows imports in comments too, and takes no circles: so the shapes stand here, alone.

/**
 * Shapes of what /window.json answers. Days are whole numbers from 1970-01-01; they never meet a time zone.
 *
 * @typedef {object} Mark
 * @property {string} id public id
 * @property {string} title
 * @property {string} type
 * @property {string} kind type or mode in words
 * @property {string} status
 * @property {string} credence
 * @property {string} date in words
 * @property {number | null} first null: open
 * @property {number | null} last null: open
 * @property {boolean} span lasted from first to last; else happened at some moment between them
 * @property {boolean} approximate
 * @property {boolean} uncertain
 * @property {number} sources
 * @property {string} place
 * @property {number} importance
 *
 * @typedef {object} LaneData
 * @property {string} key
 * @property {string} label
 * @property {number} window events in the window
 * @property {number} sent events in the stretch that was sent
 * @property {Mark[]} marks all of them; where counts are given, the most important ones
 * @property {Record<string, number[]> | null} counts by type, one number for each step of the edges
 *
 * @typedef {{count: number, nearest: Mark | null}} Beyond
 * @typedef {{first: number, last: number, unit: string, edges: number[], counts: Record<string, number[]>}} Overview
 *
 * @typedef {object} Picture
 * @property {string} version
 * @property {[number, number]} window
 * @property {[number, number]} sent
 * @property {string} unit
 * @property {number[]} edges step i is edges[i] to edges[i + 1] - 1
 * @property {LaneData[]} lanes
 * @property {{window: number, all: number, undated: number, before: Beyond, after: Beyond}} totals
 * @property {[number, number] | null} known first and last day on which anything became known
 * @property {boolean} placed whether any event of the filter has a place
 * @property {Overview} overview
 * @property {Record<string, Look>} looks by type
 *
 * @typedef {{label: string, letter: string, shape: string}} Look
 */

/**
 * Shapes of the layout. x0 and x1: pixels at the scale of the layout, from the first day sent.
 *
 * @typedef {{mark: Mark, row: number, label: string, labelWidth: number, x0: number, x1: number, before: boolean, inside: boolean}} Placed
 *   before: the label stands before the mark; inside: in the window
 * @typedef {{index: number, first: number, last: number, total: number, parts: [string, number][], cluster?: boolean, x0?: number, x1?: number}} Bar
 * @typedef {{key: string, label: string, window: number, y: number, height: number, placed: Placed[], bars: Bar[] | null, flipped: boolean, hanging: boolean}} Lane
 *   flipped: its first row is the lowest; hanging: its bars grow downwards
 * @typedef {{lanes: Lane[], height: number, most: number}} Layout
 * @typedef {{picture: Picture | null, layout: Layout, gutter: number}} Drawn what the plot shows
 * @typedef {{lane: number, mark: Mark, bar?: undefined} | {lane: number, bar: Bar, mark?: undefined}} Item what can be pointed at; lane: its index
 */
export {};
