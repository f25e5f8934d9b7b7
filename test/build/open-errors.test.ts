import { describe, expect, it } from 'vitest';
import { ASIDE, openErrorsOf } from '../../src/build/open-errors.ts';
import { ruleById, type Finding } from '../../src/invariants/index.ts';

const finding = (part: Partial<Finding>): Finding => ({
  fingerprint: '0123456789abcdef',
  rule: 'deliverable-not-overdue',
  severity: 'error',
  status: 'open',
  firstSeen: null,
  ageDays: null,
  waiver: null,
  subject: { type: 'deliverable', id: 'rec1', name: 'GPU profiles' },
  related: [],
  community: 'lumen',
  owner: 'P&S',
  message: 'Deliverable “GPU profiles” was due on 29 April 2026 and is not delivered.',
  fix: 'Deliver it.',
  links: [],
  handbook: 'handbook/engagements/workflow/',
  ...part,
});

const errorsOf = (...parts: Partial<Finding>[]) => Object.fromEntries(openErrorsOf({ findings: parts.map(finding) }));

describe('open errors of a community', () => {
  it('counts the records of a rule, each once, and holds nothing else of a finding', () => {
    const [one, other] = ['rec1', 'rec2'].map((id) => ({ subject: { type: 'deliverable' as const, id, name: 'X' } }));
    expect(errorsOf(one!, other!, one!)).toEqual({
      lumen: [{ rule: 'deliverable-not-overdue', noun: 'deliverables', records: 2 }],
    });
  });

  it('leaves out warnings, what is waived, what is resolved and what is of no community', () => {
    expect(
      errorsOf(
        { severity: 'warning' },
        { status: 'resolved' },
        { waiver: { reason: 'Agreed with the community.', approvedBy: 'BD', expires: '2026-12-31' } },
        { community: null },
      ),
    ).toEqual({});
  });

  it('keeps what could not be looked at again: nobody has found it settled', () => {
    expect(Object.keys(errorsOf({ status: 'unknown' }, { status: 'new' }))).toEqual(['lumen']);
  });

  it('tells the rows of supporting tables apart by the table in their id', () => {
    const row = (id: string) => ({ rule: 'record-parses', subject: { type: 'source' as const, id, name: id } });
    expect(errorsOf(row('check-in/rec1'), row('fte-log/rec2'), row('capacity/rec3'), row('airtable'))).toEqual({
      lumen: [
        { rule: 'record-parses', noun: 'checkIns', records: 1 },
        { rule: 'record-parses', noun: 'fteLog', records: 1 },
      ],
    });
  });

  it('takes the engagements of a deal that stands on two of them, for deals are in no report', () => {
    const subject = { type: 'deal' as const, id: '17', name: 'Renewal' };
    const related = ['rec1', 'rec2'].map((id) => ({ role: 'engagement', type: 'engagement' as const, id }));
    expect(errorsOf({ rule: 'deal-has-at-most-one-engagement', subject, related })).toEqual({
      lumen: [{ rule: 'deal-has-at-most-one-engagement', noun: 'engagements', records: 2 }],
    });
    expect(errorsOf({ rule: 'stage-known', subject })).toEqual({});
  });

  it('leaves aside rules that no figure depends on', () => {
    const subject = { type: 'engagement' as const, id: 'rec1', name: 'Lumen 2025–26' };
    expect(errorsOf({ rule: 'renewal-notice-sent', subject })).toEqual({});
    expect(Object.keys(errorsOf({ rule: 'engagement-dates-present', subject }))).toEqual(['lumen']);
  });

  it.each([...ASIDE])('%s, which is left aside, is a rule that gives errors', (id) => {
    expect(ruleById(id)?.severity).toBe('error');
  });
});
