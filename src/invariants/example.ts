import type { z } from 'zod';
import {
  BLANK_REPORT,
  NOUNS,
  NOUN_KEYS,
  SYSTEMS,
  readConfig,
  type Config,
  type Manifest,
  type NounKey,
  type Records,
  type Snapshot,
} from '../model/index.ts';
import { contextOf } from './run.ts';
import type { Context, Example, Outcome, Rule } from './types.ts';

const noDays = Array.from({ length: 31 }, () => null);

/** Values of the fields that may not be left empty. */
const STATED: { [Key in NounKey]?: Partial<Records[Key][number]> } = {
  fteLog: { month: '2026-01' },
  capacity: { month: '2026-01' },
  usage: { namespace: 'example', month: '2026-01', dau: noDays, wau: noDays, mau: noDays },
  costs: { communityId: 'example', month: '2026-01', amount: { minor: 0, currency: 'USD' } },
};

/** A record of each noun with nothing stated: null, an empty list or false, whichever the field's schema takes. */
const BLANK = Object.fromEntries(
  NOUN_KEYS.map((key) => {
    const fields = Object.entries(NOUNS[key].schema.shape as Record<string, z.ZodType>);
    const empty = fields.map(([field, schema]) => [
      field,
      [null, [], false].find((value) => schema.safeParse(value).success),
    ]);
    return [key, { ...(Object.fromEntries(empty) as object), ...STATED[key] }];
  }),
);

/** A whole record from a part of one; what is not given is not stated. Without an id it gets its noun's name and place. */
export const blankRecord = <Key extends NounKey>(key: Key, given: Partial<Records[Key][number]>, place = 0) =>
  // The schema's fields are all there, which a spread over a generic key does not show.
  ({
    ...structuredClone(BLANK[key]),
    id: `${NOUNS[key].name}-${place + 1}`,
    ...given,
  }) as unknown as Records[Key][number];

export function portfolio(given: Example['records']): Records {
  const entries = NOUN_KEYS.map((key) => [key, (given[key] ?? []).map((part, place) => blankRecord(key, part, place))]);
  return Object.fromEntries(entries) as { [Key in NounKey]: never[] };
}

/** A snapshot around records, read whole an hour before `now` on `asOf`, with nothing set aside, unless `manifest` says otherwise. */
export function snapshotOf(records: Records, asOf: string, manifest: Partial<Manifest> = {}): Snapshot {
  const pulledAt = `${asOf}T05:00:00.000Z`;
  const source = { status: 'complete', pulledAt, ...BLANK_REPORT } as const;
  const files = NOUN_KEYS.map((key) => [
    NOUNS[key].file,
    { sha256: '0'.repeat(64), bytes: 0, records: records[key].length },
  ]);
  return {
    records,
    manifest: {
      schemaVersion: 1,
      id: 'example',
      pulledAt,
      source: 'live',
      asOf: null,
      sources: SYSTEMS.map((system) => ({ system, ...source })),
      files: Object.fromEntries(files) as Manifest['files'],
      setAside: [],
      previous: null,
      accepted: [],
      usage: null,
      ...manifest,
    },
  };
}

/** The context that an example of a rule describes. */
export function contextOfExample(example: Example, config: Config = readConfig({})): Context {
  const setAside = example.setAside ? { setAside: example.setAside } : {};
  const snapshot = snapshotOf(portfolio(example.records), example.asOf, { ...setAside, ...example.manifest });
  const now = example.now === undefined ? `${example.asOf}T06:00:00.000Z` : example.now;
  const waivers = example.waivers ? { waivers: example.waivers } : {};
  const handbook = example.handbook ? { handbook: example.handbook } : {};
  const nowReason = 'The check was made for a given date.';
  return contextOf(snapshot, { asOf: example.asOf, config, now, nowReason, ...waivers, ...handbook });
}

/** What a rule says of an example: its gravest outcome, a failure before what is not evaluated before a pass. */
export function outcomeOfExample(rule: Rule, example: Example, config?: Config): Outcome | undefined {
  const outcomes = [...rule.evaluate(contextOfExample(example, config))];
  const gravest = (['fail', 'not-evaluated', 'pass'] as const).find((word) =>
    outcomes.some(({ outcome }) => outcome === word),
  );
  return outcomes.find(({ outcome }) => outcome === gravest);
}
