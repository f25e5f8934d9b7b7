import { monthOf, systemName, type UsageCorrection } from '../../../model/index.ts';
import { communityOfNamespace } from '../../community.ts';
import { compare } from '../../order.ts';
import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { capital, count, inWords, monthInWords } from '../../words.ts';
import { historyExamples } from './usage-history-stable.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

const placeOf = ({ namespace, day }: UsageCorrection) => `${namespace}/${monthOf(day)}`;
const keyOf = ({ day, measure }: UsageCorrection) => `${day} ${measure}`;

/** Eligible are the months of each hub that ended before the month of the check, and those that should be there. */
function evaluate({ snapshot, index, asOf, config }: Context): Outcome[] {
  const { records, manifest } = snapshot;
  const unread = index.unread('usage');
  if (unread !== null || manifest.usage === null) {
    const name = systemName('usage', config);
    const reason = unread ?? `No history of ${name} is kept beside this snapshot.`;
    return [notEvaluated(subjectOf('source', { id: 'usage', name: `the history of ${name}` }), reason)];
  }
  const thisMonth = monthOf(asOf);
  const changed = Map.groupBy(
    manifest.usage.unexplained.filter(({ day }) => monthOf(day) < thisMonth),
    placeOf,
  );
  const read = records.usage.flatMap(({ id, month }) => (month < thisMonth ? id : []));
  const ids = changed.size === 0 ? read : [...new Set([...read, ...[...changed.keys()].sort(compare)])];
  return ids.map((id) => {
    const cut = id.lastIndexOf('/');
    const [namespace, month] = [id.slice(0, cut), id.slice(cut + 1)];
    const subject = subjectOf('usage', { id, name: `${namespace} in ${monthInWords(month)}` });
    const changes = changed.get(id);
    if (!changes) return pass(subject);
    return failure(subject, changes, communityOfNamespace(index, namespace));
  });
}

function failure(subject: Subject, changes: readonly UsageCorrection[], community: string | null): Outcome {
  const [first, ...others] = [...changes].sort((a, b) => compare(keyOf(a), keyOf(b)));
  const more = others.length > 0 ? ` and ${count(others.length, 'more value')}` : '';
  return fail(subject, {
    severity: 'error',
    community,
    message: `${capital(`usage of ${subject.name}`)} changed after it was published (${first ? inFull(first) : ''}${more}) without a recorded correction, so it contradicts reports that are out.`,
  });
}

const inFull = ({ measure, day, before, after }: UsageCorrection): string =>
  `${measure.toUpperCase()} on ${inWords(day)}: ${before ?? 'no value'} before, ${after ?? 'no value'} now`;

export const usageHistoryStable: Rule = {
  id: 'usage-history-stable',
  title: 'Published usage does not change by itself',
  statement: 'A day of a month that has ended keeps its usage, unless a correction with both values is on record.',
  why: 'Communities and funders keep the reports that they were given. A figure that differs later, with no note of why, makes every other figure doubtful.',
  fix: 'Restore data/history/usage from the last good copy and pull again; if the new value is right, the pull records it as a correction.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'data/pull#usage-history',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: historyExamples,
};
