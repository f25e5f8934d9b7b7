import { describe, expect, it } from 'vitest';
import { checkResultSchema, formatter, json, text } from '../../src/findings/index.ts';
import { portfolio, snapshotOf } from '../../src/invariants/index.ts';
import type { PlumblineError } from '../../src/model/index.ts';
import { golden } from './golden.ts';
import { result } from './portfolio.ts';

describe('json', () => {
  it('is what it was', () => golden('check.json', json(result())));

  it('fits its schema, which knows every key', () => {
    const parsed: unknown = JSON.parse(json(result()));
    expect(checkResultSchema.parse(parsed)).toEqual(parsed);
    expect(checkResultSchema.safeParse({ ...result(), extra: 1 }).success).toBe(false);
  });

  it('has its keys in the order of the contract', () => {
    const { findings, ...rest } = result();
    expect(Object.keys({ ...rest, findings })).toEqual([
      'schemaVersion',
      'asOf',
      'snapshot',
      'summary',
      'rules',
      'findings',
    ]);
    expect(Object.keys(rest.rules[0]!)).toEqual(['id', 'severity', 'eligible', 'passed', 'failed', 'notEvaluated']);
    expect(Object.keys(findings[0]!).join(' ')).toBe(
      'fingerprint rule severity status firstSeen ageDays waiver subject related community owner message fix links handbook',
    );
  });
});

describe('text', () => {
  it('is what it was', () => golden('check.txt', text(result())));

  it('names every finding of the JSON', () => {
    const { findings } = result();
    for (const { fingerprint } of findings) expect(text(result())).toContain(fingerprint);
    expect(findings.length).toBeGreaterThan(5);
  });

  it('lets no name move the cursor, break a line or turn the direction', () => {
    expect(text(result())).not.toMatch(/[\u001b\u202e]/);
    expect(text(result())).toContain('GPU\ufffdimage');
  });

  it('has colour only when asked, and says the same', () => {
    const coloured = text(result(), { colour: true });
    expect(coloured).toContain('\u001b[31merror\u001b[0m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(text(result()));
  });

  it('says what comes next when there is nothing to correct', () => {
    const deals = [{ id: '1', stage: 'Lead' as const }];
    const engagements = [{ status: 'Cancelled' as const, dealRef: '1', dealIds: ['1'] }];
    const clean = text(result(snapshotOf(portfolio({ deals, engagements }), '2026-06-15')));
    expect(clean).toMatch(
      /\n0 errors, 0 warnings, 0 info; \d+ not evaluated\.\nNext: nothing has to be corrected.*\n$/,
    );
  });
});

describe('formatter', () => {
  it('knows the formats that there are', () => {
    expect(formatter('json')(result())).toBe(json(result()));
    expect(formatter('text')(result())).toBe(text(result()));
  });

  it.each([
    ['sarif', 'is not available yet'],
    ['constructor', 'does not know "constructor"'],
  ])('refuses %s with a fault', (name, words) => {
    const refuse = () => formatter(name);
    expect(refuse).toThrow(words);
    expect(refuse).toThrow(expect.objectContaining({ exitCode: 2 }) as PlumblineError);
  });
});
