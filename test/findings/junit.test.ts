import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { junit, redacted, type FailOn } from '../../src/findings/index.ts';
import { portfolio, snapshotOf, type CheckResult } from '../../src/invariants/index.ts';
import { config, HOSTILE, lived, many, result } from './portfolio.ts';

const XSD = readFileSync(join(import.meta.dirname, '../schemas/jenkins-junit.xsd'), 'utf8');

const faults = async (xml: string) =>
  (await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema: XSD })).errors.map(
    ({ message }) => message,
  );

const attribute = (xml: string, suite: string, name: string) =>
  new RegExp(`<testsuite name="${suite}"[^>]* ${name}="([^"]*)"`).exec(xml)?.[1];

describe('junit', () => {
  it.each<[string, CheckResult]>([
    ['findings in every state, with hostile names', lived()],
    ['a whole check', result()],
    ['an empty portfolio', result(snapshotOf(portfolio({}), '2026-06-15'))],
    ['names left out', redacted(lived(), config)],
    ['a rule that has left the catalogue', { ...lived(), rules: [] }],
  ])('fits the schema of Jenkins with %s', async (_, one) => {
    for (const failOn of ['error', 'info', 'never'] as const) expect(await faults(junit(one, { failOn }))).toEqual([]);
  });

  it.each(HOSTILE)('stays well formed with the name %j in every text', async (name) => {
    const { findings, ...rest } = lived();
    const [first] = findings;
    const subject = { ...first!.subject, id: name, name };
    const one = { ...first!, subject, message: name, fix: name, community: name };
    const whole = { ...rest, snapshot: { ...rest.snapshot, id: name }, findings: [one] };
    expect(await faults(junit(whole))).toEqual([]);
  });

  it('has a suite for every rule, also for one without a record to judge', () => {
    const whole = result();
    const xml = junit(whole);
    expect(xml.match(/<testsuite /g)).toHaveLength(whole.rules.length);
    const without = whole.rules.find(({ eligible }) => eligible === 0)!;
    expect(attribute(xml, without.id, 'tests')).toBe('0');
  });

  it('counts the tests, failures and skipped ones that it has', () => {
    for (const one of [lived(), result(), many(50)]) {
      for (const suite of junit(one)
        .split(/(?=<testsuite )/)
        .slice(1)) {
        const name = /name="([^"]*)"/.exec(suite)![1]!;
        const count = (pattern: RegExp) => String((suite.match(pattern) ?? []).length);
        expect(attribute(suite, name, 'tests')).toBe(count(/<testcase /g));
        expect(attribute(suite, name, 'failures')).toBe(count(/<failure /g));
        expect(attribute(suite, name, 'skipped')).toBe(count(/<skipped>/g));
      }
    }
  });

  it.each<[FailOn, number]>([
    ['never', 0],
    ['error', lived().summary.error],
    ['warning', lived().summary.error + lived().summary.warning],
    ['info', lived().summary.error + lived().summary.warning + lived().summary.info],
  ])('fails on %s what the check fails on, and skips the rest', (failOn, failures) => {
    const xml = junit(lived(), { failOn });
    expect(xml.match(/<failure /g) ?? []).toHaveLength(failures);
    for (const { fingerprint } of lived().findings) expect(xml).toContain(fingerprint);
    expect(xml).toContain('<skipped>Waived until 2026-09-01 by Ada (BD): Agreed with');
  });

  it('has one test for all records that hold, and names that stay from night to night', () => {
    const { rules, ...rest } = lived();
    const large = {
      ...rest,
      rules: rules.map((rule) => ({ ...rule, eligible: 100_009, passed: 100_000, notEvaluated: 9 })),
    };
    const names = (xml: string) => [...xml.matchAll(/<testcase [^>]*>/g)].map(([tag]) => tag);
    const more = { ...large, rules: large.rules.map((rule) => ({ ...rule, passed: 100_001, notEvaluated: 8 })) };
    expect(names(junit(large))).toEqual(names(junit(more)));
    expect(names(junit(large))).toHaveLength(rest.findings.length + 2 * rules.length);
  });
});
