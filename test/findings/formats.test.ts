import { describe, expect, it } from 'vitest';
import { formatter, FORMATTERS, json, redacted, text } from '../../src/findings/index.ts';
import { portfolio, snapshotOf } from '../../src/invariants/index.ts';
import type { PlumblineError } from '../../src/model/index.ts';
import { golden } from './golden.ts';
import { config, lived, result, seeded } from './portfolio.ts';

const { records } = seeded();
const FILES = { text: 'txt', json: 'json', junit: 'xml', sarif: 'sarif', github: 'commands', markdown: 'md' };

describe.each(Object.entries(FORMATTERS))('%s', (name, format) => {
  const end = FILES[name as keyof typeof FILES];

  it('is what it was', () => {
    golden(`formats/check.${end}`, format(lived(), { config, records }));
  });

  it('is what it was, narrowed and without names', () => {
    const filter = { rules: ['community-id-format'], communities: [], owners: ['BD' as const] };
    const { rules, findings, ...rest } = lived();
    const narrow = {
      ...rest,
      rules: rules.filter(({ id }) => id === 'community-id-format'),
      findings: findings.filter(({ rule }) => rule === 'community-id-format'),
      summary: { error: 1, warning: 0, info: 0, waived: 0, notEvaluated: 0 },
      events: null,
      filter,
    };
    golden(`formats/redacted.${end}`, format(redacted(narrow, config), { config, records }));
  });

  it('is the same for the same input, and has one line end at its end', () => {
    expect(format(lived(), { config, records })).toBe(format(lived(), { config, records }));
    expect(format(lived())).toMatch(/[^\n]\n$/);
  });
});

describe('json', () => {
  it('has its keys in the order of the contract', () => {
    const { findings, rules } = result();
    expect(Object.keys(result()).join(' ')).toBe('schemaVersion asOf snapshot summary rules findings events');
    expect(Object.keys(rules[0]!).join(' ')).toBe('id severity eligible passed failed notEvaluated');
    expect(Object.keys(findings[0]!).join(' ')).toBe(
      'fingerprint rule severity status firstSeen ageDays waiver subject related community owner message fix links handbook',
    );
  });
});

describe('text', () => {
  it('lets no name move the cursor, break a line or turn the direction', () => {
    expect(text(lived())).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u200f\u202e\ud800-\udfff]/);
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

  it('refuses others with a fault', () => {
    for (const [name, words] of [
      ['sarrif', 'Write --format sarif'],
      ['constructor', 'does not know "constructor"'],
    ] as const) {
      expect(() => formatter(name)).toThrow(words);
      expect(() => formatter(name)).toThrow(expect.objectContaining({ exitCode: 2 }) as PlumblineError);
    }
  });
});
