import type { Community, Deal, MappedField } from '../model/index.ts';

/** One fact of the hand-off packet: what BD learns about a community. */
export interface IntakeItem {
  /** As a sentence names it. */
  label: string;
  /** Without it delivery cannot begin. */
  isRequired: boolean;
  /** Where it is kept; null for what is no field but an association. */
  field: MappedField | null;
  isKnown: (community: Community, deals: readonly Deal[]) => boolean;
}

const OF_COMMUNITY = [
  ['shortName', 'the short name', true],
  ['longName', 'the long name', true],
  ['communityId', 'the community_id', true],
  ['website', 'the website', false],
  ['githubOrg', 'the GitHub organisation', false],
  ['githubRepos', 'representative repositories', false],
  ['logoUrl', 'the logo', false],
  ['cloudProvider', 'the cloud provider', true],
  ['cloudRegion', 'the cloud region', true],
  ['contextGoals', 'what it wants to achieve', false],
  ['contextCommunity', 'who it is', false],
  ['contextInfrastructure', 'how infrastructure would help', false],
  ['contextData', 'which data it has', false],
] as const satisfies readonly (readonly [key: keyof Community, label: string, isRequired: boolean])[];

const isStated = (value: string | readonly string[] | null) => value !== null && value.length > 0;

/** The hand-off packet, in the order of the handbook's table. People count once, with a role on one of the deals. */
export const INTAKE: readonly IntakeItem[] = [
  ...OF_COMMUNITY.map(([key, label, isRequired]): IntakeItem => ({
    label,
    isRequired,
    field: `communities.${key}`,
    isKnown: (community) => isStated(community[key]),
  })),
  {
    label: 'people with their roles',
    isRequired: true,
    field: null,
    isKnown: (_, deals) => deals.some(({ contacts }) => contacts.some(({ roles }) => roles.length > 0)),
  },
  {
    label: 'the service tier',
    isRequired: true,
    field: 'deals.serviceTier',
    isKnown: (_, deals) => deals.some(({ serviceTier }) => serviceTier !== null),
  },
];
