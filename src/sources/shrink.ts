import {
  EXIT,
  PlumblineError,
  SYSTEM_OF,
  NOUN_KEYS,
  type NounKey,
  type Records,
  type SetAside,
  type Snapshot,
  type System,
} from '../model/index.ts';
import { SYSTEM_LABEL } from './transport/index.ts';

/** Tables with fewer records than this may lose any number of them. */
const MIN_RECORDS = 10;
/** The part of a table that must still be there. */
const MIN_PART = 0.8;
/** Tables that are never empty once they have been in use, however small. */
const NEVER_EMPTY: readonly NounKey[] = ['deals', 'engagements'];

interface Read {
  records: Records;
  setAside: readonly SetAside[];
}

/**
 * Throws when a table has far fewer records than in the snapshot that would be replaced: a view, a scope or a filter that
 * changed at the source looks just like records that are gone. Records that were set aside count as read.
 * @param systems the systems that were read
 * @param accepted tables for which fewer records are right this time
 */
export function refuseShrink(
  previous: Snapshot | null,
  pulled: Read,
  systems: readonly System[],
  accepted: readonly NounKey[],
): void {
  if (previous === null) return;
  const last: Read = { records: previous.records, setAside: previous.manifest.setAside };
  const shrunk = NOUN_KEYS.filter((key) => systems.includes(SYSTEM_OF[key]) && !accepted.includes(key))
    .map((key) => ({ key, before: countOf(last, key), now: countOf(pulled, key) }))
    .filter(({ key, before, now }) => isShrunk(key, before, now));
  if (shrunk.length === 0) return;
  const names = shrunk.map(({ key }) => key).join(',');
  throw new PlumblineError({
    what: `Far fewer records than last time: ${shrunk.map(({ key, before, now }) => `${key} (${SYSTEM_LABEL[SYSTEM_OF[key]]}) had ${before}, now ${now}`).join('; ')}.`,
    why: 'A right, a view or a filter that changed at the source looks the same as records that are gone, so the last snapshot is kept.',
    fix: `Check the source; if the records are gone on purpose, pull once with --accept-shrink ${names}.`,
    exitCode: EXIT.incomplete,
  });
}

const countOf = ({ records, setAside }: Read, key: NounKey): number =>
  records[key].length + setAside.filter(({ noun }) => noun === key).length;

const isShrunk = (key: NounKey, before: number, now: number): boolean =>
  (before >= MIN_RECORDS && now < before * MIN_PART) || (NEVER_EMPTY.includes(key) && before > 0 && now === 0);
