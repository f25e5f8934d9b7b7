import { SYSTEM_OF, SYSTEMS, type HandbookFacts, type NounKey, type System } from '../../model/index.ts';
import { HANDBOOK_UNREAD, NO_GLOSSARY, setAsideReason } from '../doubt.ts';
import { GLOSSARY_FILE, nounsOfType, pageName, recordSubject } from '../outcome.ts';
import type { Evaluation } from '../evaluation.ts';
import type { Context, Subject } from '../types.ts';

type Ref = Pick<Subject, 'type' | 'id'>;
/** A finding, with the records that took part in it when it was last seen. */
type About = { rule: string; subject: Subject; last?: { related: readonly Ref[] } | null };

/**
 * Why a rule did not look at the records of a finding in this check; null when it did, or when the record is not the rule's
 * any more: it is gone from a source that was read whole, or the rule does not apply to it.
 */
export function notLookedAt(evaluations: readonly Evaluation[], context: Context): (about: About) => string | null {
  const rules = new Map(evaluations.map((evaluation) => [evaluation.rule.id, evaluation]));
  const judged = new Map<string, ReadonlyMap<string, string | null>>();
  return ({ rule, subject, last }) => {
    const evaluation = rules.get(rule);
    if (!evaluation) return `The check has no rule ${rule}.`;
    const reasons = judged.get(rule) ?? reasonsOf(evaluation);
    judged.set(rule, reasons);
    const own = reasons.get(keyOf(subject));
    const reason = own === undefined ? (absent(subject, context) ?? ofSystem(subject, reasons)) : own;
    return reason ?? firstSetAside(last?.related ?? [], context);
  };
}

/** Why each record that a rule is about was not evaluated; null for one that was. */
function reasonsOf({ all }: Evaluation): ReadonlyMap<string, string | null> {
  const reasons = new Map<string, string | null>();
  for (const outcome of all())
    reasons.set(keyOf(outcome.subject), outcome.outcome === 'not-evaluated' ? outcome.reason : null);
  return reasons;
}

const keyOf = ({ type, id }: Ref) => `${type} ${id}`;

/** What a rule says of a record proves nothing about a finding that another record took part in, which could not be read. */
function firstSetAside(records: readonly Ref[], { index }: Context): string | null {
  for (const { key, id } of records.flatMap(nounsOf)) if (index.isSetAside(key, id)) return setAsideReason(key, id);
  return null;
}

/** Why a record of which a rule says nothing may be there and concerned all the same. */
function absent(subject: Subject, context: Context): string | null {
  const { index, handbook, waivers } = context;
  if (subject.type === 'page') return handbook === null ? HANDBOOK_UNREAD : unreadWords(subject, handbook);
  if (subject.type === 'waiver' && waivers.problem !== null)
    return 'The file of waivers cannot be read: waiver-valid reports it.';
  const setAside = firstSetAside([subject], context);
  if (setAside !== null) return setAside;
  const unserved = subject.type === 'usage' || subject.type === 'hub' ? unreadService(subject, index) : null;
  if (unserved !== null) return unserved;
  const system = systemOf(subject);
  const keys = system ? nounsFrom(system) : nounsOf(subject).map(({ key }) => key);
  return keys.map((key) => index.unread(key)).find((reason) => reason !== null) ?? null;
}

/** Why something on a page, or in the glossary, may be there all the same: the page could not be read, or the glossary is gone. */
function unreadWords({ id }: Ref, { pages, glossary }: HandbookFacts): string | null {
  const [name] = id.split('#');
  if (name === GLOSSARY_FILE) return glossary === null ? NO_GLOSSARY : null;
  return pages.find((page) => pageName(page.id) === name)?.problem ?? null;
}

/**
 * A hub is looked at because of its community's engagements, and a month of usage because of its hub. What could not be
 * read of them does not say of which community or namespace it is.
 */
function unreadService({ type, id }: Ref, { hubsOfNamespace, setAsideOf }: Context['index']): string | null {
  const [hub] = setAsideOf('hubs');
  const isKnown = type === 'hub' || hubsOfNamespace(id.slice(0, id.lastIndexOf('/'))).length > 0;
  if (hub && !isKnown) return setAsideReason('hubs', hub.id);
  const by = (['engagements', 'deals', 'communities'] as const).flatMap(setAsideOf)[0];
  return by ? setAsideReason(by.noun, by.id) : null;
}

/** Why a rule said nothing of any record of a system, where it says so of the system as a whole. */
function ofSystem(subject: Subject, reasons: ReadonlyMap<string, string | null>): string | null {
  const systems = [systemOf(subject) ?? [], nounsOf(subject).map(({ key }) => SYSTEM_OF[key])].flat();
  return systems.map((id) => reasons.get(keyOf({ type: 'source', id }))).find((reason) => reason) ?? null;
}

/** The system that a subject is a part of, when it is no record: an endpoint, or a field that is mapped. */
const systemOf = ({ type, id }: Ref): System | undefined =>
  SYSTEMS.find((name) => type === 'source' && id.split('/')[0] === name);

const nounsFrom = (system: System): NounKey[] =>
  (Object.keys(SYSTEM_OF) as NounKey[]).filter((key) => SYSTEM_OF[key] === system);

/** The nouns that a subject may be of, with its id there: the id of a row of a supporting table begins with its noun. */
function nounsOf({ type, id }: Ref): { key: NounKey; id: string }[] {
  if (type !== 'source') return nounsOfType(type).map((key) => ({ key, id }));
  const row = id.slice(id.indexOf('/') + 1);
  return nounsOfType(type)
    .filter((key) => recordSubject(key, { id: row }).id === id)
    .map((key) => ({ key, id: row }));
}
