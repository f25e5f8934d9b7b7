import { plusMonths, type CheckIn, type Day } from '../../../model/index.ts';
import { communityOfEngagement } from '../../community.ts';
import { doubt } from '../../doubt.ts';
import { group, lookUp } from '../../group.ts';
import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { eachActiveEngagement, type Dated } from '../../standing.ts';
import { setAsideTerms } from '../../terms.ts';
import { capital, count, inWords } from '../../words.ts';
import { satisfactionExamples } from './satisfaction-checked.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

const NO_DATE = 'A check-in has no date, so it may be recent enough.';

interface Known {
  context: Context;
  ofSame: (engagement: Dated) => string[];
  /** Why the community may have another engagement, which could not be read. */
  lost: (engagement: Dated) => string | null;
}

/**
 * Eligible are active engagements that began more than `checkInFromMonths` ago. A check-in under another engagement of the
 * same community counts: the conversation is with the community.
 */
function judge(
  engagement: Dated,
  subject: Subject,
  { context: { index, asOf, config }, ofSame, lost }: Known,
): Outcome | null {
  const { checkInMonths, checkInFromMonths } = config.thresholds;
  if (plusMonths(engagement.start, checkInFromMonths) >= asOf) return null;
  const from = plusMonths(asOf, -checkInMonths);
  const ids = ofSame(engagement);
  const checkIns = ids.flatMap(index.checkInsOfEngagement);
  const dates = checkIns.flatMap(({ date }) => date ?? []).filter((date) => date <= asOf);
  if (dates.some((date) => date >= from)) return pass(subject);
  if (checkIns.some(({ date }: CheckIn) => date === null)) return notEvaluated(subject, NO_DATE);
  const uncertain = doubt(index, 'checkIns', { naming: ids }) ?? index.unread('engagements') ?? lost(engagement);
  if (uncertain) return notEvaluated(subject, uncertain);
  const last = dates.reduce<Day | null>((newest, date) => (newest === null || date > newest ? date : newest), null);
  const fact = last === null ? 'there was none so far' : `the last one was on ${inWords(last)}`;
  return fail(subject, {
    severity: 'info',
    community: communityOfEngagement(index, engagement),
    message: `${capital(calledSubject(subject))} had no check-in within ${count(checkInMonths, 'month')}; ${fact}, so nobody knows how satisfied the community is.`,
  });
}

/** Ids of the engagements of the same community, by its stated id; without one, of this engagement only. */
function engagementsOfSame({ snapshot }: Context): (engagement: Dated) => string[] {
  const named = lookUp(
    group(snapshot.records.engagements, ({ communityId }) => (communityId === null ? [] : [communityId])),
  );
  return ({ id, communityId }) => (communityId === null ? [id] : named(communityId).map((engagement) => engagement.id));
}

export const satisfactionChecked: Rule = {
  id: 'satisfaction-checked',
  title: 'The community is asked how satisfied it is',
  statement:
    'The community of an active engagement that is older than six months had a check-in within the last twelve.',
  why: 'A community that is not asked says what it misses when it leaves.',
  fix: 'Record the check-in in Airtable if it took place; otherwise schedule one with the community representative.',
  severity: 'info',
  owner: 'BD',
  handbook: 'partners/check-in#when',
  reads: {
    needs: ['engagements.start', 'engagements.end', 'checkIns.engagementIds', 'checkIns.date'],
    clears: ['engagements.status', 'engagements.communityId'],
  },
  evaluate: (context) => {
    const known = { context, ofSame: engagementsOfSame(context), lost: setAsideTerms(context.index) };
    return eachActiveEngagement(context, (engagement, subject) => judge(engagement, subject, known));
  },
  examples: satisfactionExamples,
};
