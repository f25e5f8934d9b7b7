import { formatNumber } from '../charts/index.ts';
import type { Commitment } from './commitment.ts';
import { closedBefore, noDataFor, type HubUsage } from './hubs.ts';
import { firstDay, inPeriod, periodText, type Period } from './period.ts';
import { couldHaveRun } from './ran.ts';
import type { Reach } from './reach.ts';
import type { CommunityExtract } from './schema.ts';
import { capital, count } from './words.ts';

/** How many people used the busiest hub in a period, and what was delivered, as one sentence. `all`: whatever was delivered at any time. */
export function impactHeadline(
  extract: CommunityExtract,
  hubs: HubUsage[],
  reach: Reach[],
  all: Commitment[],
  period: Period,
): string {
  const [top] = reach;
  const when = `from ${periodText(period)}`;
  const delivered = all.filter(({ deliveredOn }) => inPeriod(deliveredOn, period)).length;
  const undated = all.filter(({ deliveredOn }) => deliveredOn === null).length;
  const work = delivered || undated || couldHaveRun(extract, period) ? workOf(delivered, undated) : null;
  if (top?.peak.value == null) {
    const span = delivered || !undated ? ` ${when}` : '';
    return `${capital(work ?? 'no agreement ran')}${span}; the number of people reached is not known.`;
  }
  const change = top.peak.before !== null && !top.peak.change.startsWith('no comparison') ? `, ${top.peak.change}` : '';
  const known = new Set(reach.filter(({ peak }) => peak.value !== null).map(({ name }) => name));
  const where = known.size > 1 ? `${top.name}, the busiest of ${known.size} hubs,` : top.name;
  const others = hubs.filter((hub) => !known.has(hub.name) && !closedBefore(hub, firstDay(period))).length;
  const people = `${peopleText(top.peak.value)} ${where} ${when}${change}`;
  return `${[people, ...noDataFor(others), ...(work === null ? [] : [work])].join('; ')}.`;
}

const peopleText = (peak: number): string =>
  peak === 0 ? 'Nobody used' : `${peak === 1 ? 'One person' : `Up to ${formatNumber(peak)} people`} a month used`;

function workOf(delivered: number, undated: number): string {
  if (delivered === 0 && undated > 0) {
    return `${count(undated, 'deliverable')} ${undated === 1 ? 'was delivered on a date that is' : 'were delivered on dates that are'} not recorded`;
  }
  if (delivered === 0) return 'no deliverables were delivered';
  return `${count(delivered, 'deliverable')} ${delivered === 1 ? 'was' : 'were'} delivered`;
}
