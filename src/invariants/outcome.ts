import { NOUNS, type Community, type NounKey } from '../model/index.ts';
import type { Outcome, Related, Subject, SubjectType } from './types.ts';

type Failure = Omit<Extract<Outcome, { outcome: 'fail' }>, 'outcome' | 'subject' | 'related'> & { related?: Related[] };

export const pass = (subject: Subject): Outcome => ({ outcome: 'pass', subject });

/** @param reason one sentence; it names the rule that reports the cause, where there is one */
export const notEvaluated = (subject: Subject, reason: string): Outcome => ({
  outcome: 'not-evaluated',
  subject,
  reason,
});

export const fail = (subject: Subject, failure: Failure): Outcome => ({
  outcome: 'fail',
  subject,
  related: [],
  ...failure,
});

/** The type that a finding about a noun carries. Rows of the supporting tables have none of their own and count as `source`. */
const TYPE_OF = {
  deals: 'deal',
  pipelines: 'source',
  communities: 'community',
  people: 'person',
  orders: 'order',
  engagements: 'engagement',
  projects: 'project',
  deliverables: 'deliverable',
  contracts: 'contract',
  fteLog: 'source',
  capacity: 'source',
  checkIns: 'source',
  hubs: 'hub',
  usage: 'usage',
  costs: 'cost',
} as const satisfies Record<NounKey, SubjectType>;

/** The nouns of a type of subject, in the order in which the snapshot has them. */
export const nounsOfType = (type: SubjectType): NounKey[] =>
  (Object.keys(TYPE_OF) as NounKey[]).filter((key) => TYPE_OF[key] === type);

type Named = { id: string; name?: string | null };

/** A record as the subject of an outcome; a record without a name is called by type and id. */
export const subjectOf = (type: SubjectType, { id, name }: Named): Subject => ({
  type,
  id,
  name: name ?? `${type} ${id}`,
});

export const communitySubject = (community: Community): Subject =>
  subjectOf('community', {
    id: community.id,
    name: community.shortName ?? community.longName ?? community.communityId,
  });

/** The page's id as a subject: that of the first page is not empty. */
export const pageName = (id: string): string => (id === '' ? 'handbook' : id);

/** The glossary as a subject; an entry's id stands behind it and a `#`. */
export const GLOSSARY_FILE = 'glossary.yaml';

/** A record of any noun. The id of a row of a supporting table says which table it is of: `fte-log/rec…`. */
export function recordSubject(key: NounKey, record: { id: string; name?: string | null }): Subject {
  const type = TYPE_OF[key];
  const noun = NOUNS[key].name;
  const name = record.name ?? `${noun} ${record.id}`;
  return { type, id: type === 'source' ? `${noun}/${record.id}` : record.id, name };
}

export const related = (role: string, type: SubjectType, ids: readonly string[]): Related[] =>
  ids.map((id) => ({ role, type, id }));

/** How a sentence names a record: `deal “Ocean hub”`, or `deal 17` when it has no name. */
export function called(type: string, { id, name }: Named): string {
  const label = name?.replace(/\s+/g, ' ').trim();
  return label && label !== `${type} ${id}` ? `${type} “${label}”` : `${type} ${id}`;
}

/** How a sentence names the subject of an outcome. */
export const calledSubject = (subject: Subject): string =>
  subject.type === 'source' ? subject.name : called(subject.type, subject);
