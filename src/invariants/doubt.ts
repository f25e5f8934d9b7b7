import type { NounKey } from '../model/index.ts';
import type { Index } from './portfolio.ts';
import { NOUN_WORDS } from './words.ts';

interface Links {
  /** Ids that a record of the noun would name. */
  naming?: readonly string[];
  /** Ids of records of the noun that are named. */
  named?: readonly string[];
}

/**
 * Why it proves nothing that no record of a noun was found: the source was not read whole, a record was set aside that
 * may be the one, or a link leads to a record that is not there.
 * @returns one sentence, or null when the absence is certain
 */
export function doubt(index: Index, noun: NounKey, { naming = [], named = [] }: Links): string | null {
  const unread = index.unread(noun);
  if (unread) return unread;
  for (const id of naming) {
    const [first] = index.setAsideNaming(noun, id);
    if (first) return setAsideReason(noun, first.id);
  }
  const table = index.byId[noun];
  if (named.every((id) => table.has(id))) return null;
  const missing = named.filter((id) => !table.has(id)).sort();
  const unreadable = missing.find((id) => index.isSetAside(noun, id));
  if (unreadable !== undefined) return setAsideReason(noun, unreadable);
  return missing[0] === undefined
    ? null
    : `A link leads to ${missing[0]}, which is not there: reference-resolves reports it.`;
}

export const setAsideReason = (noun: NounKey, id: string): string =>
  `The record ${id} of ${NOUN_WORDS[noun]} was set aside and may be the one: record-parses reports it.`;

export const HANDBOOK_UNREAD = 'The handbook was not read.';
export const NO_GLOSSARY = 'The handbook has no glossary.';
