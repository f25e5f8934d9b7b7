import type { Engagement } from '../../model/index.ts';
import { count } from '../words.ts';
import { engagementPage, sop } from '../workspace/addresses.ts';
import type { Shape } from '../workspace/table.ts';
import type { Desk } from './desk.ts';
import { workOf, type Work } from './work.ts';

/** Whether BD can tell a community that it got what it paid for. */
export interface Delivery extends Work {
  id: string;
  name: string;
  page: string;
  url: string | null;
  state: 'verified' | 'to verify' | 'not closed' | 'under way' | 'not known';
  words: string;
  shape: Shape;
  verifiedOn: string | null;
  isWaived: boolean;
  reason: string | null;
  next: { words: string; sop: string; owner: 'BD' | 'DE' } | null;
}

const CLOSING = sop('engagements/verify-delivery#closing-an-engagement');

/** The delivery of an engagement that is not cancelled. Whether it is verified is for the rule to say. */
export function deliveryOf(engagement: Engagement, desk: Desk): Delivery {
  const { id, name, deliveryVerifiedOn } = engagement;
  const work = workOf(engagement, desk);
  const verdict = desk.ask('delivery-verified', id);
  const state =
    verdict === null
      ? hasEnded(engagement, desk)
        ? 'not closed'
        : 'under way'
      : ({ met: 'verified', lacking: 'to verify', unknown: 'not known' } as const)[verdict.says];
  const isWaived = verdict?.says === 'lacking' && verdict.isWaived;
  return {
    ...work,
    ...{ id, name: name ?? `Engagement ${id}`, page: engagementPage(id), url: desk.urlOf('engagement', id) },
    ...{ state, isWaived, ...STATES[state] },
    ...(state === 'verified' && work.open > 0
      ? { words: `Verified, with ${work.open} open`, shape: 'due' as const }
      : {}),
    ...(isWaived ? { words: 'Complete, not verified, waived' } : {}),
    verifiedOn: deliveryVerifiedOn,
    reason: verdict?.says === 'unknown' ? verdict.reason : null,
    next: isWaived ? null : nextOf(state, work),
  };
}

const hasEnded = ({ start, end }: Engagement, { asOf }: Desk) =>
  end !== null && end < asOf && (start === null || start <= end);

const STATES: Record<Delivery['state'], { words: string; shape: Shape }> = {
  verified: { words: 'Verified', shape: 'delivered' },
  'to verify': { words: 'Complete, not verified', shape: 'warning' },
  'not closed': { words: 'Ended, not set to Complete', shape: 'due' },
  'under way': { words: 'Under way', shape: 'open' },
  'not known': { words: 'Status not recorded', shape: 'due' },
};

function nextOf(state: Delivery['state'], { open, withoutEvidence }: Work): Delivery['next'] {
  const by = (owner: 'BD' | 'DE', words: string) => ({ words, owner, sop: CLOSING });
  if (state === 'under way' || (state === 'verified' && open === 0)) return null;
  if (state === 'not known') return by('DE', 'Set the status of the engagement');
  if (open > 0) return by('DE', `Settle ${count(open, 'deliverable')} still open`);
  if (state === 'not closed') return by('DE', 'Close the engagement, and ask BD to verify');
  if (withoutEvidence > 0) return by('BD', `Verify delivery; ${count(withoutEvidence, 'deliverable')} lack evidence`);
  return by('BD', 'Compare with the SoW, then set Delivery verified on');
}

/** Of complete engagements: how many, and how many are verified. */
export function deliveredAnswer(deliveries: readonly Delivery[]): string {
  const of = (state: Delivery['state']) => deliveries.filter((one) => one.state === state).length;
  const [verified, waiting, ended, unknown] = [of('verified'), of('to verify'), of('not closed'), of('not known')];
  const complete = verified + waiting;
  const first =
    complete === 0
      ? 'No engagement is complete yet'
      : waiting === 0
        ? complete === 1
          ? 'The one complete engagement is verified'
          : `All ${complete} complete engagements are verified`
        : `Of ${count(complete, 'complete engagement')} ${verified} ${verified === 1 ? 'is' : 'are'} verified`;
  const left = deliveries.filter(({ state, open }) => state === 'verified' && open > 0).length;
  const rest = [
    left === 0 ? [] : `${left} of the verified ${left === 1 ? 'has' : 'have'} a deliverable that is still open`,
    ended === 0
      ? []
      : `${count(ended, 'engagement')} ${ended === 1 ? 'has' : 'have'} ended and ${ended === 1 ? 'is' : 'are'} not set to Complete`,
    unknown === 0 ? [] : `of ${unknown} the status is not recorded`,
  ].flat();
  return `${[first, ...rest].join('; ')}.`;
}
