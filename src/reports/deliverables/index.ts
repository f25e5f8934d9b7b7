import { formatDay } from '../../charts/index.ts';
import { count } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { deliverablesFeed } from './feed.ts';
import { loadChart } from './load.ts';
import { engagementsTable, listed, stateOf, weeksTable, workTable } from './tables.ts';
import { standingWork, type Work } from './work.ts';

export { mostUrgentFirst, standingWork, type Work } from './work.ts';

export type DeliverablesPart = Part<null>;

/** What must we deliver, when, and was it delivered? */
export function deliverablesPart(inputs: WorkInputs): DeliverablesPart {
  const work = standingWork(inputs);
  const chart = loadChart(work, inputs);
  return {
    answer: answerOf(work, inputs),
    doubts: doubtsOf(work, inputs),
    tables: [workTable(work, inputs), weeksTable(work, inputs), engagementsTable(work, inputs)],
    charts: chart ? [chart] : [],
    facts: null,
    ...{ records: [], pages: [] },
    files: { 'deliverables.ics': deliverablesFeed(work, inputs) },
  };
}

/** "3 of 12 deliverables that are still to deliver are overdue, the oldest since 3 May 2026; 2 more are due this week." */
function answerOf(work: readonly Work[], { asOf }: WorkInputs): string {
  const open = work.filter(({ commitment }) => commitment.state !== 'delivered');
  if (work.length === 0) return 'Nothing has been promised: no deliverable is recorded.';
  if (open.length === 0)
    return work.length === 1
      ? 'The one deliverable that is promised is delivered.'
      : `All ${work.length} deliverables are delivered.`;
  const at = (state: string) => open.filter((one) => stateOf(one, asOf) === state);
  const overdue = at('overdue');
  const oldest = overdue.flatMap(({ commitment }) => commitment.dueOn ?? []).sort()[0];
  const late =
    oldest === undefined
      ? open.length === 1
        ? 'The one deliverable still to deliver is not overdue'
        : `None of ${open.length} deliverables still to deliver is overdue`
      : `${overdue.length} of ${count(open.length, 'deliverable')} still to deliver ${overdue.length === 1 ? 'is' : 'are'} overdue, the oldest since ${formatDay(oldest)}`;
  const week = at('due this week').length;
  const [more, other] = oldest === undefined ? ['', ''] : [' more', ' else'];
  const due = open.length === 1 && week === 1 ? 'it is' : `${week}${more} ${week === 1 ? 'is' : 'are'}`;
  return `${late}; ${week === 0 ? `nothing${other} is` : due} due this week.`;
}

function doubtsOf(work: readonly Work[], { look, snapshot, asOf }: WorkInputs): string[] {
  const undated = work.filter(({ commitment: { dueOn, state } }) => dueOn === null && state !== 'delivered').length;
  const unclear = work.filter((one) => stateOf(one, asOf) === 'not known').length;
  const unread = new Set(snapshot.manifest.setAside.filter(({ noun }) => noun === 'deliverables').map(({ id }) => id))
    .size;
  const left = work.length - listed(work, asOf).length;
  return [
    ...(left === 0
      ? []
      : [
          `${count(left, 'deliverable')} delivered more than a year ago ${left === 1 ? 'is' : 'are'} not listed here: the pages of their engagements and the files under Data have them.`,
        ]),
    ...[look.unread('deliverables')].filter((reason) => reason !== null),
    ...(undated === 0
      ? []
      : [
          `${count(undated, 'deliverable')} ${undated === 1 ? 'has' : 'have'} no due date and cannot be overdue: see the rule deliverable-due-date-present.`,
        ]),
    ...(unclear === 0
      ? []
      : [
          `Of ${count(unclear, 'deliverable')} past the due date it is not known whether ${unclear === 1 ? 'it was' : 'they were'} delivered, so ${unclear === 1 ? 'it is' : 'they are'} not called overdue.`,
        ]),
    ...(unread === 0
      ? []
      : [`${count(unread, 'deliverable')} could not be read and ${unread === 1 ? 'is' : 'are'} not listed.`]),
  ];
}
