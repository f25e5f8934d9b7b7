import { describe, expect, it } from 'vitest';
import {
  contextOf,
  portfolio,
  readWaivers,
  snapshotOf,
  teamOf,
  withWaiver,
  type Outcome,
} from '../../src/invariants/index.ts';
import { usedWaivers } from '../../src/invariants/waivers/use.ts';
import { fingerprint } from '../../src/invariants/fingerprint.ts';
import { coverOf } from '../../src/invariants/waivers/cover.ts';
import { readConfig, type Manifest, type SetAside } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';
import { ruleById } from '../../src/invariants/index.ts';

const PRINT = 'a'.repeat(16);
const item = { reason: 'Agreed.', approvedBy: 'Ada (BD)', created: '2026-06-15', expires: '2026-07-15' };
const byPrint = { fingerprint: PRINT, ...item };

describe('a waiver in the file', () => {
  it('is written as one item, each text on one line in the quotes that it needs', () => {
    const said = (reason: string) =>
      withWaiver('', { ...byPrint, reason })
        ?.split('\n')[1]
        ?.trim();
    expect(withWaiver('', byPrint)).toBe(
      `- fingerprint: '${PRINT}'\n  reason: 'Agreed.'\n  approvedBy: 'Ada (BD)'\n  created: 2026-06-15\n  expires: 2026-07-15\n`,
    );
    expect(said("It's agreed")).toBe('reason: "It\'s agreed"');
    expect(said('They say “yes"')).toBe(`reason: 'They say “yes"'`);
    expect(said(`It's "agreed"`)).toBe(`reason: 'It''s "agreed"'`);
    expect(said(`It's their's: "agreed`)).toBe(`reason: "It's their's: \\"agreed"`);
    expect(said("It's in C:\\here")).toBe("reason: 'It''s in C:\\here'");
    expect(said('  Two \n\t lines\u0000here ')).toBe("reason: 'Two lines here'");
  });

  it('comes after what stands there, with a line between', () => {
    const first = withWaiver('# Head\n', byPrint);
    expect(first).toBe(`# Head\n\n- fingerprint: '${PRINT}'\n${first?.split('\n').slice(3).join('\n')}`);
    const second = withWaiver(`${first}\n\n`, { rule: 'stage-known', subject: '1', ...item });
    expect(second?.startsWith(`${first}\n- rule: 'stage-known'\n  subject: '1'\n  reason:`)).toBe(true);
    expect(withWaiver('  # Head', byPrint)?.startsWith('  # Head\n\n- ')).toBe(true);
    expect(withWaiver('# []\n[ ]\n', byPrint)?.startsWith('# []\n\n- ')).toBe(true);
    expect(withWaiver('[]  \n# Foot\n', byPrint)).toContain('# Foot\n\n- ');
  });

  it('is not written where it would not be read as it is meant', () => {
    expect(withWaiver('', { ...byPrint, expires: '2026-06-14' })).toBeNull();
    expect(withWaiver('', item)).toBeNull();
    expect(withWaiver('a: b\n', byPrint)).toBeNull();
    expect(withWaiver('[{reason: x}]\n', byPrint)).toBeNull();
    const twice = withWaiver('', { rule: 'stage-known', subject: '1', ...item });
    expect(withWaiver(twice ?? '', { rule: 'stage-known', subject: '1', ...item })).toBeNull();
  });

  it('says what is wrong with it, and goes by a hash where nothing names it', () => {
    const read = (yaml: string) => readWaivers(yaml).waivers[0];
    expect(read('- 7\n')).toMatchObject({
      id: expect.stringMatching(/^waiver-[0-9a-f]{12}$/) as string,
      ...{
        fingerprint: null,
        rule: null,
        subject: null,
        reason: '',
        approvedBy: '',
        created: '',
        expires: '',
        use: null,
      },
      problem: expect.stringMatching(/^expected /) as string,
    });
    expect(read('- rule: stage-known\n  subject: " "\n')).toMatchObject({ subject: null, rule: 'stage-known' });
    expect(read('- rule: stage-known\n')?.id).toMatch(/^waiver-/);
    expect(read('- subject: "1"\n')?.id).toMatch(/^waiver-/);
    expect(read('- rule: " stage-known "\n  subject: "1"\n')).toMatchObject({
      id: 'stage-known/1',
      problem: expect.stringMatching(/^reason: expected /) as string,
    });
    const half = (part: object) => read(JSON.stringify([{ ...item, ...part }]))?.problem;
    const nothing = 'it names neither a fingerprint nor a rule and a subject';
    expect([half({ rule: 'a' }), half({ subject: '1' }), half({})]).toEqual([nothing, nothing, nothing]);
    expect(half({ fingerprint: PRINT, expires: item.created })).toBeNull();
  });

  it('cannot be read in a file that is no list', () => {
    const problem = (yaml: string) => readWaivers(yaml).problem;
    expect(problem('7\n')).toBe('It must be a list of waivers, found "7".');
    expect(problem('- a\n- "b\n')).toMatch(/^It is not YAML in line \d+ \([a-z].*\)\.$/);
    expect(problem('- a: b\n  c\n d: [\n')).toMatch(/^It is not YAML in line [1-9]\d* \(.+\)\.$/);
  });
});

