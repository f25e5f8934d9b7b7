import {
  BLANK_REPORT,
  NOUN_KEYS,
  SYSTEM_OF,
  type NounKey,
  type Records,
  type SetAside,
  type PartOfSnapshot,
  type SourceReport,
  type System,
} from '../model/index.ts';

/** What one system gives to a snapshot. */
export interface Part {
  records: Partial<Records>;
  setAside: SetAside[];
  report: SourceReport;
}

/** What the last snapshot holds of a system that is not read this time. Its nouns must have been read. */
export function keep(system: System, previous: PartOfSnapshot | null): Part {
  const keys = NOUN_KEYS.filter((key) => SYSTEM_OF[key] === system);
  const before = previous?.manifest.sources.find((source) => source.system === system);
  const report = before ?? { ...BLANK_REPORT, system, status: 'incomplete' as const, pulledAt: null };
  const kept = before?.pulledAt ? `Kept from the pull of ${before.pulledAt}.` : null;
  const earlier = before?.note?.replaceAll(/Kept from the pull of \S+\.\s*/g, '').trim() || null;
  return {
    records: Object.fromEntries(keys.map((key) => [key, recordsOf(key, previous)])),
    setAside: (previous?.manifest.setAside ?? []).filter(({ noun }) => SYSTEM_OF[noun] === system),
    report: { ...report, note: [earlier, kept].filter(Boolean).join(' ') || null },
  };
}

function recordsOf(key: NounKey, previous: PartOfSnapshot | null): readonly unknown[] {
  const records = previous === null ? [] : previous.records[key];
  if (records === undefined) throw new Error(`The ${key} of the last snapshot are kept, and were not read.`);
  return records;
}
