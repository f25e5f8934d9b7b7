import { monthAbbreviation } from './format.ts';
import type { Language } from './language.ts';
import type { ChartSpec } from './types.ts';

export interface XTick {
  index: number;
  label: string;
  /** Year below the label: at the first tick and where a year begins. */
  year: string | null;
}

interface Candidate {
  index: number;
  year: number;
  month: number;
  day: number;
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
/** More days than this are labelled by month. */
const DAYS_BY_DAY = 92;

/** At most about `room` labels, on months of the calendar (every one, second, third, …) or, for a few weeks, on days. */
export function xTicks({ kind, values }: ChartSpec['x'], room: number, language?: Language): XTick[] {
  const all = values.flatMap((value, index) => {
    const [, year, month, day = '01'] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) ?? [];
    return year ? [{ index, year: Number(year), month: Number(month), day: Number(day) }] : [];
  });
  if (kind === 'day' && all.length <= DAYS_BY_DAY) return everyDays(all, room, language);
  // A week stands for the month that begins in it or with it.
  const isFirst = ({ day }: Candidate) => (kind === 'week' ? day <= 7 : day === 1);
  return everyMonths(all.filter(isFirst), room, language);
}

function everyMonths(months: Candidate[], room: number, language?: Language): XTick[] {
  const step = MONTH_STEPS.find((size) => Math.ceil(months.length / size) <= room) ?? months.length;
  const kept = months.filter(({ year, month }) => (year * 12 + month - 1) % step === 0);
  return kept.map(({ index, year, month }, i) =>
    step >= 12
      ? { index, label: String(year), year: null }
      : { index, label: monthAbbreviation(month, language), year: i === 0 || month === 1 ? String(year) : null },
  );
}

function everyDays(days: Candidate[], room: number, language?: Language): XTick[] {
  const step = [1, 2, 7, 14, 28].find((size) => Math.ceil(days.length / size) <= room) ?? 28;
  const kept = days.filter((_, i) => i % step === 0);
  return kept.map(({ index, year, month, day }, i) => ({
    index,
    label: `${day}\u00a0${monthAbbreviation(month, language)}`,
    year: i === 0 || kept[i - 1]?.year !== year ? String(year) : null,
  }));
}