it('the team of an approver stands in brackets at the end, or is named', () => {
  expect(['Ada (BD) ', 'Ada (BD) of Finance', 'Ada (x) BD', 'Ada (Finance)', 'Ada ()'].map(teamOf)).toEqual([
    'BD',
    'BD',
    'BD',
    'other',
    null,
  ]);
});

describe('what a waiver meets', () => {
  const rule = { ...ruleById('stage-known')!, id: 'stage-known' };
  const subject = (id: string) => ({ type: 'deal', id, name: id }) as const;
  const failure = (id: string): Outcome => ({
    ...{
      outcome: 'fail',
      subject: subject(id),
      severity: 'error',
      related: [],
      community: 'reefs',
      message: 'It fails.',
    },
  });
  const undecided = (id: string): Outcome => ({
    outcome: 'not-evaluated',
    subject: subject(id),
    reason: `No data of ${id}.`,
  });
  const use = (parts: object[], outcomes: Outcome[], manifest: Partial<Manifest> = {}) => {
    const context = contextOf(snapshotOf(portfolio({ deals: [{ id: '1' }, { id: '2' }] }), AS_OF, manifest), {
      ...{ asOf: AS_OF, config: readConfig({}), now: null, nowReason: '' },
    });
    const file = readWaivers(JSON.stringify(parts.map((part) => ({ ...item, ...part }))));
    const judged = { rule, passed: 0, outcomes, all: () => outcomes } as never;
    return usedWaivers(file, [judged], context).waivers.map(({ use, problem }) => problem ?? use);
  };
  const named = (id: string) => ({ rule: 'stage-known', subject: id });
  const printed = (id: string) => ({ fingerprint: fingerprint('stage-known', subject(id), []) });
  const met = { findings: [{ severity: 'error', owner: rule.owner, community: 'reefs' }], doubt: null };

  it('is the finding that it names, by either name', () => {
    expect(use([named('1')], [failure('1'), undecided('2')])).toEqual([met]);
    expect(use([printed('1')], [failure('1'), undecided('2')])).toEqual([met]);
    expect(use([printed('1'), named('2')], [failure('1'), failure('2')])).toEqual([met, met]);
    expect(use([named('2')], [failure('1')])).toEqual([{ findings: [], doubt: null }]);
    expect(use([{ ...printed('1'), rule: 'stage-known' }], [failure('1')])).toEqual([met]);
  });

  it('is in doubt where its record was not evaluated', () => {
    expect(use([named('1')], [undecided('1')])).toEqual([{ findings: [], doubt: 'No data of 1.' }]);
    expect(use([printed('1')], [undecided('1')])).toEqual([{ findings: [], doubt: 'No data of 1.' }]);
    expect(use([{ ...printed('1'), subject: '1' }], [undecided('1')])).toEqual([
      { findings: [], doubt: 'No data of 1.' },
    ]);
    expect(use([{ ...printed('1'), ...named('1') }], [undecided('1')])).toEqual([
      { findings: [], doubt: 'No data of 1.' },
    ]);
    expect(use([printed('1')], [undecided('2')])).toEqual([{ findings: [], doubt: null }]);
  });

  it('is in doubt where its record may not have been read', () => {
    const setAside: SetAside[] = [
      { noun: 'deals', id: '9', name: null, field: 'stage', expected: 'a stage', found: '7', links: [] },
    ];
    expect(use([named('9')], [], { setAside })).toEqual([
      { findings: [], doubt: 'The record 9 of deals was set aside and may be the one: record-parses reports it.' },
    ]);
    expect(use([named('8')], [], { setAside })).toEqual([{ findings: [], doubt: null }]);
    const sources = snapshotOf(portfolio({}), AS_OF).manifest.sources.map((source) =>
      source.system === 'airtable' ? { ...source, status: 'incomplete' as const } : source,
    );
    expect(use([named('9'), named('1'), printed('9')], [], { sources })).toEqual(
      expect.arrayContaining([
        { findings: [], doubt: 'Airtable was not read whole: source-complete reports it.' },
        { findings: [], doubt: null },
      ]),
    );
    expect(use([named('1')], [], { sources })).toEqual([{ findings: [], doubt: null }]);
  });

  it('is nothing where the rule does not exist', () => {
    expect(use([{ rule: 'stage-know', subject: '1' }], [])).toEqual([
      'there is no rule stage-know; stage-known was probably meant',
    ]);
    expect(use([{ rule: 'quite-another-one', subject: '1' }], [])).toEqual(['there is no rule quite-another-one']);
  });

  it('covers by print first, and by rule and subject only with both', () => {
    const cover = (part: object, finding: object = {}) =>
      coverOf(
        readWaivers(JSON.stringify([{ ...item, ...part }])),
        AS_OF,
      )({
        ...{ fingerprint: PRINT, rule: 'stage-known', subject: { id: '1' } },
        ...finding,
      });
    expect(cover(byPrint)).toEqual({ reason: 'Agreed.', approvedBy: 'Ada (BD)', expires: '2026-07-15' });
    expect(cover({ ...byPrint, rule: 'other' })).toBeNull();
    expect(cover(named('1'))).not.toBeNull();
    expect(cover(named('2'))).toBeNull();
    expect(cover({ rule: 'stage-known' })).toBeNull();
    expect(cover({ subject: '1' })).toBeNull();
    expect(cover(named('1'), { rule: 'waiver-valid' })).toBeNull();
  });
});
