/** The glossary: its file, its entries, and a term in the text of a page. */
export { termFinder, type FindTerm } from '../../model/index.ts';
export { meaningHtml, termHref, termHtml, timesOf, undefinedTermHtml } from './html.ts';
export { parseGlossary, type Glossary, type GlossaryMistake } from './parse.ts';
export { GLOSSARY, readGlossary, refuseGlossary, type GlossaryFile } from './read.ts';
export { glossaryItem, glossarySchema } from './schema.ts';
export { termUses, type TermUses } from './uses.ts';
