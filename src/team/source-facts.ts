import { formatDay, formatNumber } from '../charts/index.ts';
import {
  SYSTEM_OF,
  systemName,
  type Config,
  type Manifest,
  type SourceReport,
  type System,
  type UsageGap,
} from '../model/index.ts';
import { formatInstant } from '../reports/index.ts';

/** What the home page says of one source. */
export interface SourceFacts {
  system: System;
  name: string;
  status: SourceReport['status'];
  pulledAt: string | null;
  /** Label and value; empty for a source that was not read. */
  facts: { label: string; value: string }[];
  /** Whole sentences: notes, gaps, corrections, and fields that do not fit. */
  remarks: string[];
  tables: { name: string; cells: string[] }[];
}

/** Headings of `tables`, after the name. */
export const TABLE_HEADINGS = ['Records', 'At the source', 'Pages', 'Duplicates dropped', 'Set aside'];

/** A point of time as the manifest writes it. */
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Lists that hold links between records, and no records of their own. */
const isList = (what: string) => what.startsWith('associations ');

/** Proofs of a pull in the words of the home page, in the order of the manifest. */
export const sourceFacts = (manifest: Manifest, config: Pick<Config, 'engagements'>): SourceFacts[] =>
  manifest.sources.map((source) => ({
    system: source.system,
    name: labelOf(source.system, config),
    status: source.status,
    pulledAt: source.pulledAt,
    facts: source.status === 'not-connected' ? [] : factsOf(source, manifest),
    remarks: remarksOn(source, manifest),
    tables: Object.entries(source.read).map(([name, { records, total, pages, duplicates, setAside }]) => ({
      name,
      cells: [records, total, pages, duplicates, setAside].map((count) =>
        count === null ? 'not counted' : formatNumber(count),
      ),
    })),
  }));

function labelOf(system: System, config: Pick<Config, 'engagements'>): string {
  if (system === 'usage') return 'Prometheus (usage)';
  if (system === 'cost') return 'Cloud-billing CSV';
  return systemName(system, config).replace(/^the /, '');
}

function factsOf({ system, read, requests, retries, elapsedMs }: SourceReport, { setAside }: Manifest) {
  const reads = Object.entries(read);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const aside = new Set(setAside.flatMap(({ noun, id }) => (SYSTEM_OF[noun] === system ? [`${noun} ${id}`] : [])));
  const facts: [string, number | string | null][] = [
    ['Records', sum(reads.map(([what, { records }]) => (isList(what) ? 0 : records)))],
    ['Pages', sum(reads.map(([, { pages }]) => pages))],
    ['Requests', retries > 0 ? `${formatNumber(requests)}, ${formatNumber(retries)} repeated` : requests],
    // A list of links names the same link once for each of its labels, which is no sign of anything.
    ['Duplicates dropped', sum(reads.map(([what, { duplicates }]) => (isList(what) ? 0 : duplicates)))],
    ['Set aside', aside.size],
    ['Time', elapsedMs === null ? null : duration(elapsedMs)],
  ];
  return facts.flatMap(([label, value]) =>
    value === null ? [] : { label, value: typeof value === 'number' ? formatNumber(value) : value },
  );
}

function remarksOn({ system, note, gone, schema }: SourceReport, { usage }: Manifest): string[] {
  const archived = gone.filter(({ state }) => state === 'archived').length;
  const corrections = usage?.corrections.length ?? 0;
  return [
    ...(note === null ? [] : [note.replaceAll(INSTANT, (instant) => formatInstant(instant))]),
    ...(schema?.problems ?? []).map(
      ({ table, name, expected, found }) => `“${name}” of ${table} does not fit: expected ${expected}, found ${found}.`,
    ),
    ...(archived > 0
      ? [
          `${archived} ${archived === 1 ? 'deal that other records name is' : 'deals that other records name are'} archived.`,
        ]
      : []),
    ...(system === 'usage' ? (usage?.gaps ?? []).map((gap) => gapInWords(gap, note)) : []),
    ...(system === 'usage' && corrections > 0
      ? [`${corrections} past ${corrections === 1 ? 'value has' : 'values have'} a recorded correction.`]
      : []),
  ];
}

/** A gap, with its reason where the note of the source does not give it already. */
function gapInWords({ endpoint, namespaces, from, to, reason }: UsageGap, note: string | null): string {
  const days = from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
  const hubs = namespaces.length > 0 ? ` Hubs: ${namespaces.join(', ')}.` : '';
  const why = note?.includes(reason) ? '' : `: ${reason.replace(/\.$/, '')}`;
  return `Gap at the endpoint ${endpoint}, ${days}${why}.${hubs}`;
}

/** `0.8 s`, `42 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 9_950) return `${formatNumber(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${formatNumber(minutes)} min ${seconds % 60} s`;
}
