/** The nouns, their parts, and everything else that all rooms share. */
export * from './config.ts';
export * from './crm.ts';
export * from './date.ts';
export * from './deal.ts';
export * from './delivery.ts';
export * from './error.ts';
export * from './mapped-field.ts';
export * from './mapping.ts';
export * from './measures.ts';
export { decimal, minorDigits, money, parseMoney, type Money } from './money.ts';
export type { Noun, PublicOf, RecordOf, Visibility } from './noun.ts';
export * from './parse.ts';
export * from './pulled-usage.ts';
export * from './snapshot.ts';
export * from './source.ts';
export * from './stage.ts';
export * from './system-name.ts';
export * from './volume.ts';
