/**
 * What the team site needs of the handbook: records and words, and nothing that reads files or MyST, so that Astro does not
 * bundle the parsers into the site's build.
 */
export { bindingsSchema, countsOf, type Binding, type Bindings } from './binding.ts';
export { partsOf } from './front.ts';
export { handbookRecordSchema, type HandbookRecord, type PageRecord } from './record.ts';
export type { NavItem } from './nav-item.ts';
export { pagesIn, printedSections, trailTo } from './order.ts';
export { printedHtml } from './printed-html.ts';
export { healthOf, healthSentence } from './health.ts';
export { standingOf, warningOf } from './standing.ts';
export { sitePageSchema, type SitePage } from './site-page.ts';
export { meaningHtml, termHtml, timesOf, undefinedTermHtml } from './glossary/html.ts';
export { glossarySchema } from './glossary/schema.ts';
export { termUses } from './glossary/uses.ts';
