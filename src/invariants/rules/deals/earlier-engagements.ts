import type { Day, Deal, Engagement } from '../../../model/index.ts';
import { doubt } from '../../doubt.ts';
import { group } from '../../group.ts';
import { byId, compare } from '../../order.ts';
import { companiesOf, setAsideEngagements } from '../../terms.ts';
import type { Context } from '../../types.ts';

/** The engagements of a deal's community that are not the deal's own. */
export interface Others {
  /** The one that starts first; null when none has a start. */
  first: (Engagement & { start: Day }) | null;
  /** One without a start, which may be the first; null when all have one. */
  undated: Engagement | null;
  /** Why there may be more; null when there are none. */
  doubt: string | null;
}

/** Finds the engagements that a deal's community has besides the deal's own, among those that `counts` lets through. */
export function otherEngagements(
  { snapshot, index }: Context,
  counts: (engagement: Engagement) => boolean,
): (deal: Deal) => Others {
  const inOrder = snapshot.records.engagements.filter(counts).flatMap(withStart).sort(byStart);
  const dated = group(inOrder, (engagement) => companiesOf(index, engagement));
  const undated = group(
    snapshot.records.engagements.filter((engagement) => engagement.start === null && counts(engagement)),
    (engagement) => companiesOf(index, engagement),
  );
  const setAside = setAsideEngagements(index);
  return (deal) => {
    const companies = deal.communityRecordIds;
    const isOther = ({ dealIds }: Engagement) => !dealIds.includes(deal.id);
    const [first = null] = companies.flatMap((id) => dated.get(id)?.find(isOther) ?? []).sort(byStart);
    const [without = null] = companies.flatMap((id) => undated.get(id)?.find(isOther) ?? []);
    const uncertain =
      companies.length === 0
        ? 'The deal names no community.'
        : (index.unread('engagements') ??
          doubt(index, 'deals', {}) ??
          doubt(index, 'communities', { named: companies }) ??
          setAside(companies.map((id) => `record ${id}`)));
    return { first, undated: without, doubt: uncertain };
  };
}

/** The first day of a deal's own engagements; null when it has none, undefined when one of them has no start or was not read. */
export function ownStart({ index }: Context, { id }: Deal): Day | null | undefined {
  if (doubt(index, 'engagements', { naming: [id] }) !== null) return undefined;
  const starts = index.engagementsOfDeal(id).map(({ start }) => start);
  const stated = starts.filter((start) => start !== null).sort();
  return stated.length < starts.length ? undefined : (stated[0] ?? null);
}

const withStart = (engagement: Engagement) => {
  const { start } = engagement;
  return start === null ? [] : [{ ...engagement, start }];
};

const byStart = (a: { id: string; start: Day }, b: { id: string; start: Day }): number =>
  compare(a.start, b.start) || byId(a, b);
