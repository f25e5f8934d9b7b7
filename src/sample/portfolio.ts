import { NOUN_KEYS, readConfig, type Day, type NounKey, type Records } from '../model/index.ts';
import type { SnapshotInput } from '../snapshot/index.ts';
import { capacityOf } from './capacity.ts';
import { checkInsOf } from './check-ins.ts';
import { communityOf, peopleOf } from './community.ts';
import { dealsOf } from './deals.ts';
import { engagementOf } from './engagements.ts';
import { fteLogOf } from './fte-log.ts';
import { hubsOf } from './hubs.ts';
import { lastNight } from './last-night.ts';
import { PIPELINE } from './pipeline.ts';
import { placeOf, type Place } from './place.ts';
import { projectsOf } from './projects.ts';
import { readWhole } from './sources.ts';

export const DEFAULTS = { communities: 12, seed: 'plumbline', asOf: '2026-06-15' } as const;

export interface SampleOptions {
  communities?: number;
  seed?: string;
  /** The fixed date of the portfolio; it was "pulled" early on that day. */
  asOf?: Day;
  /** Domain of budget alerts. */
  mailDomain?: string;
}

/**
 * An invented portfolio that every rule holds for. Equal options give equal records, and what one community brings does
 * not depend on how many others there are.
 */
export function samplePortfolio(options: SampleOptions = {}): SnapshotInput {
  const { communities, seed, asOf } = { ...DEFAULTS, ...options };
  const mailDomain = options.mailDomain ?? readConfig({}).organisation.mailDomain;
  const records = Object.fromEntries(NOUN_KEYS.map((key) => [key, []])) as unknown as Records;
  records.pipelines.push(structuredClone(PIPELINE));
  for (let number = 0; number < communities; number++) {
    const part = communityPart(placeOf(seed, number, asOf, mailDomain));
    for (const key of Object.keys(part) as (keyof typeof part)[]) append(records, key, part[key]);
  }
  records.capacity.push(...capacityOf(seed, asOf, records.deals, records.engagements));
  const pulledAt = `${asOf}T04:10:00.000Z`;
  return {
    pulledAt,
    source: 'sample',
    asOf,
    setAside: [],
    sources: readWhole(records, [], pulledAt),
    previous: lastNight(records, [], pulledAt),
    usage: { corrections: [], unexplained: [], gaps: [] },
    records,
  };
}

function append<Key extends NounKey>(records: Records, key: Key, more: Records[Key]) {
  // The keys of both sides are one, which the type of an indexed access does not show.
  (records[key] as unknown[]).push(...more);
}

/** Everything that one community brings. */
function communityPart(place: Place): Omit<Records, 'pipelines' | 'capacity'> {
  const { people, contacts } = peopleOf(place);
  const { deals, orders, contracts } = dealsOf(place, contacts);
  const random = place.random('engagements');
  const agreed = place.terms.filter(({ engaged }) => engaged).map((term) => engagementOf(place, term, random));
  return {
    communities: [communityOf(place)],
    people,
    deals,
    orders,
    contracts,
    ...projectsOf(place, agreed),
    fteLog: fteLogOf(place),
    checkIns: checkInsOf(
      place,
      people.map(({ firstName }) => firstName),
    ),
    ...hubsOf(place),
  };
}
