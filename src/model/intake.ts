import type { Community } from './crm.ts';
import { ROLES, type Deal, type Role } from './deal.ts';
import type { MappedField } from './mapped-field.ts';

/** The parts of the hand-off packet that are facts about the community. */
export const INTAKE_PARTS = ['identity', 'people', 'cloud', 'tier', 'context'] as const;
export type IntakePart = (typeof INTAKE_PARTS)[number];

/** One fact of the hand-off packet: what BD learns about a community. */
export interface IntakeItem {
  id: IntakeId;
  part: IntakePart;
  /** As a list names it. */
  title: string;
  /** As a sentence names it. */
  label: string;
  /** Without it delivery cannot begin. */
  isRequired: boolean;
  /** Where it is kept; null for what is no field but an association. */
  field: MappedField | null;
  isKnown: (community: Community, deals: readonly Deal[]) => boolean;
}

const OF_COMMUNITY = [
  ['shortName', 'identity', 'Short name', 'the short name', true],
  ['longName', 'identity', 'Long name', 'the long name', true],
  ['communityId', 'identity', 'community_id', 'the community_id', true],
  ['website', 'identity', 'Website', 'the website', false],
  ['githubOrg', 'identity', 'GitHub organisation', 'the GitHub organisation', false],
  ['githubRepos', 'identity', 'Representative repositories', 'representative repositories', false],
  ['logoUrl', 'identity', 'Logo', 'the logo', false],
  ['cloudProvider', 'cloud', 'Cloud provider', 'the cloud provider', true],
  ['cloudRegion', 'cloud', 'Cloud region', 'the cloud region', true],
  ['contextGoals', 'context', 'What it wants to achieve', 'what it wants to achieve', false],
  ['contextCommunity', 'context', 'Who it is', 'who it is', false],
  ['contextInfrastructure', 'context', 'How infrastructure would help', 'how infrastructure would help', false],
  ['contextData', 'context', 'Which data it has', 'which data it has', false],
] as const satisfies readonly (readonly [
  key: keyof Community,
  part: IntakePart,
  title: string,
  label: string,
  isRequired: boolean,
])[];

export type CommunityFact = (typeof OF_COMMUNITY)[number][0];
export type IntakeId = CommunityFact | 'people' | 'serviceTier';

const isStated = (value: string | readonly string[] | null) => value !== null && value.length > 0;

/** The hand-off packet, in the order of the handbook's table. People count once, with a role on one of the deals. */
export const INTAKE: readonly IntakeItem[] = [
  ...OF_COMMUNITY.map(([id, part, title, label, isRequired]): IntakeItem => ({
    ...{ id, part, title, label, isRequired },
    field: `communities.${id}`,
    isKnown: (community) => isStated(community[id]),
  })),
  {
    ...{ id: 'people', part: 'people', title: 'People with their roles', label: 'people with their roles' },
    isRequired: true,
    field: null,
    isKnown: (_, deals) => deals.some(({ contacts }) => contacts.some(({ roles }) => roles.length > 0)),
  },
  {
    ...{ id: 'serviceTier', part: 'tier', title: 'Service tier', label: 'the service tier' },
    isRequired: true,
    field: 'deals.serviceTier',
    isKnown: (_, deals) => deals.some(({ serviceTier }) => serviceTier !== null),
  },
];

/** Every role but Technical Lead, which not every community has. */
export const NEEDED_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'Technical Lead');
