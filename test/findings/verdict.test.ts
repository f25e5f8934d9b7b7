import { describe, expect, it } from 'vitest';
import { verdict, type FailOn } from '../../src/findings/index.ts';
import { portfolio, type CheckResult, type Finding } from '../../src/invariants/index.ts';
import { result } from './portfolio.ts';

const [example] = result().findings;
const RECORDS = { records: portfolio({ deals: [{}] }) };

const ending = (findings: Partial<Finding>[], failOn: FailOn = 'error', data = RECORDS) => {
  const all: CheckResult = { ...result(), findings: findings.map((part) => ({ ...example!, ...part })) };
  return verdict(all, data, failOn).exitCode;
};

describe('verdict', () => {
  it.each([
    ['error', 'error', 1],
    ['error', 'warning', 0],
    ['warning', 'error', 1],
    ['warning', 'warning', 1],
    ['warning', 'info', 0],
    ['info', 'info', 1],
    ['never', 'error', 0],
  ] as const)('--fail-on %s with a finding of severity %s ends %i', (failOn, severity, code) =>
    expect(ending([{ severity }], failOn)).toBe(code),
  );

  it('ends 0 without findings, and does not count waived ones', () => {
    expect(ending([], 'info')).toBe(0);
    expect(
      ending([{ severity: 'error', waiver: { reason: 'agreed', approvedBy: 'DE lead', expires: '2026-08-01' } }]),
    ).toBe(0);
  });

  it('ends 3 on incomplete or stale data, whatever is asked', () => {
    expect(ending([{ rule: 'source-complete', severity: 'error' }], 'never')).toBe(3);
    expect(ending([{ rule: 'source-fresh', severity: 'error' }], 'never')).toBe(3);
    expect(ending([{ rule: 'source-fresh', severity: 'warning' }])).toBe(0);
    expect(ending([{ rule: 'source-volume-plausible', severity: 'error' }], 'never')).toBe(3);
  });

  it('is not stopped by an optional endpoint that failed', () => {
    expect(ending([{ rule: 'source-complete', severity: 'warning' }])).toBe(0);
    expect(ending([{ rule: 'source-complete', severity: 'warning' }], 'warning')).toBe(1);
  });

  it('ends 4 without a deal and an engagement, unless incomplete data explains it', () => {
    const empty = { records: portfolio({}) };
    expect(ending([], 'never', empty)).toBe(4);
    expect(ending([], 'error', { records: portfolio({ engagements: [{}] }) })).toBe(0);
    expect(ending([{ rule: 'source-complete', severity: 'error' }], 'error', empty)).toBe(3);
    expect(ending([{ rule: 'source-volume-plausible', severity: 'error' }], 'error', empty)).toBe(4);
  });
});
