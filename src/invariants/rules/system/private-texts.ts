import { eachFreeText, emailsIn, nameAtSource, NOUN_KEYS, textFinder } from '../../../model/index.ts';
import type { Context } from '../../types.ts';

/** What a text gives away. */
export type Leak = 'an e-mail address' | 'an internal comment' | 'a RAG note' | 'a quote without consent';

export interface Search {
  /** @param options consented: the text is a quote whose community agrees to its words */
  leaksOf: (text: string, options: { consented: boolean }) => readonly Leak[];
  /** Whether there is an e-mail address in a text that no record holds in a field of the team's. */
  holdsUnknownAddress: (text: string) => boolean;
}

/** Fewer words and characters than these may stand in two places by chance. */
const MIN_WORDS = 5;
const MIN_LENGTH = 24;

const NONE: readonly Leak[] = [];

/** Prepares the search for what the team's fields hold: e-mail addresses, comments, notes, and quotes that wait for consent. */
export function privateTexts(context: Context): Search {
  const own = context.config.organisation.partnershipsAddress.toLowerCase();
  const addresses = privateAddresses(context);
  addresses.delete(own);
  const kinds = confidential(context);
  const find = textFinder(kinds.keys());
  return {
    leaksOf(text, { consented }) {
      const named = text.includes('@') && emailsIn(text).some((one) => addresses.has(one));
      const copied = consented || text.length < MIN_LENGTH ? [] : find(text);
      if (!named && copied.length === 0) return NONE;
      const found = new Set(copied.flatMap((words) => kinds.get(words) ?? []));
      return [...(named ? (['an e-mail address'] as const) : []), ...found];
    },
    holdsUnknownAddress: (text) =>
      text.includes('@') && emailsIn(text).some((one) => one !== own && !addresses.has(one)),
  };
}

function privateAddresses({ snapshot: { records } }: Context): Set<string> {
  const addresses = new Set<string>();
  for (const key of NOUN_KEYS) {
    eachFreeText(key, records[key], 'team', (text) => {
      if (text.includes('@')) for (const address of emailsIn(text)) addresses.add(address);
    });
  }
  return addresses;
}

const isLong = (text: string | null): text is string => text !== null && text.length >= MIN_LENGTH;

/** Texts that nobody outside the team may read, but for those that are public in their own right: a name, a published quote. */
function confidential({ snapshot: { records }, config }: Context): Map<string, Leak> {
  const { engagements, projects, deliverables, hubs, communities, checkIns } = records;
  const kinds = new Map<string, Leak>();
  const add = (text: string | null, kind: Leak) => {
    if (isLong(text) && text.trim().split(/\s+/).length >= MIN_WORDS) kinds.set(text, kind);
  };
  const clear = (text: string | null) => isLong(text) && kinds.delete(text);
  // Where the source has no field for the consent, nobody was asked.
  const asked = nameAtSource('checkIns.mayPublish', config) !== null;
  for (const { ragNote } of engagements) add(ragNote, 'a RAG note');
  for (const { comment, quote, mayPublish } of checkIns) {
    add(comment, 'an internal comment');
    if (asked && !mayPublish) add(quote, 'a quote without consent');
  }
  for (const { quote, mayPublish } of checkIns) if (mayPublish) clear(quote);
  for (const named of [engagements, projects, deliverables, hubs]) for (const { name } of named) clear(name);
  for (const { shortName, longName } of communities) {
    clear(shortName);
    clear(longName);
  }
  return kinds;
}
