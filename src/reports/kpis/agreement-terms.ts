import type { Day, Engagement } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { servedCommunities, type Served } from './served.ts';

/** Engagements of one agreement: mostly one, and more where a deal stands on several. */
export interface AgreementTerm {
  served: Served;
  /** The deal that the first of its ids names, read or not; null where it names none. */
  dealId: string | null;
  /** The one with most projects: copies have none. */
  engagement: Engagement;
  engagements: Engagement[];
  /** The last day of any of them. */
  end: Day;
}

/** The agreements with dates that fit together. An engagement that was copied counts with the one that it was copied from. */
export const agreementTerms = (inputs: WorkInputs): AgreementTerm[] =>
  servedCommunities(inputs).flatMap((served) => {
    const byDeal = Map.groupBy(
      served.terms,
      ({ engagement }) => engagement.dealIds[0] ?? `engagement ${engagement.id}`,
    );
    return [...byDeal.values()].map((terms): AgreementTerm => {
      const engagements = terms.map(({ engagement }) => engagement);
      const projects = ({ id }: Engagement) => inputs.look.projectsOfEngagement(id).length;
      const [engagement] = engagements.toSorted((a, b) => projects(b) - projects(a));
      if (engagement === undefined) throw new Error('A group of engagements has none: a mistake of the program.');
      const end = terms.reduce((last, { interval }) => (interval.end > last ? interval.end : last), '');
      return { served, dealId: engagement.dealIds[0] ?? null, engagement, engagements, end };
    });
  });

/** Whether anything of the community ends later than the agreement does: what its service rests on from then on. */
export const isSucceeded = ({ served, engagements, end }: AgreementTerm): boolean =>
  served.terms.some(({ engagement, interval }) => !engagements.includes(engagement) && interval.end > end);
