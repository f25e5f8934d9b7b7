import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, firstDayOf, fromDayNumber, lastDayOf } from '../../src/model/index.ts';
import { duringText, lengthOf, spansOf, spanText, yearEarlier } from '../../src/reports/impact-spans.ts';

const spans = (from: string, to: string, through = to) =>
  spansOf({ period: { id: 'p', kind: 'agreement', name: null, from, to }, through });
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('the periods that an impact report compares', () => {
  it('are, of twelve months, the twelve before and no other year', () => {
    const { before, yearBefore, months } = spans('2025-06-01', '2026-05-31');
    expect(before).toEqual({ from: '2024-06-01', to: '2025-05-31' });
    expect(yearBefore).toBeNull();
    expect(months).toEqual({
      now: { from: '2025-06', to: '2026-05' },
      before: { from: '2024-06', to: '2025-05' },
      yearBefore: null,
    });
  });

  it('are, of a quarter, the three months before and the same three of the year before', () => {
    const { before, yearBefore, months } = spans('2026-01-01', '2026-03-31');
    expect(before).toEqual({ from: '2025-10-01', to: '2025-12-31' });
    expect(yearBefore).toEqual({ from: '2025-01-01', to: '2025-03-31' });
    expect(months?.before).toEqual({ from: '2025-10', to: '2025-12' });
    expect(months?.yearBefore).toEqual({ from: '2025-01', to: '2025-03' });
  });

  it('count use in whole months only where an agreement begins within one', () => {
    const { days, before, yearBefore, months } = spans('2025-07-15', '2026-07-14');
    expect(days).toEqual({ from: '2025-07-15', to: '2026-07-14' });
    expect(before).toEqual({ from: '2024-07-15', to: '2025-07-14' });
    expect(yearBefore).toBeNull();
    expect(months?.now).toEqual({ from: '2025-08', to: '2026-06' });
    expect(spans('2026-01-10', '2026-02-20').months).toBeNull();
  });

  it('do not look at the year before where the period is longer than a year', () => {
    expect(spans('2024-01-01', '2025-12-31').yearBefore).toBeNull();
    expect(spans('2024-01-01', '2025-12-31').months?.yearBefore).toBeNull();
  });

  it('end on the last day that is over', () => {
    expect(spans('2026-01-01', '2026-12-31', '2026-05-14')).toMatchObject({
      days: { from: '2026-01-01', to: '2026-05-14' },
      months: { now: { from: '2026-01', to: '2026-04' } },
    });
  });

  it('are named by months where they are whole ones', () => {
    expect(plain(spanText({ from: '2026-01-01', to: '2026-03-31' }, 'en'))).toBe('January 2026 to March 2026');
    expect(plain(duringText({ from: '2026-05-01', to: '2026-05-31' }, 'en'))).toBe('in May 2026');
    expect(plain(duringText({ from: '2025-07-15', to: '2026-07-14' }, 'es'))).toBe(
      'del 15 de julio de 2025 al 14 de julio de 2026',
    );
  });
});

describe('laws of the periods', () => {
  const day = fc.integer({ min: 12_000, max: 30_000 }).map(fromDayNumber);
  const span = fc
    .tuple(day, fc.integer({ min: 0, max: 1200 }))
    .map(([from, length]) => [from, addDays(from, length)] as const);

  it('the period before ends on the day before this one', () => {
    fc.assert(
      fc.property(span, ([from, to]) => {
        const { before } = spans(from, to);
        expect(addDays(before.to, 1)).toBe(from);
        // As many days, or as many months, of which some are shorter; a year may be a leap year.
        expect(Math.abs(daysBetween(before.from, before.to) - daysBetween(from, to))).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('the year before never overlaps the period, nor repeats the period before', () => {
    fc.assert(
      fc.property(span, ([from, to]) => {
        const { before, yearBefore } = spans(from, to);
        if (yearBefore === null) return;
        expect(yearBefore.to < from).toBe(true);
        expect(yearBefore).not.toEqual(before);
      }),
    );
  });

  it('whole months lie within the days, and the months before are as many', () => {
    fc.assert(
      fc.property(span, ([from, to]) => {
        const { months } = spans(from, to);
        if (months === null) return;
        expect(firstDayOf(months.now.from) >= from && lastDayOf(months.now.to) <= to).toBe(true);
        expect(lengthOf(months.before)).toBe(lengthOf(months.now));
        expect(addMonths(months.before.to, 1)).toBe(months.now.from);
      }),
    );
  });

  it('a year earlier is a calendar day of the year before', () => {
    fc.assert(
      fc.property(day, (one) => {
        const earlier = yearEarlier(one);
        expect(earlier.slice(0, 4)).toBe(String(Number(one.slice(0, 4)) - 1));
        expect([365, 366]).toContain(daysBetween(earlier, one));
      }),
    );
  });
});
