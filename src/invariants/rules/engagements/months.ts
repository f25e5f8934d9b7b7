import { addMonths, daysInMonth, monthOf, type Day } from '../../../model/index.ts';

/** The same day of the month so many months later; the month's last day where it is shorter. */
export function plusMonths(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const date = Math.min(Number(day.slice(8)), daysInMonth(month));
  return `${month}-${String(date).padStart(2, '0')}`;
}
