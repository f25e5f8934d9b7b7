import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  contextOf,
  evaluate,
  RULES,
  runCheck,
  type CheckResult,
  type Finding,
  type Outcome,
} from '../../src/invariants/index.ts';
import {
  MAPPED_FIELDS,
  NOUNS,
  readConfig,
  type Config,
  type MappedField,
  type NounKey,
  placeInConfig,
  type Snapshot,
} from '../../src/model/index.ts';
import { samplePortfolio, seedFaults } from '../../src/sample/index.ts';
import { formatSnapshot } from '../../src/snapshot/index.ts';
import { AS_OF, messyPortfolio } from './arbitrary.ts';

/** Fields of the model that are made from another one's value at the source. */
const MADE_FROM: Partial<Record<MappedField, string[]>> = {
  'deals.stageId': ['stageId', 'stageLabel', 'stage'],
  // The label of a stage is looked up in its pipeline.
  'deals.pipelineId': ['pipelineId', 'stageLabel', 'stage'],
  'deals.type': ['type', 'typeLabel'],
  'deals.ownerId': ['ownerId', 'ownerName'],
  'deals.currency': [],
  'engagements.dealRef': ['dealRef', 'dealIds'],
  'contracts.dealRef': ['dealRef', 'dealIds'],
};

const parts = (field: MappedField) => field.split('.') as [NounKey, string];

/** What a field holds when nothing is read into it; undefined where a record cannot do without it. */
const emptyOf = (noun: NounKey, key: string) =>
  [null, [], false].find((value) => {
    const shape = NOUNS[noun].schema.shape as Record<string, { safeParse: (value: unknown) => { success: boolean } }>;
    return shape[key]?.safeParse(value).success;
  });

const isOptional = (field: MappedField) => {
  const [noun, key] = parts(field);
  return field === 'deals.currency' || emptyOf(noun, key) !== undefined;
};
const OPTIONAL = MAPPED_FIELDS.filter(isOptional);

/** The records as they are read when the source has no such field. */
function without({ manifest, records }: Snapshot, field: MappedField): Snapshot {
  const [noun, key] = parts(field);
  const empty = Object.fromEntries((MADE_FROM[field] ?? [key]).map((name) => [name, emptyOf(noun, name)]));
  const changed = records[noun].map((record) => ({ ...record, ...empty }));
  return { manifest, records: { ...records, [noun]: changed } };
}

/** A configuration in which the fields have no name. */
function configWithout(...fields: MappedField[]): Config {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const [last = '', ...path] = placeInConfig(field).split('.').reverse();
    const parent = path.reduceRight((at, key) => (at[key] ??= {}) as Record<string, unknown>, input);
    parent[last] = null;
  }
  return readConfig(input);
}

const options = (config: Config) => ({ asOf: AS_OF, config, now: `${AS_OF}T06:00:00.000Z`, nowReason: '' });
const check = (snapshot: Snapshot, config = readConfig({})): CheckResult => runCheck(snapshot, options(config));

const GRAVITY = { error: 3, warning: 2, info: 1 };

const about = ({ rule, subject }: Finding) => `${rule} ${subject.type} ${subject.id}`;

/** Findings about a record without the field that there are not with it, or that are graver. */
function accusations(snapshot: Snapshot, field: MappedField): string[] {
  const before = new Map(check(snapshot).findings.map((finding) => [about(finding), finding.severity]));
  return check(without(snapshot, field), configWithout(field))
    .findings.filter((finding) => {
      const known = before.get(about(finding));
      return known === undefined || GRAVITY[finding.severity] > GRAVITY[known];
    })
    .map(({ rule, message }) => `${rule}: ${message}`);
}

/** Every record of every rule, by what was said of it. */
function judged(snapshot: Snapshot, config: Config): Map<string, string> {
  const evaluations = evaluate(RULES, contextOf(snapshot, options(config)));
  return new Map(
    evaluations.flatMap(({ rule, all }) =>
      [...all()].map(({ subject, outcome }): [string, string] => [`${rule.id} ${subject.type} ${subject.id}`, outcome]),
    ),
  );
}

