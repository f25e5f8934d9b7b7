import { agreementPeriod, type ReportPeriod } from '../../../src/reports/index.ts';

const period = (id: string, kind: 'quarter' | 'year' | 'term', from: string, to: string): ReportPeriod => ({
  ...{ id, kind, from, to },
  name: null,
});

/** What the reports are tried at: days of rolling ones, and periods of editions. */
export const AT = [
  '2026-06-15',
  // The first day of a month, the last, and the end of a February.
  ...['2026-06-01', '2026-05-31', '2026-03-01', '2026-02-28'],
  period('2026-Q1', 'quarter', '2026-01-01', '2026-03-31'),
  period('2025-Q4', 'quarter', '2025-10-01', '2025-12-31'),
  period('2025', 'year', '2025-01-01', '2025-12-31'),
  period('2025-autumn', 'term', '2025-09-01', '2026-01-31'),
  agreementPeriod('2025-01-16', '2026-01-15'),
  agreementPeriod('2023-11-16', '2025-11-14'),
];

export const nameOf = (at: (typeof AT)[number]): string => (typeof at === 'string' ? at : at.id);
