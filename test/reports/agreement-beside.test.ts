import { expect, it } from 'vitest';
import { agreementOf } from '../../src/reports/agreement.ts';
import { stateBeside } from '../../src/reports/index.ts';

const record = { id: 'e', name: 'A', start: '2026-01-01', end: '2026-06-30', status: 'Active' } as Parameters<
  typeof agreementOf
>[0];

it.each([
  ['2025-12-31', 'Starts in 1 day', 'Empieza dentro de 1 día'],
  ['2026-01-01', '180 days left', 'Quedan 180 días'],
  ['2026-06-29', '1 day left', 'Queda 1 día'],
  ['2026-06-30', 'This is its last day', 'Hoy es su último día'],
  ['2026-07-01', 'Ended', 'Terminado'],
])('on %s an agreement stands beside its term as: %s', (asOf, english, spanish) => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  expect(plain(stateBeside(agreementOf(record, asOf), asOf, 'en'))).toBe(english);
  expect(plain(stateBeside(agreementOf(record, asOf, 'es'), asOf, 'es'))).toBe(spanish);
});

it('says nothing beside a term without its dates', () => {
  const undated = { ...record, end: null };
  expect(stateBeside(agreementOf(undated, '2026-06-15'), '2026-06-15', 'en')).toBe('');
});
