import { formatDay, formatNumber } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import { agreementOf } from './agreement.ts';
import { closedBefore, type HubUsage } from './hubs.ts';
import { duringText, within, type Spans } from './impact-spans.ts';
import type { Commitment } from './commitment.ts';
import { couldHaveRun } from './ran.ts';
import type { Reach } from './reach.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { capital } from './words.ts';

/** How many people used the busiest hub in a period, and what was delivered, as one sentence. `all`: whatever was delivered at any time. */
export function impactHeadline(
  extract: CommunityExtract,
  hubs: HubUsage[],
  reach: Reach[],
  all: Commitment[],
  spans: Spans,
): string {
  const { language } = extract;
  const { headline } = textsOf(language).impact;
  const [top] = reach;
  const when = duringText(spans.days, language);
  const delivered = all.filter(({ deliveredOn }) => within(deliveredOn, spans.days)).length;
  const undated = all.filter(({ deliveredOn }) => deliveredOn === null).length;
  const work =
    delivered || undated || couldHaveRun(extract, spans.days)
      ? delivered === 0 && undated > 0
        ? headline.undated(undated)
        : headline.delivered(delivered)
      : null;
  if (top?.peak.value == null) {
    const span = delivered || !undated ? ` ${when}` : '';
    const next = work === null ? firstPlanned(extract) : null;
    const rest = next === null ? headline.unknown : headline.starts(formatDay(next, language));
    return `${capital(work ?? headline.noAgreement)}${span}; ${rest}.`;
  }
  const change = top.peak.isComparison ? headline.change(top.peak.change) : '';
  const known = new Set(reach.filter(({ peak }) => peak.value !== null).map(({ name }) => name));
  const where = known.size > 1 ? headline.busiest(top.name, known.size) : top.name;
  const others = hubs.filter((hub) => !known.has(hub.name) && !closedBefore(hub, spans.days.from)).length;
  const { value } = top.peak;
  const people = `${headline.people(value, formatNumber(value, 0, language))} ${where} ${when}${headline.coverage(top.coverage)}${change}`;
  return `${[people, ...(others ? [headline.noDataFor(others)] : []), ...(work === null ? [] : [work])].join('; ')}.`;
}

/** The day on which the first agreement to come starts; null where none is to come. */
const firstPlanned = ({ engagements, asOf, language }: CommunityExtract): Day | null =>
  engagements
    .map((engagement) => agreementOf(engagement, asOf, language))
    .flatMap(({ state, start }) => (state === 'planned' && start !== null ? [start] : []))
    .sort()[0] ?? null;
