import type { Day, Records } from '../model/index.ts';
import { identityOf, type Identity } from './names.ts';
import { idsOf, type Ids } from './ids.ts';
import { stream, type Random } from './random.ts';
import { storyOf, type Story, type Term } from './stories.ts';

/** What every part of one community is written from. */
export interface Place {
  asOf: Day;
  /** Domain of the organisation's own addresses. */
  mailDomain: string;
  identity: Identity;
  story: Story;
  ids: Ids;
  /** HubSpot id of the company. */
  companyId: string;
  tier: 'essential' | 'advanced' | 'premier';
  cloud: { provider: string; region: string };
  /** FTE of its agreements; null without a clause. */
  fte: number | null;
  terms: Agreed[];
  /** A stream of its own for each part, so that one part does not move another. */
  random(part: string): Random;
}

/** A term with the ids of its records, which name each other. */
export interface Agreed extends Term {
  dealId: string;
  previousDealId: string | null;
  engagementId: string;
  contractId: string;
}

/** FTE with an odd last digit; costs have an even one, so that neither is found by chance in the other. */
const FTE = [0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85] as const;

export function placeOf(seed: string, number: number, asOf: Day, mailDomain: string): Place {
  const identity = identityOf(number);
  const random = (part: string) => stream(seed, identity.communityId, part);
  const ids = idsOf(seed, number + 1);
  const choices = random('place');
  const story = storyOf(number, asOf, choices);
  const companyId = ids.hubspot();
  let previousDealId: string | null = null;
  const terms = story.terms.map((term): Agreed => {
    const dealId = ids.hubspot();
    const agreed = { ...term, dealId, previousDealId, engagementId: ids.airtable(), contractId: ids.airtable() };
    previousDealId = term.stage === 'Closed Won' ? dealId : null;
    return agreed;
  });
  const tier = choices.pick(story.tiers);
  return {
    asOf,
    mailDomain,
    identity,
    story,
    ids,
    companyId,
    tier,
    cloud: choices.pick(identity.region.clouds),
    fte: story.hasFte ? choices.pick(FTE) : null,
    terms,
    random,
  };
}

/** The part of a portfolio that one community brings. */
export type Part = Partial<Records>;
