import { BLANK_REPORT, NOUN_KEYS, type NounKey } from '../../../model/index.ts';
import { communityOfRecord } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass, recordSubject } from '../../outcome.ts';
import { capital, enumerate } from '../../words.ts';
import { compare } from '../../order.ts';
import { LINKS, resolves, type Link, type LinkField } from './references.ts';
import type { Context, Outcome, Related, Rule, Subject } from '../../types.ts';

type AnyRecord = { id: string; name?: string | null };

/** Eligible are records that have a link; one outcome each, however many of its links are broken. */
function* evaluate(context: Context): Iterable<Outcome> {
  for (const key of NOUN_KEYS) {
    // The key keeps table and records together, which the type of a union of keys does not show.
    const fields = LINKS[key] as LinkField<AnyRecord>[] | undefined;
    const records: readonly AnyRecord[] = context.snapshot.records[key];
    if (!fields) continue;
    for (const record of records) {
      const outcome = judge(key, record, fields, context);
      if (outcome) yield outcome;
    }
  }
}

function judge(key: NounKey, record: AnyRecord, fields: readonly LinkField<AnyRecord>[], context: Context) {
  const broken: Link[] = [];
  const unclear: string[] = [];
  let hasLink = false;
  for (const { role, type, to, ids } of fields) {
    for (const id of ids(record)) {
      hasLink = true;
      const answer = resolves(to, id, context);
      if (answer === false) broken.push({ role, type, id, to });
      else if (answer !== true) unclear.push(answer);
    }
  }
  if (!hasLink) return null;
  const subject = recordSubject(key, record);
  if (broken.length > 0) return failure(subject, broken, communityOfRecord(context.index, key, record.id), context);
  const [reason] = unclear.sort(compare);
  return reason === undefined ? pass(subject) : notEvaluated(subject, reason);
}

function failure(subject: Subject, broken: Link[], community: string | null, { snapshot }: Context): Outcome {
  const tag = ({ role, id }: Related) => `${role} ${id}`;
  const missing = [
    ...new Map(broken.map(({ role, type, id }) => [tag({ role, type, id }), { role, type, id }])).values(),
  ];
  missing.sort((a, b) => compare(tag(a), tag(b)));
  const isArchived = archivedIn(snapshot);
  const archived = missing.filter(isArchived).length;
  const each = enumerate(
    missing.map((one) => {
      const name = `the ${one.role.replace('-', ' ')} ${one.id}`;
      return 0 < archived && archived < missing.length && isArchived(one) ? `${name} (archived in HubSpot)` : name;
    }),
  );
  const one = missing.length === 1;
  const state =
    archived === missing.length
      ? `which ${one ? 'was' : 'were'} archived in HubSpot`
      : `which ${one ? 'does' : 'do'} not exist`;
  return fail(subject, {
    severity: 'error',
    related: missing,
    community,
    message: `${capital(calledSubject(subject))} links to ${each}, ${state}, so what hangs on the link is lost.`,
  });
}

/** Whether a record is one that its source has archived; merged ones were replaced by what they were merged into. */
function archivedIn({ manifest }: Context['snapshot']): (record: Related) => boolean {
  const gone = manifest.sources.find(({ system }) => system === 'hubspot')?.gone ?? [];
  const ids = new Set(gone.filter(({ state }) => state === 'archived').map(({ id }) => id));
  return ({ type, id }) => type === 'deal' && ids.has(id);
}

export const referenceResolves: Rule = {
  id: 'reference-resolves',
  title: 'Links lead somewhere',
  statement:
    'Every link of a record leads to a record that exists; one that exists and could not be read counts as existing.',
  why: 'A link to a record that is gone hides what hung on it: a contract without its deal, work without its engagement.',
  fix: 'Point the link to the right record or remove it; if the record was deleted by mistake, restore it.',
  severity: 'error',
  owner: 'DE',
  handbook: 'data/sources#references',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: [
    {
      given: 'an order and the deal that it names',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1' }], orders: [{ dealIds: ['1'] }] },
    },
    {
      given: 'a contract that names a deal which does not exist',
      then: 'it is an error that names both',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { contracts: [{ dealIds: ['404'] }] },
    },
    {
      given: 'a contract that names a deal which could not be read',
      then: 'the rule holds, because the deal exists',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { contracts: [{ dealIds: ['1'] }] },
      setAside: [
        { noun: 'deals', id: '1', name: null, field: 'amount', expected: 'an amount', found: '"much"', links: [] },
      ],
    },
    {
      given: 'an engagement that names a deal which was archived in HubSpot',
      then: 'it is an error that says so',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { engagements: [{ dealIds: ['404'] }] },
      manifest: {
        sources: [
          {
            ...{ system: 'hubspot', status: 'complete', pulledAt: null, ...BLANK_REPORT },
            gone: [{ id: '404', state: 'archived', into: null }],
          },
        ],
      },
    },
    {
      given: 'a hub of a community that is not found, while a community could not be read',
      then: 'it is not evaluated, because that community may be the one',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { hubs: [{ communityId: 'reefs' }] },
      setAside: [
        { noun: 'communities', id: '5', name: null, field: 'githubRepos', expected: 'a list', found: '7', links: [] },
      ],
    },
  ],
};
