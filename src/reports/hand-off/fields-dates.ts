import { daysBetween, type Day } from '../../model/index.ts';
import type { Verdict } from '../exit-criteria.ts';
import type { Desk } from './desk.ts';
import type { Compared } from './fields.ts';
import { byValues, judged, type Sameness } from './sameness.ts';
import { spanOf, type Interval, type Sides } from './sides.ts';

const RULE = 'engagement-dates-match-agreement';

/** Start and end. One rule judges both of them, against that of deal and contracts that comes nearest. */
export function dateRows(sides: Sides, desk: Desk): Compared[] {
  const { deal, engagement, contracts } = sides;
  const verdict = engagement && desk.ask(RULE, engagement.id);
  const span = spanOf(contracts);
  const nearest = nearestOf(sides, span);
  const row = (end: 'start' | 'end'): Compared => {
    const own = end === 'start' ? deal.contractStart : deal.contractEnd;
    const [contract, theirs] = [span?.[end] ?? null, engagement?.[end] ?? null];
    const two = { deal: own, engagement: theirs };
    return {
      ...{ id: end, label: end === 'start' ? 'Start' : 'End', rule: RULE },
      shown: contracts.length === 0 ? two : { ...two, contract },
      stated: span === null ? two : { ...two, contract },
      is: samenessOf(verdict, { ...two, contract }, nearest?.[end] ?? null),
    };
  };
  return [row('start'), row('end')];
}

type Dates = Record<'deal' | 'contract' | 'engagement', Day | null>;

function samenessOf(verdict: Verdict | null, { deal, contract, engagement }: Dates, nearest: Day | null): Sameness {
  const agreed = [deal, contract].flatMap((day) => day ?? []);
  const seen = {
    missing: engagement === null ? 'the engagement' : deal === null ? 'the deal' : null,
    isStated: agreed.length > 0 || engagement !== null,
    isEqual: agreed.every((day) => day === engagement),
  };
  // The other of the two dates is the one that is off.
  if (verdict?.says === 'lacking' && nearest !== null && nearest === engagement)
    return withContract(seen, agreed.length);
  if (verdict?.says !== 'met' || seen.missing !== null)
    return judged(verdict, { ...seen, elsewhere: ELSEWHERE, notAsked: 'There is no engagement to hold it against.' });
  return withContract(seen, agreed.length);
}

const ELSEWHERE = 'The other date of the agreement differs.';

/** One of deal and contract may be out of date: the engagement has the date of the other. */
function withContract(seen: Parameters<typeof byValues>[0], stated: number): Sameness {
  const plain = byValues({ ...seen, isEqual: true });
  if (plain.is !== 'same' || seen.isEqual || stated < 2) return plain;
  return { ...plain, reason: 'Deal and contract state different dates; the engagement has one of them.' };
}

function nearestOf({ deal, engagement }: Sides, span: Interval | null): Interval | null {
  const term = engagement?.start && engagement.end ? { start: engagement.start, end: engagement.end } : null;
  if (term === null) return null;
  const own = deal.contractStart && deal.contractEnd ? [{ start: deal.contractStart, end: deal.contractEnd }] : [];
  const agreed = [...own, ...(span ? [span] : [])].filter(({ start, end }) => start <= end);
  const apart = ({ start, end }: Interval) =>
    Math.max(Math.abs(daysBetween(start, term.start)), Math.abs(daysBetween(end, term.end)));
  return agreed.sort((a, b) => apart(a) - apart(b))[0] ?? null;
}
