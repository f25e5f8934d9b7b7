/** The handbook: its files, its pages as text, and which of its sentences are bound to a rule. */
export { handbookPages, HANDBOOK, pageId } from './files.ts';
export { factsOf, readHandbook, readPage, type HandbookText } from './read.ts';
export { bindingsOf, bindingsSchema, countsOf, type Binding, type Bindings } from './bindings.ts';
export { isNormative, sentencesIn } from './sentences.ts';
export { refuseUnbound } from './refuse.ts';
