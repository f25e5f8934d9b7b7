import { addDays, daysBetween } from '../../model/index.ts';
import { daysLeft, isActive, isBroken, isEnded, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

/** Active for at least so many days, with something to deliver. */
export const isActiveSince =
  (days: number) =>
  (chain: Chain, { asOf }: Draft) =>
    isActive(chain) && daysBetween(chain.engagement.start, asOf) > days && chain.deliverables.length > 0;

const endsWithin =
  (low: number, high: number) =>
  (chain: Chain, { asOf }: Draft) => {
    const left = daysLeft(chain, asOf);
    return left !== null && low <= left && left <= high;
  };

/** Leaves the deliverable that is due next, or else the last one delivered, undelivered so many days after its due date. */
export function overdue(draft: Draft, { deliverables }: Chain, days: number) {
  const inOrder = [...deliverables].sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
  const chosen = inOrder.find(({ status }) => status === 'In progress' || status === 'Not started') ?? inOrder.at(-1);
  if (!chosen) return;
  draft.change('deliverables', chosen.id, {
    status: 'In progress',
    deliveredOn: null,
    dueOn: addDays(draft.asOf, -days),
  });
}

/** Engagements, projects, deliverables and their dates. */
export const deliveryFaults = [
  fault({
    id: 'engagement-dates-present',
    title: 'An engagement has no end date.',
    // Without its dates, most of what else may be wrong with an engagement is not evaluated.
    touches: 'deal',
    fits: (chain, draft) => endsWithin(61, 10_000)(chain, draft),
    apply: (draft, { engagement }) => engagement && draft.change('engagements', engagement.id, { end: null }),
  }),
  fault({
    id: 'engagement-dates-ordered',
    title: 'Start and end of an engagement stand the wrong way round.',
    // Without its dates, most of what else may be wrong with an engagement is not evaluated.
    touches: 'deal',
    fits: isEnded,
    apply: (draft, { engagement }) =>
      engagement && draft.change('engagements', engagement.id, { start: engagement.end, end: engagement.start }),
  }),
  fault({
    id: 'engagement-has-project',
    title: 'The statement of work of an engagement was never carried over.',
    touches: 'work',
    companions: ['delivery-request-produced-outcomes'],
    // A broken link of a project would go with the project.
    fits: (chain, { broken }) => (isActive(chain) || isEnded(chain)) && !broken.get(chain.deal.id)?.has('links'),
    apply(draft, { engagement, projects, deliverables }) {
      draft.remove(
        'projects',
        projects.map(({ id }) => id),
      );
      draft.remove(
        'deliverables',
        deliverables.map(({ id }) => id),
      );
      if (engagement) draft.change('engagements', engagement.id, { projectIds: [] });
    },
  }),
  fault({
    id: 'deliverable-not-overdue',
    title: 'A deliverable is twelve days late.',
    touches: 'work',
    fits: isActiveSince(20),
    apply: (draft, chain) => overdue(draft, chain, 12),
  }),
  fault({
    id: 'deliverable-not-overdue/badly',
    title: 'A deliverable is seven weeks late.',
    touches: 'work',
    fits: (chain, draft) => isActiveSince(60)(chain, draft) && !isBroken('progress', chain, draft),
    apply(draft, chain) {
      overdue(draft, chain, 47);
      const ragNote =
        'A deliverable is seven weeks late; scope and date are being agreed on again with the representative.';
      if (chain.engagement) draft.change('engagements', chain.engagement.id, { rag: 'Red', ragNote });
    },
  }),
  fault({
    id: 'ended-engagement-has-no-open-deliverable',
    title: 'An engagement ended with a deliverable still open.',
    touches: 'work',
    // What is open after the end is past its due date too, which lies inside the engagement.
    companions: ['deliverable-not-overdue'],
    fits: (chain) => isEnded(chain) && chain.deliverables.length > 0,
    apply(draft, { deliverables }) {
      const last = deliverables.at(-1);
      if (last) draft.change('deliverables', last.id, { status: 'In progress', deliveredOn: null });
    },
  }),
  fault({
    id: 'renewal-notice-sent',
    title: 'An engagement ends in one to two months and no notice is recorded.',
    touches: 'dates',
    fits: endsWithin(31, 60),
    apply: (draft, { engagement }) =>
      engagement && draft.change('engagements', engagement.id, { renewalNoticeSentOn: null }),
  }),
  fault({
    id: 'renewal-notice-sent/last-month',
    title: 'An engagement ends within a month and no notice is recorded.',
    touches: 'dates',
    fits: endsWithin(0, 30),
    apply: (draft, { engagement }) =>
      engagement && draft.change('engagements', engagement.id, { renewalNoticeSentOn: null }),
  }),
];
