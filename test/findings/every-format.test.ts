import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATTERS, MAX_RESULTS, redacted, type FormatName } from '../../src/findings/index.ts';
import { runCheck, type CheckResult } from '../../src/invariants/index.ts';
import { readConfig, type Snapshot } from '../../src/model/index.ts';
import { AS_OF, messyPortfolio } from '../invariants/arbitrary.ts';
import { lived, many } from './portfolio.ts';

const config = readConfig({});
const check = (snapshot: Snapshot) => runCheck(snapshot, { asOf: AS_OF, config, now: null, nowReason: 'A date.' });

/** Findings that a format says it left out. Those that leave out nothing have no words for it. */
const LEFT_OUT: Record<FormatName, (output: string) => number> = {
  text: () => 0,
  json: () => 0,
  junit: () => 0,
  sarif: (output) => Number(/"leftOut": (\d+)/.exec(output)![1]),
  github: (output) =>
    [...(/Left out: (.*?)\. The other/.exec(output)?.[1]?.matchAll(/\d+/g) ?? [])].reduce(
      (sum, [count]) => sum + Number(count),
      0,
    ),
  markdown: (output) => {
    const [, shown, all] = /\n(\d+) of (\d+) findings are shown/.exec(output) ?? [];
    return Number(all ?? 0) - Number(shown ?? 0);
  },
};

function same(result: CheckResult) {
  const expected = new Set(result.findings.map(({ fingerprint }) => fingerprint));
  const resolved = new Set(result.events?.resolved.map(({ fingerprint }) => fingerprint));
  const { error, warning, info } = result.summary;
  const line = `${error} error${error === 1 ? '' : 's'}, ${warning} warning${warning === 1 ? '' : 's'}, ${info} info`;
  for (const [name, format] of Object.entries(FORMATTERS)) {
    for (const comment of name === 'markdown' ? [false, true] : [false]) {
      const output = format(result, { config, comment });
      // The id of the snapshot may look like a fingerprint.
      const found = new Set(output.match(/\b[0-9a-f]{16}\b/g)?.filter((one) => expected.has(one)));
      expect(found.size + LEFT_OUT[name as FormatName](output), name).toBe(expected.size);
      for (const other of output.match(/(?<=[` ])[0-9a-f]{16}\b/g) ?? []) {
        expect(expected.has(other) || resolved.has(other) || other === result.snapshot.id, `${name}: ${other}`).toBe(
          true,
        );
      }
      if (name !== 'json') expect(output, name).toContain(line);
    }
  }
}

describe('every format', () => {
  it('lists the fingerprints of any portfolio, or says how many it left out', () => {
    fc.assert(
      fc.property(messyPortfolio(), (snapshot) => same(check(snapshot))),
      { numRuns: 50 },
    );
  });

  it('does so with a life, waivers and hostile names, and where limits are passed', () => {
    same(lived());
    same(redacted(lived(), config));
    for (const count of [0, 10, 31, 700, MAX_RESULTS + 3]) same(many(count));
  });
});

describe('without names', () => {
  /** A copy in which every text that people wrote is a word of its own. */
  const marked = (snapshot: Snapshot): { snapshot: Snapshot; words: Set<string> } => {
    const words = new Set<string>();
    const mark = () => {
      const word = `Wrd${String(words.size).padStart(5, '0')}`;
      words.add(word);
      return word;
    };
    const NAMED =
      /^(name|shortName|longName|firstName|lastName|email|githubHandle|ownerName|lostReason|stageLabel|ragNote|comment|quote|deliveryLead|budgetAlertAddress)$/;
    const records = structuredClone(snapshot.records);
    for (const table of Object.values(records) as Record<string, unknown>[][]) {
      for (const record of table) {
        for (const key of Object.keys(record)) {
          if (NAMED.test(key)) record[key] = key === 'email' ? `${mark()}@people.example` : mark();
          if (key === 'amount' && record[key]) record[key] = { minor: 987_654_300, currency: 'USD' };
        }
      }
    }
    const setAside = snapshot.manifest.setAside.map((one) => ({ ...one, name: mark(), found: mark() }));
    return { snapshot: { manifest: { ...snapshot.manifest, setAside }, records }, words };
  };

  it('no text of a record stands in any format', () => {
    fc.assert(
      fc.property(messyPortfolio(), (messy) => {
        const { snapshot, words } = marked(messy);
        const result = redacted(check(snapshot), config);
        for (const [name, format] of Object.entries(FORMATTERS)) {
          const output = format(result, { config, records: snapshot.records });
          for (const word of output.match(/Wrd\d{5}/g) ?? []) expect(words.has(word), `${name}: ${word}`).toBe(false);
          expect(output, name).not.toMatch(/9[,. ]?876[,. ]?543/);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('the same outputs hold such texts otherwise, so that the test can fail', () => {
    const [sample] = fc.sample(messyPortfolio(), { numRuns: 1, seed: 3 });
    const { snapshot } = marked(sample!);
    const result = check(snapshot);
    const kept = Object.values(FORMATTERS).filter((format) => /Wrd\d{5}/.test(format(result)));
    expect(kept).toHaveLength(Object.keys(FORMATTERS).length);
  });

  it('fingerprints, counts, severities and ids stay', () => {
    const result = lived();
    const other = redacted(result, config);
    const bare = ({ findings }: CheckResult) =>
      findings.map(({ fingerprint, severity, status, rule, owner }) => [fingerprint, severity, status, rule, owner]);
    expect(bare(other)).toEqual(bare(result));
    expect(other).toMatchObject({ summary: result.summary, rules: result.rules, redacted: true });
    expect(other.findings.find(({ waiver }) => waiver)?.waiver).toEqual({
      reason: 'withheld',
      approvedBy: 'withheld',
      expires: '2026-09-01',
    });
    expect(other.findings.map(({ message }) => message).join()).toContain('Not looked at in this check');
  });

  it('an id that may be a remark becomes a hash', () => {
    const [first] = lived().findings;
    const subject = { type: 'source' as const, id: 'call Ada, ada@people.example', name: 'Ada' };
    const links = [{ label: 'x', url: `https://airtable.com/app/tbl/${encodeURIComponent(subject.id)}` }];
    const related = [{ role: 'deal', type: 'deal' as const, id: 'Ada & Bob' }];
    const { findings } = redacted(
      { ...lived(), findings: [{ ...first!, subject, related, links, community: 'Ada’s reef' }] },
      config,
    );
    expect(JSON.stringify(findings)).not.toMatch(/Ada|Bob/);
    expect(findings[0]!.subject.id).toMatch(/^withheld-[0-9a-f]{8}$/);
  });
});
