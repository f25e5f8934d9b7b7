import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { redacted, sarif, MAX_RESULTS, type FormatOptions } from '../../src/findings/index.ts';
import { portfolio, snapshotOf, type CheckResult } from '../../src/invariants/index.ts';
import { readConfig } from '../../src/model/index.ts';
import { formatSnapshot } from '../../src/snapshot/format.ts';
import { startOfDay } from '../../src/findings/sarif/instant.ts';
import { config, lived, many, result, seeded } from './portfolio.ts';

// One of its patterns is no regular expression of Unicode mode.
const ajv = new AjvDraft4({ strict: false, allErrors: true, unicodeRegExp: false });
// Its types do not fit how Node imports it.
(addFormats as unknown as (ajv: unknown) => void)(ajv);
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
const validate = ajv.compile(schema);

interface Told {
  ruleIndex: number;
  suppressions: { kind: string; status: string; justification: string }[];
  locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }];
  properties: { subject: { id: string } };
}

interface Run {
  tool: { driver: { rules: { id: string; helpUri?: string }[] } };
  invocations: [{ toolExecutionNotifications: { message: { text: string } }[] }];
  results: Told[];
  properties: { leftOut: number; resolved?: string[] };
}

const onSite = readConfig({ hosting: { teamUrl: 'https://team.example/plumbline' } });
const run = (one: CheckResult, options: FormatOptions = {}): Run =>
  (JSON.parse(sarif(one, options)) as { runs: [Run] }).runs[0];

describe('sarif', () => {
  it.each<[string, CheckResult]>([
    ['findings in every state, with hostile names', lived()],
    ['no history', result()],
    ['an empty portfolio', result(snapshotOf(portfolio({}), '2026-06-15'))],
    ['names left out', redacted(lived(), config)],
    ['a rule that has left the catalogue', { ...lived(), rules: [] }],
    ['many findings', many(300)],
  ])('fits the schema of OASIS with %s', (_, one) => {
    for (const options of [{}, { config: onSite, records: seeded().records }]) {
      expect(validate(JSON.parse(sarif(one, options))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    }
  });

  it('refuses what is not SARIF', () => {
    const log = JSON.parse(sarif(lived()));
    log.runs[0].results[0].level = 'info';
    expect(validate(log)).toBe(false);
  });

  it('says of each finding its rule, level, life and waiver', () => {
    const { results, tool } = run(lived());
    const levels = { error: 'error', warning: 'warning', info: 'note' };
    const states = { new: 'new', reopened: 'new', open: 'unchanged', unknown: 'unchanged', resolved: '' };
    lived().findings.forEach((finding, place) => {
      const told = results[place]!;
      expect(tool.driver.rules[told.ruleIndex]!.id).toBe(finding.rule);
      expect(told).toMatchObject({
        ruleId: finding.rule,
        level: levels[finding.severity],
        baselineState: states[finding.status],
        provenance: { firstDetectionTimeUtc: `${finding.firstSeen!}T00:00:00Z` },
        partialFingerprints: { 'plumbline/v1': finding.fingerprint },
        properties: { status: finding.status },
      });
      expect(told.suppressions).toHaveLength(finding.waiver ? 1 : 0);
    });
    const [waived] = results.filter(({ suppressions }) => suppressions.length > 0);
    expect(waived!.suppressions[0]).toMatchObject({ kind: 'external', status: 'accepted' });
    expect(waived!.suppressions[0]!.justification).toContain('approved by Ada (BD), until 2026-09-01');
    expect(run(lived()).properties.resolved).toEqual(['0123456789abcdef']);
  });

  it('says nothing of a life that nobody knows', () => {
    for (const told of run(result()).results) {
      expect(told).not.toHaveProperty('baselineState');
      expect(told).not.toHaveProperty('provenance');
    }
  });

  it('links to the team site where it has an address', () => {
    const [rule] = run(lived(), { config: onSite }).tool.driver.rules;
    expect(rule!.helpUri).toBe(`https://team.example/plumbline/checks/${rule!.id}/`);
    expect(run(lived()).tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });

  it('points to the line of the record in the file of the snapshot', () => {
    const { manifest, records } = seeded();
    const lines = new Map(
      formatSnapshot({ ...manifest, records }).files.map(({ file, content }) => [file, content.toString().split('\n')]),
    );
    const { results } = run(result(), { records });
    const inFiles = results.filter(
      (told) => told.locations[0].physicalLocation.artifactLocation.uri !== 'manifest.json',
    );
    expect(inFiles.length).toBeGreaterThan(5);
    for (const { locations, properties } of inFiles) {
      const [{ physicalLocation }] = locations;
      const line = lines.get(physicalLocation.artifactLocation.uri)?.[physicalLocation.region.startLine - 1];
      expect(line).toContain(`"id":${JSON.stringify(properties.subject.id)}`);
    }
  });

  it('points to the file in which a waiver, a page or a record that was set aside is to be mended', () => {
    const subjects = [
      { type: 'waiver', id: 'waivers.yaml' },
      { type: 'page', id: 'sales/closed won#engagement' },
      { type: 'page', id: 'handbook' },
      { type: 'page', id: 'glossary.yaml#mou' },
      { type: 'project', id: 'recP9' },
    ] as const;
    const findings = subjects.map((subject) => ({ ...lived().findings[0]!, subject: { ...subject, name: 'x' } }));
    const uris = run({ ...lived(), findings }, { records: seeded().records }).results.map(
      (told) => told.locations[0].physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual([
      'content/waivers.yaml',
      'content/handbook/sales/closed%20won.mdx',
      'content/handbook/index.mdx',
      'content/glossary.yaml',
      'manifest.json',
    ]);
  });

  it('leaves out the slightest where there are more than GitHub takes, and counts them', () => {
    expect(run(many(MAX_RESULTS)).invocations[0].toolExecutionNotifications).toHaveLength(1);
    const { results, invocations, properties } = run(many(MAX_RESULTS + 3));
    expect(results).toHaveLength(MAX_RESULTS);
    expect(properties.leftOut).toBe(3);
    expect(invocations[0].toolExecutionNotifications[0]!.message.text).toBe(
      'Left out, because GitHub takes 25000 results: 3 info.',
    );
  });
});

describe('the first instant of a day', () => {
  it.each([
    ['2026-06-15', 'UTC', '2026-06-15T00:00:00Z'],
    ['2026-06-15', 'Europe/Madrid', '2026-06-14T22:00:00Z'],
    ['2026-01-15', 'Europe/Madrid', '2026-01-14T23:00:00Z'],
    ['2026-06-15', 'Pacific/Kiritimati', '2026-06-14T10:00:00Z'],
    ['2026-06-15', 'Pacific/Pago_Pago', '2026-06-15T11:00:00Z'],
    ['2026-06-15', 'Asia/Kathmandu', '2026-06-14T18:15:00Z'],
    // On this day the clocks of São Paulo went from 0:00 to 1:00.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('%s in %s is %s', (day, zone, instant) => expect(startOfDay(day, zone)).toBe(instant));
});
