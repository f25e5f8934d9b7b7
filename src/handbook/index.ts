/** The handbook: its files, its pages as text, and which of its sentences are bound to a rule. */
export { handbookFiles, handbookPages, HANDBOOK, pageId } from './files.ts';
export { frontOf, partsOf, type Front } from './front.ts';
export { factsOf, readHandbook, type HandbookText, type Heading, type ReadOptions } from './read.ts';
export { readPage } from './mdx.ts';
export { flatten, parseMdx, textOf, type Node as MarkdownNode } from './tree.ts';
export { handbookRecordSchema, recordOf, type Change, type HandbookRecord, type PageRecord } from './record.ts';
export { changesOf, LOG } from './changes.ts';
export { editUrl } from './edit-url.ts';
export { TOCS } from './myst/toc.ts';
export { navigationOf, type NavItem } from './navigation.ts';
export { pagesIn, printedSections, trailTo, type PrintedSection } from './order.ts';
export { printedHtml } from './printed-html.ts';
export { healthOf, healthSentence, type Health } from './health.ts';
export { externalLinks, type ExternalLink } from './external.ts';
export { heedMoves, redirectsOf, type Redirect } from './redirects.ts';
export { standingOf, warningOf, type Standing } from './standing.ts';
export { bindingsSchema, countsOf, type Binding, type Bindings } from './binding.ts';
export { bindingsOf } from './bindings.ts';
export { isNormative, sentencesIn } from './sentences.ts';
export { assetsOf } from './assets.ts';
export { assetAddresses } from './myst/assets.ts';
export { fromElsewhere, type FromElsewhere } from './elsewhere.ts';
export { STARLIGHT } from './portable.ts';
export { pageAddress, navigationHtml, sitePageSchema, sitePagesOf, sourceOf, type SitePage } from './site-page.ts';
export { refuseUnbound } from './refuse.ts';
export {
  GLOSSARY,
  glossarySchema,
  meaningHtml,
  parseGlossary,
  readGlossary,
  refuseGlossary,
  termHref,
  termHtml,
  termUses,
  timesOf,
  undefinedTermHtml,
  type GlossaryFile,
} from './glossary/index.ts';
