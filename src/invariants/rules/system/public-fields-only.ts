import { nameAtSource, NOUNS, type MappedField } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { noFieldReason } from '../../mapped.ts';
import { calledSubject, communitySubject, fail, notEvaluated, pass, recordSubject } from '../../outcome.ts';
import { capital, count } from '../../words.ts';
import { leakingTexts, type Found, type Leaking } from './leaking-texts.ts';
import { privateTexts } from './private-texts.ts';
import { publicExamples } from './public-fields-only.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** Eligible are communities that have a site: their id is usable, and they have an engagement or a hub, as far as is known. */
function evaluate(context: Context): Outcome[] {
  const { snapshot, index, config } = context;
  const { communities, engagements, hubs } = snapshot.records;
  const found = leakingTexts(context, privateTexts(context));
  const doubtful = doubts(found, context);
  const served = new Set([...engagements, ...hubs].map(({ communityId }) => communityId));
  const holders = Map.groupBy(communities, ({ communityId }) => communityId?.toLowerCase());
  const isUsable = (id: string) =>
    (/^[a-z]+$/.test(id) || config.thresholds.grandfatheredCommunityIds.includes(id)) &&
    holders.get(id.toLowerCase())?.length === 1;
  return communities.flatMap((community) => {
    const { communityId } = community;
    if (communityId === null || !isUsable(communityId)) return [];
    if (!served.has(communityId) && index.unread('engagements') === null) return [];
    const subject = communitySubject(community);
    const leaking = found.leaking.get(communityId);
    if (leaking) return failure(unlessLeaking(subject, communityId, leaking), communityId, leaking, context);
    const doubt = doubtful(communityId);
    return doubt === null ? pass(subject) : notEvaluated(subject, doubt);
  });
}

/** The community by its id where what must not be shown may stand in its name. */
const unlessLeaking = (subject: Subject, communityId: string, leaking: readonly Leaking[]): Subject =>
  leaking.some(({ key }) => key === 'communities') ? { ...subject, name: communityId } : subject;

function failure(subject: Subject, community: string, leaking: readonly Leaking[], context: Context): Outcome {
  const [first, ...others] = leaking.map((one) => inFull(one, context));
  const more = others.length > 0 ? `, and ${count(others.length, 'more private text')}` : '';
  const holders = new Map(leaking.map(({ key, id }) => [`${key} ${id}`, recordSubject(key, { id })]));
  return fail(subject, {
    severity: 'error',
    evidence: [...holders.values()].map(({ type, id }) => ({ role: 'text', type, id })),
    community,
    message: `${capital(calledSubject(subject))} would be shown ${first}${more}, which only the team may see, so the communities’ sites are not built.`,
  });
}

/** The record goes by its id: what must not be shown may stand in its name. */
function inFull({ key, id, field, leak }: Leaking, { config }: Context): string {
  const name = nameAtSource(`${key}.${field}` as MappedField, config) ?? field;
  return `${leak} in the field “${name}” of ${NOUNS[key].name} ${id}`;
}

/** Why it proves nothing that no text of a community was found to leak: what is private is not known as a whole. */
function doubts({ withUnknownAddress }: Found, { index, config }: Context): (communityId: string) => string | null {
  const unread = index.unread('checkIns');
  // A comment on one community is not to be expected in the texts of another.
  const aside = new Map<string | null | undefined, string>();
  for (const { id, links } of index.setAsideOf('checkIns')) {
    for (const engagement of links) aside.set(index.byId.engagements.get(engagement)?.communityId, id);
  }
  const [person] = index.setAsideOf('people');
  const ofAddresses =
    index.unread('people') ??
    noFieldReason(['people.email'], config) ??
    (person ? setAsideReason('people', person.id) : null);
  return (communityId) => {
    const checkIn = aside.get(communityId);
    if (unread !== null) return unread;
    if (checkIn !== undefined) return setAsideReason('checkIns', checkIn);
    return withUnknownAddress.has(communityId) ? ofAddresses : null;
  };
}

export const publicFieldsOnly: Rule = {
  id: 'public-fields-only',
  title: 'Public texts hold nothing private',
  statement:
    'The texts that a community’s site shows hold no e-mail address of a person, no internal comment or note, and no quote without consent.',
  why: 'A site is read outside the organisation and is kept by who reads it. What was shown once cannot be taken back.',
  fix: 'Write the text that the message names anew, in HubSpot or Airtable, without what is private; mark a quote May publish once its community has agreed.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'data/measures#what-a-community-is-shown',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: publicExamples,
};
