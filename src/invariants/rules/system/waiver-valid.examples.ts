import type { Example } from '../../types.ts';
import type { Waiver } from '../../waivers/types.ts';

/** A waiver of an error of P&S, approved by BD, that ends on 30 June 2026. */
const waiver = (part: Partial<Waiver>, file: string | null = null): Pick<Example, 'records' | 'waivers'> => ({
  records: { deals: [{ id: '1' }] },
  waivers: {
    problem: file,
    waivers: [
      {
        ...{ id: 'deliverable-not-overdue/recD1', fingerprint: null },
        ...{ rule: 'deliverable-not-overdue', subject: 'recD1' },
        ...{ reason: 'The community asked for a later date.', approvedBy: 'Ada (BD)' },
        ...{ created: '2026-06-01', expires: '2026-06-30', problem: null },
        use: { findings: [{ severity: 'error', owner: 'P&S', community: 'reefs' }], doubt: null },
        ...part,
      },
    ],
  },
});

export const waiverExamples: Example[] = [
  {
    given: 'a waiver of an error of P&S, approved by BD, on its last day',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-30',
    ...waiver({}),
  },
  {
    given: 'the same waiver a day later',
    then: 'it is an error, and the finding is open again',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-07-01',
    ...waiver({}),
  },
  {
    given: 'a waiver without a reason',
    then: 'it is an error that says what is missing, and the finding is open',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-15',
    ...waiver({ reason: '', problem: 'reason: expected a string, found nothing' }),
  },
  {
    given: 'a file of waivers that is not YAML',
    then: 'it is an error, and nothing is waived',
    outcome: 'fail',
    severity: 'error',
    asOf: '2026-06-15',
    ...waiver({}, 'It is not YAML in line 3 (bad indentation of a mapping entry).'),
  },
  {
    given: 'a waiver whose finding has gone',
    then: 'it is a warning, because the waiver is not needed any more',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    ...waiver({ use: { findings: [], doubt: null } }),
  },
  {
    given: 'a waiver of an error of P&S that P&S approved',
    then: 'it is a warning, because another team has to agree',
    outcome: 'fail',
    severity: 'warning',
    asOf: '2026-06-15',
    ...waiver({ approvedBy: 'P&S lead' }),
  },
  {
    given: 'a waiver of a warning of P&S that P&S approved',
    then: 'the rule holds',
    outcome: 'pass',
    asOf: '2026-06-15',
    ...waiver({
      approvedBy: 'P&S lead',
      use: { findings: [{ severity: 'warning', owner: 'P&S', community: 'reefs' }], doubt: null },
    }),
  },
  {
    given: 'a waiver of a deliverable whose due date could not be read',
    then: 'it is not evaluated, because there may be a finding to waive',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    ...waiver({ use: { findings: [], doubt: 'The deliverable has no due date.' } }),
  },
];
