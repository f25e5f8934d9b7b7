import { expect } from 'vitest';
import { TOKENS } from '../../servers/index.ts';
import { HTML, on, type Case } from './case.ts';

const matrix = (...series: { metric: object; values: unknown[] }[]) => ({
  body: { status: 'success', data: { resultType: 'matrix', result: series } },
});
const answer = (extra: object) => ({
  body: { status: 'success', data: { resultType: 'matrix', result: [] }, ...extra },
});
const error = (status: number, errorType: string, text: string) => ({
  status,
  body: { status: 'error', errorType, error: text },
});
const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;
const HUB = { namespace: 'halvorsund' };

/** Numbers 35 to 38. */
export const USAGE_CASES: readonly Case[] = [
  {
    number: 35,
    what: 'an answer that is empty and says success',
    world: on('prometheus', '', answer({})),
    outcome: 'refused',
    says: /no samples since .* of halvorsund[^]*--accept-shrink usage/,
  },
  {
    number: 35,
    what: 'an answer that is empty on purpose: what is known stays',
    world: on('prometheus', '', answer({})),
    args: ['--accept-shrink', 'usage'],
    outcome: 'complete',
    holds: ({ usage }) => expect(usage.map(({ month }) => month)).toEqual(['2026-02', '2026-03']),
  },
  {
    number: 35,
    what: 'a gap in the series: the days that are known stay',
    world: on(
      'prometheus',
      '',
      february((day) => (day > 20 ? String(day) : null)),
    ),
    outcome: 'complete',
    // One day of February was never known.
    holds: ({ usage }) => expect(usage[0]?.dau.filter((value) => value === null)).toHaveLength(1),
  },
  {
    number: 35,
    what: 'a hub under a new namespace: both are kept',
    world: on(
      'prometheus',
      '',
      february((day) => String(day), 'halvorsund-new'),
    ),
    args: ['--accept-shrink', 'usage'],
    outcome: 'complete',
    holds: ({ usage }) =>
      expect(usage.map(({ id }) => id)).toEqual(['halvorsund-new/2026-02', 'halvorsund/2026-02', 'halvorsund/2026-03']),
  },
  {
    number: 35,
    what: 'two series for one hub',
    world: on('prometheus', '', matrix({ metric: HUB, values: [] }, { metric: HUB, values: [] })),
    outcome: 'refused',
    says: /two series for halvorsund/,
  },
  {
    number: 36,
    what: 'one NaN among good samples',
    world: on(
      'prometheus',
      '',
      february((day) => (day === 14 ? 'NaN' : '9')),
    ),
    outcome: 'complete',
    says: /Set aside: usage .*2026-02-14.*found "NaN"/,
    holds: ({ usage }) => {
      expect(usage[0]?.dau.filter((value) => Number.isNaN(value))).toEqual([]);
    },
  },
  ...['NaN', '+Inf', '-Inf', '-3', '1.5'].map((value): Case => ({
    number: 36,
    what: `samples of ${value}`,
    world: on(
      'prometheus',
      '',
      february(() => value),
    ),
    outcome: 'refused',
    says: new RegExp(`"${value.replace(/[+.]/g, '\\$&')}"`),
  })),
  {
    number: 36,
    what: 'a count that falls to 0',
    world: on(
      'prometheus',
      '',
      february((day) => (day < 15 ? '40' : '0')),
    ),
    outcome: 'complete',
    holds: ({ usage }, { usage: history }) => {
      expect(usage[0]?.dau.slice(13, 16)).toEqual([40, 0, 0]);
      // What was published before is kept beside it.
      expect(history?.corrections.length).toBeGreaterThan(0);
    },
  },
  {
    number: 37,
    what: '503 timeout, once',
    world: on('prometheus', '', error(503, 'timeout', 'query timed out'), 1),
    outcome: 'complete',
  },
  {
    number: 37,
    what: '503 timeout, always',
    world: on('prometheus', '', error(503, 'timeout', 'query timed out')),
    outcome: 'refused',
    says: /after 5 attempts/,
  },
  {
    number: 37,
    what: 'too many points for one answer',
    world: on('prometheus', '', error(400, 'bad_data', 'exceeded maximum resolution of 11,000 points per timeseries')),
    outcome: 'refused',
    says: /11,000/,
  },
  {
    number: 37,
    what: 'warnings beside the data',
    world: on('prometheus', '', {
      ...february(() => '999'),
      body: { ...february(() => '999').body, warnings: [`one store did not answer to ${TOKENS.PROMETHEUS_TOKEN}`] },
    }),
    outcome: 'complete',
    says: /one store did not answer to \[redacted\]/,
    // What may be a part of the truth fills the day that nobody knew, and corrects none.
    holds: ({ usage }, { usage: history }) => {
      expect(usage[0]?.dau.filter((value) => value === 999)).toHaveLength(1);
      expect(history?.corrections.filter(({ before }) => before !== null)).toEqual([]);
    },
  },
  {
    number: 37,
    what: '401 in plain text',
    world: on('prometheus', '', { status: 401, body: 'Unauthorized' }),
    outcome: 'refused',
    says: /PROMETHEUS_TOKEN/,
  },
  {
    number: 37,
    what: '404 in plain text',
    world: on('prometheus', '', { status: 404, body: '404 page not found' }),
    outcome: 'refused',
    says: /PROMETHEUS_URL/,
  },
  {
    number: 37,
    what: "Grafana's login page",
    world: on('prometheus', '', HTML),
    outcome: 'refused',
    says: /PROMETHEUS_URL/,
  },
  {
    number: 38,
    what: 'a sample that lies off the grid',
    world: on('prometheus', '', matrix({ metric: HUB, values: [[at('2026-02-10') + 1, '3']] })),
    outcome: 'refused',
    says: /not at midnight UTC/,
  },
  {
    number: 38,
    what: 'a sample of a day that is not over',
    world: on(
      'prometheus',
      '',
      february(() => '9', 'halvorsund', [['2026-03-04', '500']]),
    ),
    outcome: 'complete',
    holds: ({ usage }) => expect(usage.flatMap(({ dau }) => dau)).not.toContain(500),
  },
];

/** A sample for every day of February 2026, taken when the day ends; none for a day without a value. */
function february(value: (day: number) => string | null, namespace = 'halvorsund', more: [string, string][] = []) {
  const days = Array.from({ length: 28 }, (_, i) => [at('2026-02-02') + i * 86_400, value(i + 1)] as const);
  const values = days.filter(([, text]) => text !== null);
  return matrix({ metric: { namespace }, values: [...values, ...more.map(([day, text]) => [at(day), text])] });
}
