/** The handbook: its files, its pages as text, and which of its sentences are bound to a rule. */
export { handbookPages, HANDBOOK, pageId } from './files.ts';
export { frontOf, partsOf, type Front } from './front.ts';
export { factsOf, readHandbook, readPage, type HandbookText, type Heading } from './read.ts';
export { handbookRecordSchema, recordOf, type Change, type HandbookRecord, type PageRecord } from './record.ts';
export { bindingsOf, bindingsSchema, countsOf, type Binding, type Bindings } from './bindings.ts';
export { isNormative, sentencesIn } from './sentences.ts';
export { refuseUnbound } from './refuse.ts';