const clean = samplePortfolio();
const snapshotOf = (input: typeof clean): Snapshot => ({
  manifest: formatSnapshot(input).manifest,
  records: input.records,
});
// Doubts over what could not be read would hide what a missing field does.
const portfolios = {
  'a portfolio without a finding': snapshotOf(clean),
  'a portfolio with most faults': snapshotOf(
    seedFaults(samplePortfolio({ communities: 16 }), [
      ...['closed-won-deal-has-engagement', 'closed-won-deal-has-engagement/in-grace', 'engagement-deal-is-closed-won'],
      ...['closed-lost-deal-has-no-active-engagement', 'renewal-without-agreement-listed', 'engagement-has-project'],
      ...['contract-admin-exit-has-executed-agreement/renewal', 'deliverable-not-overdue', 'renewal-notice-sent'],
      ...['contract-admin-exit-has-delivery-request/renewal', 'ended-engagement-has-no-open-deliverable'],
      ...['engagement-dates-present', 'engagement-dates-ordered', 'community-id-unique', 'reference-resolves'],
    ]),
  ),
};

describe.each(Object.entries(portfolios))('%s', (_, snapshot) => {
  it.each(OPTIONAL)('has no finding more when %s is mapped to null', (field) => {
    expect(accusations(snapshot, field)).toEqual([]);
  });

  it.each(OPTIONAL)('turns no failure into a pass when %s is mapped to null', (field) => {
    const [before, after] = [judged(snapshot, readConfig({})), judged(without(snapshot, field), configWithout(field))];
    // A link that is not read cannot be broken.
    const acquitted = [...before].filter(
      ([key, outcome]) => outcome === 'fail' && after.get(key) === 'pass' && !key.startsWith('reference-resolves '),
    );
    expect(acquitted).toEqual([]);
  });
});

/** Where a link stands on one side only, a source that has no such field has no such link either. */
const ONE_SIDE = [
  ...['engagements.projectIds', 'projects.engagementIds', 'projects.deliverableIds', 'deliverables.projectIds'],
  'engagements.contractIds',
];
const DECIDING = OPTIONAL.filter((field) => !ONE_SIDE.includes(field));

it('nothing is accused because of a field mapped to null, whatever is wrong besides', () => {
  fc.assert(
    fc.property(messyPortfolio(), fc.constantFrom(...DECIDING), (snapshot, field) => {
      expect(accusations(snapshot, field)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('an address that the source has no field for leaves the others to be judged', () => {
  const rules = RULES.filter(({ id }) => id === 'community-urls-valid');
  const snapshot = seedFaults(samplePortfolio(), ['community-urls-valid']);
  const failed = (...fields: MappedField[]) =>
    evaluate(rules, contextOf(snapshotOf(snapshot), options(configWithout(...fields))))[0]?.outcomes.filter(
      ({ outcome }) => outcome === 'fail',
    );
  expect(failed()).toHaveLength(1);
  expect(failed('communities.logoUrl')).toHaveLength(1);
  expect(failed('communities.logoUrl', 'communities.website', 'communities.githubOrg')).toEqual([]);
});

test('every field that a rule declares is one that the mapping can leave out', () => {
  const declared = RULES.flatMap(({ reads }) => [...reads.needs, ...reads.clears]).flat();
  expect(declared.filter((field) => !OPTIONAL.includes(field))).toEqual([]);
});

test.each(
  RULES.flatMap((rule) =>
    [...rule.reads.needs, ...rule.reads.clears].map((needed) => ({ rule, fields: [needed].flat() })),
  ),
)('$rule.id fails nobody without $fields', ({ rule, fields }) => {
  const subject = { type: 'deal', id: '1', name: 'Deal' } as const;
  const failure: Outcome = { outcome: 'fail', subject, severity: 'info', related: [], community: null, message: '' };
  const always = { ...rule, evaluate: () => [failure] };
  const context = contextOf(snapshotOf(clean), options(configWithout(...fields)));
  expect(evaluate([always], context)[0]?.outcomes).toEqual([
    { outcome: 'not-evaluated', subject, reason: `The mapping has no field for ${fields.join(' or ')}.` },
  ]);
});
