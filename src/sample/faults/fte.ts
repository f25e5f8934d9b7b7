import { addMonths, daysBetween, monthOf, type FteLog } from '../../model/index.ts';
import { isActive, isEnded, isEngaged, isWon, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { newRecordId } from './new-ids.ts';
import { fault } from './types.ts';

const hasClause = (chain: Chain) => isEngaged(chain) && isWon(chain) && (chain.engagement.fteCommitted ?? 0) > 0;

const logsOf = ({ records }: Draft, { engagement }: Chain): FteLog[] =>
  records.fteLog.filter(({ engagementIds }) => engagement !== null && engagementIds.includes(engagement.id));

/** Leaves 60 % of the FTE that was logged. */
function logLess(draft: Draft, chain: Chain) {
  for (const { id, fte } of logsOf(draft, chain))
    draft.change('fteLog', id, { fte: Math.round((fte ?? 0) * 60) / 100 });
}

/** FTE clauses, and the capacity to honour them. */
export const fteFaults = [
  fault({
    id: 'fte-clause-consistent',
    title: 'A deal states more FTE than its contract and its engagement.',
    touches: 'fte',
    fits: hasClause,
    apply(draft, { deal }) {
      const fteCommitted = Math.round(((deal.fteCommitted ?? 0) + 0.1) * 100) / 100;
      draft.change('deals', deal.id, { fteCommitted });
    },
  }),
  fault({
    id: 'fte-delivered-to-date',
    title: 'An engagement gets two thirds of the FTE that was committed.',
    touches: 'fte',
    fits: (chain, { asOf }) => hasClause(chain) && isActive(chain) && daysBetween(chain.engagement.start, asOf) > 100,
    apply: logLess,
  }),
  fault({
    id: 'fte-delivered-at-end',
    title: 'An engagement ended with two thirds of the FTE that was committed.',
    touches: 'fte',
    fits: (chain, { asOf }) => hasClause(chain) && isEnded(chain) && monthOf(chain.engagement.end) < monthOf(asOf),
    apply: logLess,
  }),
  fault({
    id: 'fte-log-inside-engagement',
    title: 'FTE is logged for a month before the engagement began.',
    touches: 'fte',
    fits: hasClause,
    apply(draft, { engagement }) {
      if (!engagement?.start) return;
      const month = addMonths(monthOf(engagement.start), -4);
      draft.add('fteLog', { id: newRecordId(draft), engagementIds: [engagement.id], month, fte: 0.25 });
    },
  }),
  fault({
    id: 'capacity-covers-commitments',
    title: 'Hardly anybody is available this month.',
    touches: null,
    fits: (chain) => hasClause(chain) && isActive(chain),
    apply(draft) {
      const month = monthOf(draft.asOf);
      for (const line of draft.records.capacity)
        if (line.month === month) draft.change('capacity', line.id, { fteAvailable: 0.02 });
    },
  }),
];
