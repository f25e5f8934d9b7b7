import {
  BLANK_REPORT,
  NOUN_KEYS,
  SYSTEM_OF,
  SYSTEMS,
  type Config,
  type NounKey,
  type Records,
  type SetAside,
  type Snapshot,
  type SourceReport,
  type System,
} from '../model/index.ts';
import { airtableSource } from './airtable/index.ts';
import { readCosts } from './cost/index.ts';
import { openHubspot, readHubspot } from './hubspot/index.ts';
import { refuseManySetAside } from './plausible.ts';
import { countsOf, inWords, type Progress } from './progress.ts';
import type { Settings } from './settings.ts';
import type { OnCount, SourceRead } from './source.ts';
import { createTransport, redactor, type Effects, type Limits, type Transport } from './transport/index.ts';
import { readUsage } from './usage/index.ts';

export interface PullOptions {
  settings: Settings;
  config: Config;
  effects: Effects;
  progress: Progress;
  /** Values that must not stand in anything that is written. */
  secrets: readonly (string | undefined)[];
  /** The last snapshot, which gives the nouns of the systems that are not read. */
  previous: Snapshot | null;
}

/** All that a snapshot is written from. */
export interface Pulled {
  pulledAt: string;
  source: 'live';
  asOf: null;
  sources: SourceReport[];
  setAside: SetAside[];
  records: Records;
}

type AnyRead = { records: Partial<Records> } & Omit<SourceRead<never>, 'records'>;

/**
 * Reads all sources side by side, all or nothing: the first that fails stops the others and is thrown. What comes back is
 * complete, or taken whole from `previous` for the systems that were not asked for.
 */
export async function pullAll(options: PullOptions): Promise<Pulled> {
  const { settings, effects, previous } = options;
  const pulledAt = new Date(effects.now()).toISOString();
  const stop = new AbortController();
  const limits: Limits = {
    timeoutMs: settings.timeoutMs,
    deadlineAt: effects.now() + settings.deadlineMs,
    signal: stop.signal,
    redact: redactor(options.secrets),
  };
  const pulls = settings.systems.map((system) => pullOne(system, options, limits, pulledAt));
  const parts = await Promise.all(pulls).catch(async (error: unknown) => {
    stop.abort();
    await Promise.allSettled(pulls);
    throw error;
  });
  const kept = SYSTEMS.filter((system) => !settings.systems.includes(system)).map((system) => keep(system, previous));
  const all = [...parts, ...kept];
  const recordsOf = (key: NounKey) => all.flatMap((part): readonly unknown[] => part.records[key] ?? []);
  return {
    pulledAt,
    source: 'live',
    asOf: null,
    sources: SYSTEMS.flatMap((system) => all.flatMap(({ report }) => (report.system === system ? [report] : []))),
    setAside: all.flatMap(({ setAside }) => setAside),
    records: Object.fromEntries(NOUN_KEYS.map((key) => [key, recordsOf(key)])) as unknown as Records,
  };
}

interface Part {
  records: Partial<Records>;
  setAside: SetAside[];
  report: SourceReport;
}

async function pullOne(system: System, options: PullOptions, limits: Limits, pulledAt: string): Promise<Part> {
  const { effects, progress, secrets } = options;
  const transport = createTransport(system, effects, limits);
  const counts: Record<string, number> = {};
  const onCount: OnCount = (what, records) => {
    counts[what] = records;
    progress.update(system, inWords(counts));
  };
  const read = await readSystem(system, transport, options, onCount);
  if (read === null) {
    progress.done(system, 'not connected');
    return {
      records: {},
      setAside: [],
      report: { ...BLANK_REPORT, system, status: 'not-connected', pulledAt: null },
    };
  }
  refuseManySetAside(read.records, read.setAside);
  const aside = read.setAside.length ? `; ${read.setAside.length} set aside` : '';
  progress.done(system, `${inWords(countsOf(read.read))}${aside}`);
  const redact = redactor(secrets);
  const note = read.notes.length ? redact(read.notes.join(' ')) : null;
  return {
    records: read.records,
    setAside: read.setAside.map((item) => ({
      ...item,
      name: item.name && redact(item.name),
      found: redact(item.found),
    })),
    report: {
      ...BLANK_REPORT,
      system,
      status: 'complete',
      pulledAt,
      read: read.read,
      requests: transport.requests(),
      schema: read.schema,
      gone: read.gone,
      note,
    },
  };
}

async function readSystem(
  system: System,
  transport: Transport,
  { settings, config }: PullOptions,
  onCount: OnCount,
): Promise<AnyRead | null> {
  const { hubspot, airtable, usage, cost } = settings.access;
  switch (system) {
    case 'hubspot':
      return hubspot && readHubspot({ client: await openHubspot(transport, hubspot), transport, config, onCount });
    case 'airtable':
      return airtable && airtableSource(transport, airtable, config).read(onCount);
    case 'usage':
      return usage && readUsage(transport, usage, config, onCount);
    case 'cost':
      return cost === null ? null : readCosts(transport, cost);
  }
}

/** What the last snapshot holds of a system that is not read this time. */
function keep(system: System, previous: Snapshot | null): Part {
  const keys = NOUN_KEYS.filter((key) => SYSTEM_OF[key] === system);
  const before = previous?.manifest.sources.find((source) => source.system === system);
  const report = before ?? { ...BLANK_REPORT, system, status: 'incomplete' as const, pulledAt: null };
  const kept = before?.pulledAt ? `Kept from the pull of ${before.pulledAt}.` : null;
  const earlier = before?.note?.replaceAll(/Kept from the pull of \S+\.\s*/g, '').trim() || null;
  return {
    records: Object.fromEntries(keys.map((key) => [key, previous?.records[key] ?? []])),
    setAside: (previous?.manifest.setAside ?? []).filter(({ noun }) => SYSTEM_OF[noun] === system),
    report: { ...report, note: [earlier, kept].filter(Boolean).join(' ') || null },
  };
}
