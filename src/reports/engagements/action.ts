import type { Engagement } from '../../model/index.ts';
import type { Health } from '../health/index.ts';
import type { FactorId } from '../health/index.ts';
import { sop } from '../workspace/addresses.ts';
import type { Shown } from '../workspace/table.ts';
import type { Difference } from './compared.ts';
import type { Placed, View } from './view.ts';

const OF_VIEW: Partial<Record<View, Shown>> = {
  'needs-renewal': {
    text: 'Agree what comes next',
    href: sop('renewals/sixty-day-notice#renewal-or-decommission'),
  },
  lapsed: {
    text: 'Renew, extend by two weeks or shut down',
    href: sop('renewals/offboarding#a-lapsed-agreement-that-still-costs-money'),
  },
  'ready-for-decommission': { text: 'Go on with the shutdown', href: sop('renewals/offboarding#steps') },
  planned: { text: 'Prepare the start', href: sop('engagements/workflow#steps') },
  unclear: { text: 'Clear up what is not known', href: sop('engagements/units-of-work#dates') },
};

const OF_FACTOR: Record<FactorId, Shown> = {
  'on-time': { text: 'Look at the due dates', href: sop('engagements/verify-delivery#due-dates') },
  overdue: { text: 'Deliver what is overdue', href: sop('engagements/verify-delivery#due-dates') },
  fte: { text: 'Make up for the FTE', href: sop('engagements/workflow#fte-clauses') },
  satisfaction: { text: 'Talk with the community', href: sop('partners/check-in#steps') },
  'check-in': { text: 'Schedule a check-in', href: sop('partners/check-in#when') },
  use: { text: 'Ask what keeps people away', href: sop('delivery/ongoing-services#usage') },
  value: { text: 'Ask what keeps people away', href: sop('delivery/ongoing-services#usage') },
  cost: { text: 'Investigate the cost', href: sop('delivery/cloud-cost#the-month-and-its-alert') },
};

const RAG = sop('engagements/rag#steps');

/** What is to be done about an engagement next, each with the section of the handbook that says how; the most pressing first. */
export function actionsOf(
  { rag }: Engagement,
  { view }: Placed,
  health: Health,
  difference: Difference,
  isRunning: boolean,
): Shown[] {
  const ofView = OF_VIEW[view] ?? null;
  const status =
    isRunning && rag === null
      ? { text: 'Set the RAG status', href: RAG }
      : difference === 'Reported better'
        ? { text: 'Look at the RAG status again', href: RAG }
        : null;
  const pressing = pressingOf(health);
  const ofFactor = pressing && OF_FACTOR[pressing];
  return [ofView, status, ofFactor].filter((one) => one !== null).slice(0, 2);
}

/** What is overdue comes first, then what costs most points; that something was late cannot be mended, and is a reason only for what is not Green. */
function pressingOf({ factors, colour }: Health): FactorId | null {
  const lost = factors
    .flatMap(({ id, weight, points }) => (points === null || points === weight ? [] : [{ id, lost: weight - points }]))
    .filter(({ id }) => id !== 'on-time' || colour !== 'Green')
    .toSorted((a, b) => Number(b.id === 'overdue') - Number(a.id === 'overdue') || b.lost - a.lost);
  return lost[0]?.id ?? null;
}
