import { describe, expect, it } from 'vitest';
import { readWaivers, runCheck, teamOf, withWaiver, type WaiverItem } from '../../src/invariants/index.ts';
import { addDays, readConfig, type Records } from '../../src/model/index.ts';
import { AS_OF, faultless, setAsideSome, snapshotAround } from './arbitrary.ts';

const config = readConfig({});

/** A portfolio with one error about a deal, owned by BD or DE as the catalogue says. */
function broken(): Records {
  const records = faultless();
  records.deals[0]!.stage = null;
  return records;
}

function check(yaml: string, { records = broken(), asOf = AS_OF, setAside = [] as never[] } = {}) {
  const snapshot = snapshotAround(records, setAside);
  const result = runCheck(snapshot, { asOf, config, now: null, nowReason: 'No time.', waivers: readWaivers(yaml) });
  const valid = result.rules.find(({ id }) => id === 'waiver-valid')!;
  return {
    result,
    stage: result.findings.find(({ rule }) => rule === 'stage-known'),
    complaints: result.findings.filter(({ rule }) => rule === 'waiver-valid'),
    counts: [valid.eligible, valid.passed, valid.failed, valid.notEvaluated],
  };
}

const deal = broken().deals[0]!.id;
const print = check('').stage!.fingerprint;

/** A waiver of the error, as it stands in the file. */
const waiver = (part: Record<string, string | null> = {}): string => {
  const item: Record<string, string | null> = {
    ...{ fingerprint: print, reason: 'The pipeline is being rebuilt.', approvedBy: 'Ada (Finance)' },
    ...{ created: AS_OF, expires: addDays(AS_OF, 30) },
    ...part,
  };
  const lines = Object.entries(item).flatMap(([key, value]) => (value === null ? [] : `${key}: ${value}`));
  return `- ${lines.join('\n  ')}\n`;
};

describe('a waiver', () => {
  it('waives by fingerprint, and by rule and subject; the finding stays and is counted apart', () => {
    const open = check('').result.summary;
    for (const yaml of [waiver(), waiver({ fingerprint: null, rule: 'stage-known', subject: deal })]) {
      const { result, stage, counts } = check(yaml);
      expect(stage?.waiver).toEqual({
        reason: 'The pipeline is being rebuilt.',
        approvedBy: 'Ada (Finance)',
        expires: addDays(AS_OF, 30),
      });
      expect(result.summary).toMatchObject({ error: open.error - 1, waived: 1 });
      expect(counts).toEqual([1, 1, 0, 0]);
    }
  });

  it('counts on its first and on its last day, and not a day later', () => {
    const last = addDays(AS_OF, 30);
    expect(check(waiver()).stage?.waiver).not.toBeNull();
    expect(check(waiver(), { asOf: last }).stage?.waiver).not.toBeNull();
    const { stage, complaints } = check(waiver(), { asOf: addDays(last, 1) });
    expect(stage?.waiver).toBeNull();
    expect(complaints).toMatchObject([{ severity: 'error', subject: { type: 'waiver', id: print } }]);
    expect(complaints[0]?.message).toContain('expired on 15 July 2026, so its finding is open again');
  });

  it('does not count before it begins, and nobody is alarmed', () => {
    const { stage, counts } = check(waiver(), { asOf: addDays(AS_OF, -1) });
    expect(stage?.waiver).toBeNull();
    expect(counts).toEqual([1, 0, 0, 1]);
  });

  it('lasts 180 days at most', () => {
    expect(check(waiver({ expires: addDays(AS_OF, 180) })).stage?.waiver).not.toBeNull();
    const { stage, complaints } = check(waiver({ expires: addDays(AS_OF, 181) }));
    expect(stage?.waiver).toBeNull();
    expect(complaints[0]?.message).toContain('it lasts 181 days, and 180 are the most');
  });

  it.each([
    ['without an end', { expires: null }, 'expires: expected'],
    ['without a reason', { reason: '' }, 'reason: expected'],
    ['with a day that is none', { expires: '2026-02-30' }, 'expected a calendar date as YYYY-MM-DD'],
    ['that ends before it begins', { expires: addDays(AS_OF, -1) }, 'before it was created'],
    ['of nothing', { fingerprint: null }, 'names neither a fingerprint nor a rule and a subject'],
    ['with a key that there is not', { untill: AS_OF }, 'untill: expected no such field'],
    ['with a fingerprint of another form', { fingerprint: 'abc' }, 'fingerprint: expected'],
    [
      'of a rule that there is not',
      { fingerprint: null, rule: 'stage-know', subject: deal },
      'stage-known was probably',
    ],
    [
      'of a waiver',
      { fingerprint: null, rule: 'waiver-valid', subject: print },
      'a waiver of a waiver is not possible',
    ],
  ])('%s is an error, and waives nothing', (_, part, words) => {
    const { stage, complaints } = check(waiver(part));
    expect(stage?.waiver).toBeNull();
    expect(complaints).toMatchObject([{ severity: 'error', waiver: null }]);
    expect(complaints[0]?.message).toContain(words);
  });

  it('that stands twice is an error, and waives nothing', () => {
    const { stage, complaints } = check(waiver() + waiver());
    expect(stage?.waiver).toBeNull();
    expect(complaints.map(({ message }) => message)).toEqual([expect.stringContaining('more than once') as string]);
  });

  it('that is not needed is a warning, also when it has expired', () => {
    for (const asOf of [AS_OF, addDays(AS_OF, 31)]) {
      const { complaints } = check(waiver(), { records: faultless(), asOf });
      expect(complaints).toMatchObject([{ severity: 'warning' }]);
    }
  });

  it('of a record that cannot be read is not evaluated', () => {
    const records = broken();
    const setAside = setAsideSome(records, [{ noun: 'deals', place: 0 }]) as never[];
    const yaml = waiver({ rule: 'stage-known', subject: deal });
    expect(check(yaml, { records, setAside }).counts).toEqual([1, 0, 0, 1]);
  });

  it('of an error that its own team approved is a warning, and counts', () => {
    const owner = check('').stage!.owner;
    const { stage, complaints } = check(waiver({ approvedBy: `Ada (${owner})` }));
    expect(stage?.waiver).not.toBeNull();
    expect(complaints).toMatchObject([{ severity: 'warning' }]);
    expect(check(waiver({ approvedBy: 'Ada' })).counts).toEqual([1, 0, 0, 1]);
  });

  it('keeps its own finding whatever happens to its place and to its words', () => {
    const other = waiver({ fingerprint: '0'.repeat(16), expires: null });
    const broken = waiver({ expires: null });
    const prints = (yaml: string) => check(yaml).complaints.map(({ fingerprint }) => fingerprint);
    expect(prints(broken + other).sort()).toEqual(prints(other + broken).sort());
    expect(prints(waiver({ expires: null, reason: 'Another one.' }))).toEqual(prints(broken));
  });
});

