import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  MAPPED_FIELDS,
  isPersonal,
  NOUNS,
  type Journal,
  type NounKey,
  type Snapshot,
} from '../../../src/model/index.ts';
import { checksPart } from '../../../src/reports/checks/index.ts';
import { textOf } from '../../../src/reports/checks/record.ts';
import type { WorkInputs } from '../../../src/reports/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { ruleById } from '../../../src/invariants/index.ts';
import { inputsFor, inputsOf, spaced, valuesOf } from '../workspace/inputs.ts';

const SAMPLE = join(import.meta.dirname, '../../../data/sample');
let sample: Snapshot;
beforeAll(async () => {
  sample = await readSnapshot(SAMPLE);
});
const table = (inputs: WorkInputs, id: string) => valuesOf(checksPart(inputs).tables.find((one) => one.id === id)!);

/** A finding as the check gives it, with another fate. */
const withWaiver = (inputs: WorkInputs, place: number, expires: string): WorkInputs => ({
  ...inputs,
  findings: inputs.findings.map((finding, at) =>
    at === place ? { ...finding, waiver: { reason: 'In the post', approvedBy: 'Ada (BD)', expires } } : finding,
  ),
});

test('lists every finding once, the gravest first and what is waived last', () => {
  const plain = inputsFor(sample);
  const inputs = withWaiver(plain, 0, '2026-07-15');
  const rows = table(inputs, 'findings');
  expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(
    [...plain.findings.slice(1), plain.findings[0]!].map(({ fingerprint }) => fingerprint),
  );
  const { error, warning, info } = {
    error: 0,
    warning: 0,
    info: 0,
    ...Object.fromEntries(
      [...Map.groupBy(plain.findings.slice(1), ({ severity }) => severity)].map(([key, each]) => [key, each.length]),
    ),
  };
  expect(checksPart(inputs).answer).toContain(
    `${error} errors, ${warning} warnings and ${info} items for information. 1 finding is waived.`,
  );
});

test.each([
  ['2026-06-15', 'expiring', 'last day', '1 of 1 waiver ends within 30 days; the first waiver ends on 15 June 2026.'],
  [
    '2026-07-15',
    'expiring',
    '30 days left',
    '1 of 1 waiver ends within 30 days; the first waiver ends on 15 July 2026.',
  ],
  [
    '2026-07-16',
    'waived',
    '31 days left',
    'None of 1 waiver ends within 30 days; the first waiver ends on 16 July 2026.',
  ],
])('a waiver until %s is %s', (expires, state, left, sentence) => {
  const part = checksPart(withWaiver(inputsFor(sample), 0, expires));
  const [findings, waivers] = part.tables;
  const row = findings!.rows.at(-1)!;
  const place = findings!.columns.findIndex(({ id }) => id === 'waiver');
  expect(row[place]).toMatchObject({ value: state, note: left });
  expect(valuesOf(waivers!)).toMatchObject([{ expires, state, 'approved-by': 'Ada (BD)', reason: 'In the post' }]);
  expect(spaced(part.facts.waived!)).toBe(sentence);
  const record = part.records[0]!;
  expect(record).toMatchObject({ waive: null });
  expect(record.waiver).toContain('approved by Ada (BD): In the post');
});

test('lists what was resolved in the last 30 days, and says where nobody knows', () => {
  const subject = { type: 'deal', id: '1', name: 'Reefs' };
  const life = (fingerprint: string, resolvedOn: string | null) => ({
    ...{ fingerprint, rule: 'amount-present', subject, firstSeen: '2026-01-01', resolvedOn },
  });
  const inputs = {
    ...inputsOf({}),
    resolved: [life('a', '2026-05-16'), life('b', '2026-05-15'), life('c', null), life('d', '2026-06-14')],
  };
  expect(table(inputs, 'findings-resolved').map(({ fingerprint }) => fingerprint)).toEqual(['d', 'a']);
  expect(checksPart(inputsOf({})).tables[2]!.empty).toContain('nobody knows');
});

test('counts the rules as the check does', () => {
  const inputs = inputsFor(sample);
  const rows = table(inputs, 'rules');
  expect(rows.map(({ id, eligible, failed }) => [id, eligible, failed])).toEqual(
    inputs.rules.map(({ id, eligible, failed }) => [id, eligible, failed]),
  );
  const finding = rows.filter(({ finds }) => finds !== 'nothing');
  expect(checksPart(inputs).answer).toMatch(new RegExp(`^${finding.length} of ${rows.length} rules find something`));
});

