import { daysBetween, type Day, type Engagement } from '../../model/index.ts';
import { amountsOf, type CurrencyAmount } from '../amounts.ts';
import { healthOf, type Health } from '../health/index.ts';
import { HORIZON, renewalsOf, type RenewalRow, type RenewalsDue } from '../renewals-due.ts';
import { step } from '../workspace/addresses.ts';
import { communityOfEngagement, type CommunityRef } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { useOf, type Use } from '../workspace/use.ts';
import { servedAfter, type Served } from './served.ts';

/** An engagement that ends within the horizon, or has ended and is still served. */
export interface Ending {
  row: RenewalRow;
  engagement: Engagement & { end: Day };
  community: CommunityRef | null;
  use: Use;
  health: Health;
  /** Amounts of the deals that were won for the engagement, or of all where none was, by currency; empty where none is stated. */
  value: CurrencyAmount[];
  /** How many deals these are. */
  deals: number;
  /** What goes on after the end; null before it. */
  served: Served | null;
}

/** Page of an engagement's renewal, below the site's root; engagements outside the buckets have none. */
export const renewalPage = (engagementId: string): string => `renewals/agreements/${step(engagementId)}/`;

const made = new WeakMap<WorkInputs, RenewalsDue>();

/** Which agreements end, as the handbook's pages list them. */
export function renewalsIn(inputs: WorkInputs): RenewalsDue {
  const known = made.get(inputs) ?? reckon(inputs);
  made.set(inputs, known);
  return known;
}

function reckon({ snapshot, asOf, config, askAhead, urlOf, look }: WorkInputs): RenewalsDue {
  const { records, manifest } = snapshot;
  const { renewalNoticeDays, lapsedDecisionDays } = config.thresholds;
  return renewalsOf(records, {
    ...{ asOf, ask: askAhead, urlOf, noticeDays: renewalNoticeDays, decisionDays: lapsedDecisionDays },
    setAside: new Set(manifest.setAside.flatMap(({ noun, id }) => (noun === 'engagements' ? [id] : []))).size,
    unread: look.unread('engagements'),
  });
}

/** The earliest end first. */
export const endingsOf = (inputs: WorkInputs): Ending[] =>
  renewalsIn(inputs).rows.flatMap((row) => {
    const engagement = inputs.look.byId.engagements.get(row.id);
    return engagement === undefined ? [] : endingOf(row, { ...engagement, end: row.end }, inputs);
  });

function endingOf(row: RenewalRow, engagement: Engagement & { end: Day }, inputs: WorkInputs): Ending {
  const community = communityOfEngagement(engagement, inputs);
  const named = engagement.dealIds.flatMap((id) => inputs.look.byId.deals.get(id) ?? []);
  // An open deal beside a won one is what may follow, not what ends.
  const won = named.filter(({ stage }) => stage === 'Closed Won');
  const deals = won.length > 0 ? won : named;
  return {
    ...{ row, engagement, community },
    use: useOf(community?.communityId ?? null, inputs),
    health: healthOf(engagement, inputs),
    value: amountsOf(deals.flatMap(({ amount }) => amount ?? [])),
    deals: deals.length,
    served: row.days < 0 ? servedAfter(engagement, inputs) : null,
  };
}

/** Whether an agreement that ends soon has neither been renewed nor is being wound up. */
export const isUndecided = ({ row }: Pick<Ending, 'row'>): boolean => row.next.state === 'none';

/** Days from an end to the day of the data. */
export const daysSince = (end: Day, { asOf }: Pick<WorkInputs, 'asOf'>): number => daysBetween(end, asOf);

export { HORIZON };
