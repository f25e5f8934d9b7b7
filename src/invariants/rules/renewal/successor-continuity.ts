import { daysBetween } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { setAsideReason } from '../../doubt.ts';
import { compare } from '../../order.ts';
import { called, calledSubject, fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { isCancelled } from '../../standing.ts';
import { COMMUNITY_UNKNOWN, companiesOf, setAsideTerms, termsByCommunity, undatedReason } from '../../terms.ts';
import { capital, count, inWords } from '../../words.ts';
import { continuityExamples } from './successor-continuity.examples.ts';
import { eachDated, type Ending, type Term } from './window.ts';
import type { Engagement } from '../../../model/index.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** What came before an engagement in its community. */
interface Before {
  /** Of those that began earlier, the one that ended last. */
  previous: Term | null;
  /** An engagement of the community whose dates do not tell where it belongs. */
  undated: Engagement | null;
}

const isTerm = (engagement: Engagement): engagement is Term =>
  engagement.start !== null && engagement.end !== null && engagement.start <= engagement.end;

const inOrder = (a: Term, b: Term) => compare(a.start, b.start) || compare(a.end, b.end) || compare(a.id, b.id);

/** By engagement id. */
function predecessors(context: Context): Map<string, Before> {
  const found = new Map<string, Before>();
  for (const engagements of termsByCommunity(context).values()) {
    const undated = engagements.find((engagement) => !isTerm(engagement)) ?? null;
    let previous: Term | null = null;
    for (const term of engagements.filter(isTerm).sort(inOrder)) {
      found.set(term.id, { previous, undated });
      if (previous === null || term.end >= previous.end) previous = term;
    }
  }
  return found;
}

/** Why the community of some engagement is not known, so that it may come before any other; null when there is none. */
function strayReason({ snapshot, index }: Context): string | null {
  for (const engagement of snapshot.records.engagements) {
    if (isCancelled(engagement) || engagement.communityId !== null) continue;
    const deal = engagement.dealIds.find((id) => index.isSetAside('deals', id));
    if (deal !== undefined) return setAsideReason('deals', deal);
    const company = companiesOf(index, engagement).find((id) => index.isSetAside('communities', id));
    if (company !== undefined) return setAsideReason('communities', company);
  }
  return null;
}

/** Eligible are engagements that follow another; one without a start may be one of them. The day after the end is no gap, nor is one day between. */
function judge(
  engagement: Ending,
  subject: Subject,
  before: Before | undefined,
  lost: (engagement: Engagement) => string | null,
  { index }: Context,
): Outcome | null {
  const { start } = engagement;
  if (start === null)
    return notEvaluated(subject, 'The engagement has no start date: engagement-dates-present reports it.');
  if (before === undefined) return notEvaluated(subject, COMMUNITY_UNKNOWN);
  const { previous, undated } = before;
  const uncertain = undated ? undatedReason(undated) : (index.unread('engagements') ?? lost(engagement));
  if (previous === null) return uncertain === null ? null : notEvaluated(subject, uncertain);
  const between = daysBetween(previous.end, start) - 1;
  const isOverlap = between < 0;
  if (!isOverlap && uncertain !== null) return notEvaluated(subject, uncertain);
  if (between === 0 || between === 1) return pass(subject);
  const name = capital(calledSubject(subject));
  const other = `${called('engagement', subjectOf('engagement', previous))} of the same community`;
  return fail(subject, {
    severity: isOverlap ? 'warning' : 'info',
    related: related('predecessor', 'engagement', [previous.id]),
    community: communityOfEngagement(index, engagement),
    message: isOverlap
      ? `${name} begins on ${inWords(start)}, while ${other} runs until ${inWords(previous.end)}, so the same days may be charged twice.`
      : `${name} begins on ${inWords(start)}, ${count(between, 'day')} after the end of ${other} on ${inWords(previous.end)}, so the time between is covered by no agreement.`,
  });
}

export const successorContinuity: Rule = {
  id: 'successor-continuity',
  title: 'Engagements of a community follow each other',
  statement:
    'An engagement begins after the one before it of the same community has ended, with at most one day between them.',
  why: 'Days in two agreements may be charged twice, and days in none are served for nothing.',
  fix: 'Correct the dates in Airtable as the agreements have them, or write into the running notes why the terms do not meet.',
  severity: 'warning',
  owner: 'BD',
  handbook: 'renewals/sixty-day-notice#no-overlap-and-no-gap',
  reads: {
    needs: ['engagements.start', 'engagements.end'],
    clears: [
      ...(['engagements.status', 'engagements.communityId', 'engagements.dealRef'] as const),
      'communities.communityId',
    ],
  },
  evaluate: (context) => {
    const before = predecessors(context);
    const [setAside, stray] = [setAsideTerms(context.index), strayReason(context)];
    const lost = (engagement: Engagement) => setAside(engagement) ?? stray;
    return eachDated(context, (engagement, subject) =>
      judge(engagement, subject, before.get(engagement.id), lost, context),
    );
  },
  examples: continuityExamples,
};
