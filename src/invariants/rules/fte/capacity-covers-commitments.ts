import { monthOf, type Capacity, type Month } from '../../../model/index.ts';
import { setAsideReason } from '../../doubt.ts';
import { fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { compare } from '../../order.ts';
import { inWords, monthInWords } from '../../words.ts';
import { capacityExamples } from './capacity-covers-commitments.examples.ts';
import { demandOf, type Demand } from './demand.ts';
import { inFte, TOLERANCE } from './logged.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** The months for which Capacity has lines, from the month of the check on, with their lines. */
function monthsAhead({ snapshot, asOf }: Context): [Month, Capacity[]][] {
  const ahead = snapshot.records.capacity.filter(({ month }) => month >= monthOf(asOf));
  return [...Map.groupBy(ahead, ({ month }) => month)].sort(([a], [b]) => compare(a, b));
}

function judge(month: Month, lines: readonly Capacity[], { committed, expected, more }: Demand, doubt: string | null) {
  // The id is not that of a line of the table, which would lead to one.
  const subject = subjectOf('source', { id: `capacity-month/${month}`, name: `capacity in ${monthInWords(month)}` });
  const [certain, likely] = [committed.get(month) ?? 0, expected.get(month) ?? 0];
  const available = lines.reduce((sum, { fteAvailable }) => sum + (fteAvailable ?? 0), 0);
  const unstated = lines.some(({ fteAvailable }) => fteAvailable === null);
  if (certain + likely <= available + TOLERANCE) return more === null ? pass(subject) : notEvaluated(subject, more);
  if (unstated) return notEvaluated(subject, `A line of the capacity of ${monthInWords(month)} states no FTE.`);
  if (doubt !== null) return notEvaluated(subject, doubt);
  const ids = lines.map(({ id }) => `capacity/${id}`);
  return fail(subject, {
    severity: 'warning',
    evidence: related('capacity', 'source', ids),
    community: null,
    message: `In ${monthInWords(month)} engagements ask for ${inFte(certain)} and deals for an expected ${inFte(likely)}, and only ${inFte(available)} is available, so not everything that was promised can be done.`,
  });
}

function evaluate(context: Context): Outcome[] {
  const { index, asOf } = context;
  const months = monthsAhead(context);
  // A line that could not be read may be one of any month.
  const [unreadable] = index.setAsideOf('capacity');
  const doubt = index.unread('capacity') ?? (unreadable ? setAsideReason('capacity', unreadable.id) : null);
  if (months.length === 0) {
    const none = `Capacity has no line for the month of ${inWords(asOf)} or a later one.`;
    return [notEvaluated(subjectOf('source', { id: 'capacity', name: 'capacity' }), doubt ?? none)];
  }
  const demand = demandOf(
    context,
    months.map(([month]) => month),
  );
  return months.map(([month, lines]) => judge(month, lines, demand, doubt));
}

/**
 * Eligible are the months that Capacity has lines for, from the month of the check on. FTE available is the sum over
 * all teams. See `demandOf` for what stands against it.
 */
export const capacityCoversCommitments: Rule = {
  id: 'capacity-covers-commitments',
  title: 'There is capacity for what is promised and proposed',
  statement:
    'In no month from this one on do the FTE of engagements, and the FTE of deals from Proposal on times the probability of their stage, exceed the FTE available.',
  why: 'What is sold without people to do it is late from its first day, and takes time from those who are served already.',
  fix: 'Check with P&S who is available, move work to another month, or tell BD before more is promised.',
  severity: 'warning',
  owner: 'DE',
  handbook: 'engagements/workflow#capacity',
  reads: {
    needs: [
      'capacity.fteAvailable',
      'engagements.start',
      'engagements.end',
      'engagements.fteCommitted',
      'deals.fteCommitted',
      'deals.stageId',
      'deals.pipelineId',
    ],
    clears: ['engagements.status', 'engagements.dealRef', 'deals.contractStart', 'deals.contractEnd'],
  },
  evaluate,
  examples: capacityExamples,
};