describe('the trend', () => {
  const night = (day: string, error: number) => ({ day, error, warning: 1, info: 0, waived: 0, owners: {} });
  const journal = (...nights: Journal['nights']): Journal => ({
    ...{ schemaVersion: 1, asOf: '2026-06-15', nights, moves: [], deliveries: [], deals: {}, deliverables: {} },
  });

  test('shows the nights of 90 days, with a gap for one without a check', () => {
    const { facts, charts } = checksPart(
      inputsOf({}, { journal: journal(night('2026-03-01', 9), night('2026-06-12', 4), night('2026-06-14', 2)) }),
    );
    expect(charts).toEqual([facts.trend]);
    expect(spaced(facts.trend!.title)).toBe('2 errors and 1 warning: 2 fewer than on 12 June 2026');
    expect(facts.trend).toMatchObject({
      x: { values: ['2026-06-12', '2026-06-13', '2026-06-14'] },
      notes: ['No check was noted on 1 day between the first and the last one.'],
    });
    expect(facts.trend!.series[0]!.values).toEqual([4, null, 2]);
  });

  test.each([
    ['no journal', null, 'No journal of nights is kept'],
    ['one night', journal(night('2026-06-14', 2)), 'Fewer than two nights'],
  ])('says why there is none with %s', (_, given, words) => {
    const { facts, charts } = checksPart(inputsOf({}, { journal: given }));
    expect(charts).toEqual([]);
    expect(facts.noTrend).toContain(words);
  });
});

/** The files of the sample, read afresh. */
const raw = (key: NounKey) =>
  JSON.parse(readFileSync(join(SAMPLE, NOUNS[key].file), 'utf8')) as Record<string, unknown>[];

test('every finding of the sample has a page whose values are those of the files', () => {
  const inputs = inputsFor(sample);
  const { records } = checksPart(inputs);
  const files = Object.fromEntries(
    (Object.keys(NOUNS) as NounKey[]).map((key) => [NOUNS[key].name, { key, list: raw(key) }]),
  );
  expect(records.map(({ id }) => id)).toEqual(inputs.findings.map(({ fingerprint }) => fingerprint));
  let compared = 0;
  for (const [place, finding] of inputs.findings.entries()) {
    const page = records[place]!;
    expect(page).toMatchObject({
      message: finding.message,
      fix: finding.fix,
      path: `checks/findings/${finding.fingerprint}/`,
    });
    expect(page.waive).toContain(finding.fingerprint);
    const named = new Set([finding.subject, ...finding.related].map(({ type, id }) => `${type} ${id}`));
    expect(page.records).toHaveLength(named.size);
    for (const { type, id, values } of inputs.explain(finding)!) {
      const file = files[type === 'source' ? id.split('/')[0]! : type];
      const record = file?.list.find((one) => one.id === (type === 'source' ? id.slice(id.indexOf('/') + 1) : id));
      for (const { name, value, isWithheld } of values) {
        const held = Array.isArray(record?.[name]) && record[name].length === 0 ? null : record?.[name];
        expect(isWithheld).toBe(isPersonal(file!.key, name) && held !== null);
        expect(value).toEqual(isWithheld ? null : held);
        compared += 1;
      }
      // What the rule says that it reads is there.
      const { needs, clears } = ruleById(finding.rule)!.reads;
      const read = [...needs, ...clears]
        .flat()
        .filter((field) => record && MAPPED_FIELDS.includes(field as never) && field.startsWith(`${file!.key}.`));
      for (const field of read) expect(values.map(({ name }) => `${file!.key}.${name}`)).toContain(field);
    }
  }
  expect(compared).toBeGreaterThan(100);
});

test('says what a value is in words', () => {
  expect(textOf({ minor: 4815000, currency: 'USD' }).replace(/\s/g, ' ')).toBe('48 150 USD');
  expect(textOf(['a', 'b'])).toBe('a, b');
  expect(textOf([{ personId: '8', roles: ['Buyer'] }])).toBe('personId 8; roles Buyer');
  expect(textOf([1, null])).toBe('1, no value');
  expect([textOf(null), textOf(true), textOf(0)]).toEqual(['nothing', 'yes', '0']);
});

test('no personal value stands on a page of a finding', () => {
  const inputs = inputsOf({
    deals: [{ id: '7', stage: 'Closed Won', communityRecordIds: [], contacts: [{ personId: '9', roles: ['Buyer'] }] }],
    people: [{ id: '9', firstName: 'Ada', email: 'no-address-of-ada' }],
  });
  const { records } = checksPart(inputs);
  expect(JSON.stringify(inputs.findings.map((finding) => inputs.explain(finding)))).not.toContain('no-address');
  const page = records.find(({ rule }) => rule?.id === 'contact-identifiers-present')!;
  expect(page.records[0]!.values.find(({ name }) => name === 'email')!.text).toBe(
    'stated (about a person, not shown here)',
  );
  expect(JSON.stringify(records)).not.toMatch(/Ada|no-address/);
});
