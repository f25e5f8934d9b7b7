import { isFrom } from '../../model/index.ts';
import { communityPage, dealPage, engagementPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';

type Place = { text: string; href: string };
type Look = WorkInputs['look'];

/** The team's page of a deal: those from Proposal on have one. */
export function dealPlace(id: string, { byId }: Look): Place[] {
  const deal = byId.deals.get(id);
  if (!deal || deal.stage === null || !isFrom(deal.stage, 'Proposal')) return [];
  return [{ text: `Deal ${deal.name ?? id}`, href: dealPage(id) }];
}

export function engagementPlace(id: string, { byId }: Look): Place[] {
  const engagement = byId.engagements.get(id);
  return engagement ? [{ text: `Engagement ${engagement.name ?? id}`, href: engagementPage(id) }] : [];
}

/** @param id HubSpot record id, or a `community_id` where no more is known */
function communityPlace(id: string, { byId, communitiesNamed }: Look): Place[] {
  const community = byId.communities.get(id) ?? communitiesNamed(id)[0];
  if (!community) return [];
  const name = community.shortName ?? community.longName ?? community.communityId ?? `Company ${community.id}`;
  return [{ text: `Community ${name}`, href: communityPage(community.id) }];
}

/** The pages of this site that show a record: its own, else that of the deal, engagement or community that it hangs on. */
export function placesOf({ type, id }: { type: string; id: string }, look: Look): Place[] {
  const { byId } = look;
  const engagementsOf = (projects: readonly { id: string }[]) =>
    projects
      .flatMap((project) => look.engagementsOfProject(project.id))
      .flatMap((one) => engagementPlace(one.id, look));
  switch (type) {
    case 'deal':
      return dealPlace(id, look);
    case 'engagement':
      return engagementPlace(id, look);
    case 'community':
      return communityPlace(id, look);
    case 'project':
      return engagementsOf([{ id }]);
    case 'deliverable':
      return engagementsOf(look.projectsOfDeliverable(id));
    case 'order':
    case 'contract':
      return (byId[`${type}s`].get(id)?.dealIds ?? []).flatMap((deal) => dealPlace(deal, look));
    case 'hub':
    case 'cost':
      return communityPlace(byId[`${type}s`].get(id)?.communityId ?? '', look);
    case 'page':
      return handbookPlace(id);
    default:
      return [];
  }
}

/** A finding on a page names a part of it behind `#`; the glossary is a page of its own. */
function handbookPlace(id: string): Place[] {
  const [page = ''] = id.split('#');
  if (page === 'glossary.yaml') return [{ text: 'Glossary', href: 'glossary/' }];
  return [{ text: 'Handbook page', href: `handbook:${page === 'handbook' ? '' : page}` }];
}

/** Places without those that lead to the same page. */
export const distinctPlaces = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [place.href, place])).values(),
];
