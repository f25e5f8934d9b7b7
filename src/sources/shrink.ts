import {
  EXIT,
  isShrunk,
  PlumblineError,
  systemLabel,
  SYSTEM_OF,
  NOUN_KEYS,
  volumeOf,
  volumeOfPart,
  type Config,
  type NounKey,
  type Records,
  type SetAside,
  type PartOfSnapshot,
  type System,
} from '../model/index.ts';

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
  previous: PartOfSnapshot | null,
  pulled: Read,
  systems: readonly System[],
  accepted: readonly NounKey[],
  config: Pick<Config, 'engagements'>,
): void {
  if (previous === null) return;
  const last = volumeOfPart(previous);
  const counts = volumeOf(pulled.records, pulled.setAside);
  const shrunk = NOUN_KEYS.filter((key) => systems.includes(SYSTEM_OF[key]) && !accepted.includes(key))
    .map((key) => ({ key, before: last[key], now: counts[key] }))
    .filter(({ key, before, now }) => isShrunk(key, before, now));
  if (shrunk.length === 0) return;
  const names = shrunk.map(({ key }) => key).join(',');
  throw new PlumblineError({
    what: `Far fewer records than last time: ${shrunk.map(({ key, before, now }) => `${key} (${systemLabel(SYSTEM_OF[key], config)}) had ${before}, now ${now}`).join('; ')}.`,
    why: 'A right, a view or a filter that changed at the source looks the same as records that are gone, so the last snapshot is kept.',
    fix: `Check the source; if the records are gone on purpose, pull once with --accept-shrink ${names}.`,
    exitCode: EXIT.incomplete,
  });
}
