/** One description of a chart, and what is made of it. Everything here is pure and gives the same bytes for the same input. */
export { LANGUAGES, type Language } from './language.ts';
export type { AnyChart, ChartEvent, ChartSpec, RangeSpec, TimelineRow, TimelineSpec } from './types.ts';
export { renderSvg, type SvgOptions } from './svg.ts';
export { tableOf, type ChartTable } from './table.ts';
export { csvOf, toCsv, type CsvCell } from './csv.ts';
export { toJson } from './json.ts';
export { chartFiles } from './files.ts';
export { standaloneSvg } from './standalone.ts';
export { chartWords, type ChartWords } from './words.ts';
export { eventsOf } from './events.ts';
export { wrapText } from './wrap.ts';
export { PALETTE } from './palette.ts';
export { summarise, type Unsummarised } from './summary.ts';
export { summariseRange, summariseTimeline } from './summary-rows.ts';
export { drawingNotes } from './notes.ts';
export { drawn, extentOf, MAX_SERIES, type Extent } from './series.ts';
export {
  formatChange,
  formatDay,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPosition,
  formatShare,
  NO_DATA,
  noData,
} from './format.ts';
export { element, escapeXml } from './markup.ts';
export { fitText, textWidth } from './text-width.ts';
