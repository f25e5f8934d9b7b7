import { addDays, daysInMonth, firstDayOf, systemName, type Usage } from '../../../model/index.ts';
import { communityOfNamespace } from '../../community.ts';
import { setAsideReason } from '../../doubt.ts';
import { group, lookUp } from '../../group.ts';
import { calledSubject, fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { capital, count, inWords, monthInWords } from '../../words.ts';
import { MEASURES } from './samples.ts';
import { saneExamples } from './usage-value-sane.examples.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

const keyOf = ({ namespace, month }: Usage) => `${namespace}/${month}`;
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** Eligible is every month of usage. Values that could not be read are not there: record-parses reports them. */
function* evaluate({ snapshot, index, config }: Context): Iterable<Outcome> {
  const unread = index.unread('usage');
  if (unread !== null) {
    yield notEvaluated(subjectOf('source', { id: 'usage', name: systemName('usage', config) }), unread);
    return;
  }
  const { usage } = snapshot.records;
  // Ids are unique, so records of one hub and month can only be told by an id that is not made of these.
  const hasTwins = usage.some((one) => one.id !== keyOf(one));
  const twins = lookUp(hasTwins ? group(usage, (one) => [keyOf(one)]) : new Map<string, Usage[]>());
  const judge = (month: Usage): Outcome => {
    const subject = subjectOf('usage', { id: month.id, name: `${month.namespace} in ${monthInWords(month.month)}` });
    const others = hasTwins ? twins(keyOf(month)).filter(({ id }) => id !== month.id) : [];
    const [first, ...more] = others.length === 0 && holdsTogether(month) ? [] : problemsOf(month, others);
    if (first === undefined)
      return index.isSetAside('usage', month.id)
        ? notEvaluated(subject, setAsideReason('usage', month.id))
        : pass(subject);
    const rest = more.length === 0 ? '' : ` and ${count(more.length, 'more day')}`;
    return fail(subject, {
      severity: 'error',
      evidence: related(
        'hub',
        'hub',
        index.hubsOfNamespace(month.namespace).map(({ id }) => id),
      ),
      community: communityOfNamespace(index, month.namespace),
      message: `${capital(calledSubject(subject))} cannot be right (${first}${rest}), so its reports would mislead.`,
    });
  };
  for (const month of usage) yield judge(month);
}

/** Whether nothing is wrong with a month by itself: the quick answer to the question that nearly every month is asked. */
function holdsTogether({ month, dau, wau, mau }: Usage): boolean {
  const length = Math.max(dau.length, wau.length, mau.length);
  if (length > daysInMonth(month)) return false;
  for (let place = 0; place < length; place++) {
    const day = dau[place] ?? 0;
    const week = wau[place] ?? day;
    const most = mau[place] ?? week;
    if (!isCount(day) || !isCount(week) || !isCount(most) || day > week || week > most) return false;
  }
  return true;
}

/** What is wrong, day by day. */
function problemsOf(usage: Usage, others: readonly Usage[]): string[] {
  const length = Math.max(usage.dau.length, usage.wau.length, usage.mau.length);
  const problems: string[] = [];
  for (let place = 0; place < length; place++) {
    const problem = problemOn(place, usage, others);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

function problemOn(place: number, usage: Usage, others: readonly Usage[]): string | null {
  const { month } = usage;
  let before = -1;
  for (const measure of MEASURES) {
    const value = usage[measure][place] ?? null;
    if (value === null) continue;
    const name = measure.toUpperCase();
    if (place >= daysInMonth(month)) return `${name} ${value} on day ${place + 1}, which the month does not have`;
    const onDay = () => `on ${inWords(addDays(firstDayOf(month), place))}`;
    if (!isCount(value)) return `${name} ${value} ${onDay()} is no number of people`;
    if (others.some((other) => (other[measure][place] ?? null) !== null))
      return `there is more than one value of ${name} ${onDay()}`;
    if (before > value) return `${name} ${value} ${onDay()} is less than ${before} in a shorter time`;
    before = value;
  }
  return null;
}

export const usageValueSane: Rule = {
  id: 'usage-value-sane',
  title: 'Usage holds together',
  statement:
    'Values of usage are whole numbers that are not below 0, one for each hub, day and measure, and on a day DAU ≤ WAU ≤ MAU.',
  why: 'Whoever was active in a day was active in the week and in the month that end with it. Values that contradict this come from a wrong query or a mixed-up source.',
  fix: 'Check the query and the labels of the endpoint, correct the value in data/history/usage, and pull again.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'delivery/ongoing-services#usage',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: saneExamples,
};
