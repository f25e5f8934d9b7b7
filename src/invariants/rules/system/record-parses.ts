import { NOUNS, NOUN_KEYS, SYSTEM_OF, systemName, type SetAside } from '../../../model/index.ts';
import { communityOfRecord } from '../../community.ts';
import { byId, distinct } from '../../order.ts';
import { called, fail, pass, recordSubject } from '../../outcome.ts';
import { capital, count } from '../../words.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** A community that the record is linked with, as far as its links could be read. */
function communityOf(links: readonly string[], { index }: Context): string | null {
  const found = distinct(links).flatMap((id) => LINKED.map((key) => communityOfRecord(index, key, id)));
  return found.find((id) => id !== null) ?? null;
}

const LINKED = ['communities', 'deals', 'engagements', 'projects'] as const;

/** Every record that was read, and every one that was set aside: one outcome each, however many of its fields are wrong. */
function* evaluate(context: Context): Iterable<Outcome> {
  const { records, manifest } = context.snapshot;
  const setAside = Map.groupBy(manifest.setAside, ({ noun }) => noun);
  for (const key of NOUN_KEYS) {
    const lost = byRecord(setAside.get(key) ?? []);
    let next = lost.shift();
    for (const { id } of records[key]) {
      for (; next && next[0].id < id; next = lost.shift()) yield failure(next, context);
      // A record that came twice, once unreadable, counts once.
      if (next?.[0].id !== id) yield pass(recordSubject(key, { id }));
    }
    for (; next; next = lost.shift()) yield failure(next, context);
  }
}

type OfOne = [SetAside, ...SetAside[]];

/** What was set aside of each record, in the order of the ids, as records stand. */
const byRecord = (items: readonly SetAside[]): OfOne[] =>
  [...Map.groupBy(items, ({ id }) => id).values()]
    .flatMap(([first, ...others]): OfOne[] => (first ? [[first, ...others]] : []))
    .sort(([a], [b]) => byId(a, b));

function failure([{ noun, id, name, field, expected, found, links }, ...others]: OfOne, context: Context): Outcome {
  const { index, config } = context;
  const more = others.length > 0 ? ` and ${count(others.length, 'more field')}` : '';
  const who = capital(called(NOUNS[noun].name, { id, name }));
  const cause = `set aside because of ${field}${more} (expected ${expected}, found ${found})`;
  const system = systemName(SYSTEM_OF[noun], config);
  // A month of usage keeps the samples that could be read.
  const isSample = noun === 'usage' && index.byId.usage.has(id);
  return fail(recordSubject(noun, { id, name }), {
    severity: 'error',
    community: communityOf(links, context) ?? communityOfRecord(index, noun, id),
    message: isSample
      ? `${who} has samples that were ${cause}, so those days show a gap and the others stand.`
      : `${who} was ${cause}, so rules about it are not evaluated.`,
    fix: isSample
      ? `Find out why ${system} holds such a value; the next pull reads it again.`
      : `Correct ${field} of the record in ${system}.`,
  });
}

export const recordParses: Rule = {
  id: 'record-parses',
  title: 'Every record can be read',
  statement: 'Every record fits its schema; one that does not is set aside and listed, and the rest go on.',
  why: 'A value that cannot be read is not guessed. What hangs on the record is not evaluated until it is corrected.',
  fix: 'Correct the field of the record in its own system.',
  severity: 'error',
  owner: 'DE',
  handbook: 'data/sources#records-that-do-not-parse',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: [
    {
      given: 'a deal that fits its schema',
      then: 'the rule holds',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1' }] },
    },
    {
      given: 'an engagement whose start date reads “next spring”',
      then: 'it is an error that names the record, the field, and what was expected',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1' }] },
      setAside: [
        {
          noun: 'engagements',
          id: 'recE1',
          name: 'Reefs 2026',
          field: 'start',
          expected: 'a calendar date as YYYY-MM-DD',
          found: '"next spring"',
          links: ['1'],
        },
      ],
    },
    {
      given: 'an engagement with two fields that cannot be read',
      then: 'it is one error about the one record',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {},
      setAside: [
        {
          noun: 'engagements',
          id: 'recE1',
          name: null,
          field: 'end',
          expected: 'a calendar date as YYYY-MM-DD',
          found: '"2026-02-30"',
          links: [],
        },
        {
          noun: 'engagements',
          id: 'recE1',
          name: null,
          field: 'start',
          expected: 'a calendar date as YYYY-MM-DD',
          found: '"next spring"',
          links: [],
        },
      ],
    },
    {
      given: 'a month of usage of which one sample is not a number',
      then: 'it is an error about the sample, and the rest of the month stands',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { usage: [{ id: 'reefs/2026-05', namespace: 'reefs', month: '2026-05' }] },
      setAside: [
        {
          noun: 'usage',
          id: 'reefs/2026-05',
          name: null,
          field: 'dau on 2026-05-04',
          expected: 'a whole number of users',
          found: '"NaN"',
          links: [],
        },
      ],
    },
  ],
};