describe('the file', () => {
  it('may be empty, or hold comments only', () => {
    for (const yaml of ['', '# nothing yet\n', '[]\n'])
      expect(readWaivers(yaml)).toEqual({ waivers: [], problem: null });
  });

  it.each(['- reason: "unfinished\n', 'fingerprint: a\n', '7', '- a\n b: c: d\n'])('%j is an error', (yaml) => {
    const { complaints, counts } = check(yaml);
    expect(complaints).toMatchObject([{ severity: 'error', subject: { id: 'waivers.yaml' } }]);
    expect(counts).toEqual([1, 0, 1, 0]);
  });

  it('keeps fingerprints and days as they are written', () => {
    const [first] = readWaivers(waiver({ fingerprint: '0123456789012345' })).waivers;
    expect(first).toMatchObject({ fingerprint: '0123456789012345', created: AS_OF, problem: null });
    expect(readWaivers(waiver({ fingerprint: '123456e789012345' })).waivers[0]?.problem).toBeNull();
  });
});

describe('adding a waiver', () => {
  const item: WaiverItem = {
    ...{
      fingerprint: print,
      rule: 'stage-known',
      subject: deal,
      reason: "Agreed: “later”, it's #1",
      approvedBy: 'Ada (DE)',
    },
    ...{ created: AS_OF, expires: addDays(AS_OF, 9) },
  };

  it.each(['', '# Comment\n', '# Comment\n[]\n', `# Head\n${waiver({ fingerprint: 'a'.repeat(16) })}# foot\n`])(
    'keeps what stands in %j',
    (before) => {
      const after = withWaiver(before, item)!;
      expect(after.startsWith(before.replace('[]', '').trimEnd())).toBe(true);
      const found = readWaivers(after).waivers.find(({ id }) => id === print);
      expect(found).toMatchObject({ ...item, problem: null });
      expect(readWaivers(after).waivers).toHaveLength(readWaivers(before).waivers.length + 1);
    },
  );

  it('gives up on a form that it cannot add to', () => {
    expect(withWaiver(`[{reason: a}]\n`, item)).toBeNull();
    expect(withWaiver(waiver(), item)).toBeNull();
  });
});

describe('the team of an approver', () => {
  it.each([
    ['BD lead', 'BD'],
    ['Ada (P&S)', 'P&S'],
    ['Delivery Enablement', 'DE'],
    ['Maria de Souza (Finance)', 'other'],
    ['Maria de Souza', null],
    ['BD lead (DE)', 'DE'],
    ['Ada (bd)', 'BD'],
    ['Ada (p & s)', 'P&S'],
    ['Ada (Amis de la mer)', 'other'],
  ])('%s: %s', (approver, team) => expect(teamOf(approver)).toBe(team));
});
