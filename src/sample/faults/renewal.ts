import { addDays, addMonths, monthOf, type Day, type Deal } from '../../model/index.ts';
import { stageAt } from '../pipeline.ts';
import { daysLeft, isEnded, isEngaged, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { fault } from './types.ts';

/** A term that ended, after which the community was wound down. */
const isWoundDown = (chain: Chain): boolean => isEnded(chain) && chain.engagement.shutdownNoticeSentOn !== null;

/** The renewal that is talked about while a term runs out. */
const renewalOf = ({ deal, others }: Chain): Deal | undefined =>
  others.find(
    ({ previousDealId, stage }) => previousDealId === deal.id && stage !== null && !stage.startsWith('Closed'),
  );

const isEnding = (chain: Chain, asOf: Day): boolean => (daysLeft(chain, asOf) ?? Infinity) <= 60;

/** Days that two terms share. */
const OVERLAP = 4;

/** The newest complete month. */
const lastMonth = ({ asOf }: Draft) => addMonths(monthOf(asOf), -1);

/** What should happen around the end of an engagement. */
export const renewalFaults = [
  fault({
    id: 'renewal-opportunity-open',
    title: 'An engagement ends soon, and its renewal was given up.',
    touches: 'renewal',
    fits: (chain, { asOf }) => isEnding(chain, asOf) && renewalOf(chain) !== undefined,
    apply(draft, chain) {
      const renewal = renewalOf(chain);
      if (!renewal) return;
      const { id: stageId, label: stageLabel } = stageAt('Closed Lost');
      const closedOn = addDays(draft.asOf, -4);
      const lostReason = 'The budget of the next year was not granted.';
      const dates = { closedOn, stageEnteredOn: closedOn };
      draft.change('deals', renewal.id, { stage: 'Closed Lost', stageId, stageLabel, ...dates, lostReason });
      draft.broken.set(renewal.id, new Set(['deal']));
    },
  }),
  fault({
    id: 'engagement-end-decision-recorded',
    title: 'An engagement has ended, and nobody recorded what was decided.',
    touches: 'renewal',
    fits: isWoundDown,
    apply(draft, { engagement }) {
      if (engagement) draft.change('engagements', engagement.id, { decommissionRequestedOn: null });
    },
  }),
  fault({
    id: 'lapsed-engagement-still-serving',
    title: 'The cloud of a community still costs money months after its agreement ended.',
    touches: 'cost',
    fits: (chain, draft) => isWoundDown(chain) && monthOf(chain.engagement?.end ?? '') < lastMonth(draft),
    apply(draft, { community }) {
      const month = lastMonth(draft);
      const communityId = community.communityId ?? '';
      const amount = { minor: 11_840, currency: 'USD' };
      draft.add('costs', { id: `${communityId}/${month}`, communityId, month, amount });
    },
  }),
  fault({
    id: 'shutdown-notice-sent',
    title: 'A hub is shut down in some days, and nobody has told the people who use it.',
    touches: 'renewal',
    fits: (chain, { asOf }) =>
      isEnding(chain, asOf) && isEngaged(chain) && chain.engagement.shutdownNoticeSentOn !== null,
    apply(draft, { engagement }) {
      if (engagement) draft.change('engagements', engagement.id, { shutdownNoticeSentOn: null });
    },
  }),
  fault({
    id: 'successor-continuity',
    title: 'A term begins some days before the one before it ends.',
    touches: 'dates',
    // With an FTE clause, a month more would want its share of FTE.
    fits: (chain) =>
      isEngaged(chain) &&
      chain.deal.type === 'renewal' &&
      (chain.engagement.fteCommitted === null ||
        monthOf(addDays(chain.engagement.start, -OVERLAP)) === monthOf(chain.engagement.start)),
    apply(draft, { engagement, deal, contracts }) {
      if (!engagement?.start) return;
      const start = addDays(engagement.start, -OVERLAP);
      draft.change('engagements', engagement.id, { start });
      draft.change('deals', deal.id, { contractStart: start });
      for (const { id } of contracts) draft.change('contracts', id, { start });
    },
  }),
];
