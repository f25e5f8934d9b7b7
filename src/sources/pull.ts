import {
  BLANK_REPORT,
  NOUN_KEYS,
  SYSTEMS,
  type Config,
  type NounKey,
  type PartOfSnapshot,
  type PulledUsage,
  type Records,
  type SetAside,
  type SourceReport,
  type System,
} from '../model/index.ts';
import { followMerged } from './follow.ts';
import { keep, type Part } from './keep.ts';
import { refuseManySetAside } from './plausible.ts';
import { countsOf, inWords, type Progress } from './progress.ts';
import { readSystem, type SystemRead } from './read-system.ts';
import type { Settings } from './settings.ts';
import type { OnCount } from './source.ts';
import { createTransport, redactor, type Effects, type Limits, type Transport } from './transport/index.ts';

export interface PullOptions {
  settings: Settings;
  config: Config;
  effects: Effects;
  progress: Progress;
  /** Values that must not stand in anything that is written. */
  secrets: readonly (string | undefined)[];
  /** Proxies on the way, as `host:port`. */
  proxies?: readonly string[];
  /** The last snapshot, which gives the nouns of the systems that are not read; of the others its manifest is enough. */
  previous: PartOfSnapshot | null;
  /** Stops the pull, which then throws. */
  signal?: AbortSignal;
}

/** All that a snapshot is written from. */
export interface Pulled {
  pulledAt: string;
  source: 'live';
  asOf: null;
  sources: SourceReport[];
  setAside: SetAside[];
  records: Records;
  /** What was read of usage this time; null when it was not. */
  usage: PulledUsage | null;
}

/** A system that was read, or is not connected. */
interface Outcome {
  system: System;
  read: SystemRead | null;
  transport: Transport;
  began: number;
  ended: number;
}

/**
 * Reads all sources side by side, all or nothing: the first that fails stops the others and is thrown. What comes back is
 * complete, or taken whole from `previous` for the systems that were not asked for.
 */
export async function pullAll(options: PullOptions): Promise<Pulled> {
  const { settings, config, effects, previous } = options;
  const pulledAt = new Date(effects.now()).toISOString();
  const stop = new AbortController();
  const limits: Limits = {
    timeoutMs: settings.timeoutMs,
    deadlineAt: effects.now() + settings.deadlineMs,
    signal: options.signal ? AbortSignal.any([stop.signal, options.signal]) : stop.signal,
    redact: redactor(options.secrets),
    rates: config.rates,
    proxies: options.proxies ?? [],
  };
  const pulls = settings.systems.map((system) => pullOne(system, options, limits));
  const outcomes = await Promise.all(pulls).catch(async (error: unknown) => {
    stop.abort();
    await Promise.allSettled(pulls);
    throw error;
  });
  const kept = SYSTEMS.filter((system) => !settings.systems.includes(system)).map((system) => keep(system, previous));
  await followMerged(outcomes, kept, effects);

  const all = [...outcomes.map((outcome) => partOf(outcome, options, pulledAt)), ...kept];
  const recordsOf = (key: NounKey) => all.flatMap((part): readonly unknown[] => part.records[key] ?? []);
  return {
    pulledAt,
    source: 'live',
    asOf: null,
    sources: SYSTEMS.flatMap((system) => all.flatMap(({ report }) => (report.system === system ? [report] : []))),
    setAside: all.flatMap(({ setAside }) => setAside),
    records: Object.fromEntries(NOUN_KEYS.map((key) => [key, recordsOf(key)])) as unknown as Records,
    usage: withoutSecrets(outcomes.find(({ read }) => read?.usage)?.read?.usage, redactor(options.secrets)),
  };
}

async function pullOne(system: System, options: PullOptions, limits: Limits): Promise<Outcome> {
  const { effects, progress, config, previous, settings } = options;
  const transport = createTransport(system, effects, limits);
  const began = effects.now();
  const counts: Record<string, number> = {};
  const onCount: OnCount = (what, records) => {
    counts[what] = records;
    progress.update(system, inWords(counts));
  };
  const read = await readSystem(system, { transport, access: settings.access, config, previous, onCount });
  if (read) refuseManySetAside(read.records, read.setAside, config);
  const aside = read?.setAside.length ? `; ${read.setAside.length} set aside` : '';
  progress.done(system, read ? `${inWords(countsOf(read.read))}${aside}` : 'not connected');
  return { system, read, transport, began, ended: effects.now() };
}

/** The reasons why optional endpoints failed stand in the manifest. */
const withoutSecrets = (usage: PulledUsage | undefined, redact: (text: string) => string): PulledUsage | null =>
  usage === undefined
    ? null
    : { ...usage, failed: usage.failed.map(({ endpoint, reason }) => ({ endpoint, reason: redact(reason) })) };

/** What a system gives, with its secrets made unreadable. */
function partOf({ system, read, transport, began, ended }: Outcome, { secrets }: PullOptions, pulledAt: string): Part {
  const blank = { ...BLANK_REPORT, system, pulledAt: null };
  if (read === null) return { records: {}, setAside: [], report: { ...blank, status: 'not-connected' } };
  const redact = redactor(secrets);
  return {
    records: read.records,
    setAside: read.setAside.map((item) => ({
      ...item,
      name: item.name && redact(item.name),
      found: redact(item.found),
    })),
    report: {
      ...blank,
      status: 'complete',
      pulledAt,
      read: read.read,
      ...transport.stats(),
      elapsedMs: Math.max(0, Math.round(ended - began)),
      schema: read.schema,
      gone: read.gone,
      note: read.notes.length ? redact(read.notes.join(' ')) : null,
    },
  };
}
