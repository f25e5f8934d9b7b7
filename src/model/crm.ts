import { z } from 'zod';
import { day, defineNoun, id, ids, number, text, type PublicOf, type RecordOf } from './noun.ts';
import { STAGES } from './stage.ts';

/** A HubSpot deal pipeline with its stages in order. */
export const pipeline = defineNoun({
  name: 'pipeline',
  file: 'pipelines.json',
  description: 'A HubSpot deal pipeline',
  community: {},
  team: {
    id,
    label: text,
    stages: z.array(
      z.strictObject({
        id,
        label: text,
        order: z.int(),
        isClosed: z.boolean().nullable(),
        probability: number.describe('Probability of winning, 0 to 1'),
        stage: z.enum(STAGES).nullable().describe('Canonical stage'),
      }),
    ),
  },
});
export type Pipeline = RecordOf<typeof pipeline>;

/** A community that is served: a HubSpot company. Values are kept as stated; rules judge them. */
export const community = defineNoun({
  name: 'community',
  file: 'communities.json',
  description: 'A community: a HubSpot company',
  community: {
    communityId: text.describe('One word of lower-case letters that names clusters, accounts and database keys'),
    longName: text.describe('Full, formal name'),
    shortName: text.describe('Name of about one word'),
    website: text,
    githubOrg: text,
    githubRepos: z.array(z.string().min(1)),
    logoUrl: text,
    cloudProvider: text.describe('aws, gcp, azure, jetstream2 or other'),
    cloudRegion: text,
    contextGoals: text.describe('What the community wants to achieve, in its own words'),
    contextCommunity: text.describe('Who the community is: segments and personas'),
  },
  team: {
    id: id.describe('HubSpot record id'),
    domain: text,
    contextInfrastructure: text,
    contextData: text,
  },
});
export type Community = RecordOf<typeof community>;
export type PublicCommunity = PublicOf<typeof community>;

/** The `community_id` of each community that has one, by HubSpot record id. */
export const communityIdsOf = (communities: readonly Community[]): Record<string, string> =>
  Object.fromEntries(communities.flatMap(({ id, communityId }) => (communityId === null ? [] : [[id, communityId]])));

/** A contact in HubSpot. Communities never see people, not even their own. */
export const person = defineNoun({
  name: 'person',
  file: 'people.json',
  description: 'A HubSpot contact',
  community: {},
  team: { id, firstName: text, lastName: text, email: text, githubHandle: text },
});
export type Person = RecordOf<typeof person>;

/** BD's request to P&S to start delivery. */
export const order = defineNoun({
  name: 'order',
  file: 'orders.json',
  description: 'A HubSpot order: the delivery request',
  community: {},
  team: { id, name: text, createdOn: day, fulfillmentStatus: text, dealIds: ids },
});
export type Order = RecordOf<typeof order>;
