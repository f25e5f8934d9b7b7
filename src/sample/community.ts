import { isFrom, type Community, type Deal, type Person, type Role } from '../model/index.ts';
import { letters } from './names.ts';
import type { Place } from './place.ts';
import { FIRST_NAMES, LAST_NAMES } from './words/people.ts';
import { COMMUNITY, DATA, GOALS, INFRASTRUCTURE } from './words/voices.ts';
import { fill, wordsOf } from './words/fill.ts';

/** The company in HubSpot. What BD asks for on the way to a signed agreement is missing while the talks are young. */
export function communityOf(place: Place): Community {
  const { identity, cloud } = place;
  const { communityId } = identity;
  const random = place.random('company');
  const words = wordsOf(identity, random);
  const domain = `${communityId}.example`;
  const known = isKnown(place);
  const qualified = known || place.terms.some(({ stage }) => isFrom(stage, 'Qualified'));
  return {
    id: place.companyId,
    communityId,
    longName: identity.longName,
    shortName: identity.shortName,
    website: `https://www.${domain}/`,
    domain,
    githubOrg: known ? 'https://github.com/example-org' : null,
    githubRepos: known ? REPOSITORIES.map((name) => `https://github.com/example-org/${communityId}-${name}`) : [],
    logoUrl: known ? `https://www.${domain}/logo.svg` : null,
    cloudProvider: known ? cloud.provider : null,
    cloudRegion: known ? cloud.region : null,
    contextGoals: fill(random.pick(GOALS), words),
    contextCommunity: qualified ? fill(random.pick(COMMUNITY), words) : null,
    contextInfrastructure: known ? fill(random.pick(INFRASTRUCTURE), words) : null,
    contextData: known ? fill(random.pick(DATA), words) : null,
  };
}

const REPOSITORIES = ['image', 'notebooks'];

/** Whether the talks have come so far that BD knows the community well. */
const isKnown = ({ terms }: Place) => terms.some(({ stage }) => isFrom(stage, 'Proposal'));

type Contact = Deal['contacts'][number];

const ROLES_OF_ALL: readonly Role[][] = [
  ['Buyer'],
  ['Community Champion'],
  ['Community Representative'],
  ['Technical Lead', 'Authorized PR Submitter'],
  ['Technical Contact'],
];
const ROLES_AT_FIRST: readonly Role[][] = [['Community Champion'], []];

/** The people of a community and the roles that they have on each of its deals. */
export function peopleOf(place: Place): { people: Person[]; contacts: Contact[] } {
  const { communityId } = place.identity;
  const random = place.random('people');
  const roles = isKnown(place) ? ROLES_OF_ALL : ROLES_AT_FIRST;
  const firstNames = random.some(FIRST_NAMES, roles.length);
  const people = firstNames.map((firstName): Person => {
    const lastName = random.pick(LAST_NAMES);
    const address = `${letters(firstName)}.${letters(lastName)}`;
    return {
      id: place.ids.hubspot(),
      firstName,
      lastName,
      email: `${address}@${communityId}.example`,
      githubHandle: `${address.replace('.', '-')}-${communityId.slice(0, 6)}`,
    };
  });
  return { people, contacts: people.map(({ id }, i) => ({ personId: id, roles: [...(roles[i] ?? [])] })) };
}
