import { monthOf, type Snapshot } from '../model/index.ts';
import { extractCommunities, type ExtractOptions } from './extract.ts';
import type { CommunityExtract, ReportPeriod } from './schema.ts';

/**
 * What each community's edition of a period is made from: the state on its last day, as far as the records tell. What is dated
 * later is left out, and a community without anything in the period too.
 */
export function editionExtracts(
  snapshot: Snapshot,
  period: ReportPeriod,
  options: Omit<ExtractOptions, 'asOf' | 'period'>,
): CommunityExtract[] {
  return extractCommunities(snapshot, { ...options, asOf: period.to, period }).extracts.map(untilItsEnd);
}

/** Without what happened after the last day of the period. Deliveries stay: the reports look at their dates. */
function untilItsEnd(extract: CommunityExtract): CommunityExtract {
  const { to } = extract.period;
  return {
    ...extract,
    checkIns: extract.checkIns.filter(({ date }) => date === null || date <= to),
    fteLog: extract.fteLog.filter(({ month }) => month <= monthOf(to)),
    events: extract.events.filter(({ day }) => day <= to),
  };
}

/** Whether anything of the community belongs to the period: an agreement, a commitment, a check-in, work or a day of use. */
export function hasSomething(extract: CommunityExtract): boolean {
  const { from, to } = extract.period;
  const within = (day: string | null) => day !== null && day >= from && day <= to;
  const inMonths = (month: string) => month >= monthOf(from) && month <= monthOf(to);
  return (
    extract.engagements.some(({ start, end }) => start !== null && end !== null && start <= to && end >= from) ||
    extract.deliverables.some(({ dueOn, deliveredOn }) => within(dueOn) || within(deliveredOn)) ||
    extract.checkIns.some(({ date }) => within(date)) ||
    extract.fteLog.some(({ month }) => inMonths(month)) ||
    extract.usage.some(
      ({ month, dau, wau, mau }) => inMonths(month) && [dau, wau, mau].some((days) => days.some((day) => day !== null)),
    )
  );
}
