import { addDaysWithin, addMonths, monthOf, monthRange } from '../../../model/index.ts';
import { compare } from '../../order.ts';
import { calledSubject, fail, notEvaluated, pass, related, subjectOf } from '../../outcome.ts';
import { capital, monthInWords } from '../../words.ts';
import { hubTerms, undatedTerm, type HubOfCommunity, type HubTerms } from './hub-terms.ts';
import { blanks, usageKnown, type KnownUsage } from './known-usage.ts';
import { isRunning, namesCommunity, NO_COMMUNITY, NO_NAMESPACE } from './live-hubs.ts';
import { coverOf, spansOf } from './months.ts';
import { completeExamples } from './usage-month-complete.examples.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** The live hubs of one namespace, and what their engagements and their usage say. */
interface Served {
  namespace: string;
  hubs: readonly HubOfCommunity[];
  known: KnownUsage;
  cover: ReturnType<typeof coverOf>;
  /** Why an engagement may cover more months. */
  unclear: string | null;
}

type Blank = ReturnType<typeof blanks>;

function* evaluate(context: Context): Iterable<Outcome> {
  const { snapshot, index, asOf } = context;
  const termsOf = hubTerms(context);
  const blank = blanks(context);
  const unread = index.unread('usage');
  const found: (HubOfCommunity & { namespace: string })[] = [];
  for (const hub of snapshot.records.hubs) {
    if (!isRunning(hub, asOf)) continue;
    const subject = subjectOf('hub', hub);
    if (!namesCommunity(hub)) yield notEvaluated(subject, NO_COMMUNITY);
    else if (hub.namespace === null || unread !== null) yield notEvaluated(subject, unread ?? NO_NAMESPACE);
    else found.push({ ...hub, namespace: hub.namespace });
  }
  const last = addMonths(monthOf(asOf), -1);
  // In the order of their months' ids.
  const inOrder = [...Map.groupBy(found, ({ namespace }) => namespace)].sort(([a], [b]) => compare(`${a}/`, `${b}/`));
  for (const [namespace, hubs] of inOrder) {
    const known = usageKnown(namespace, context);
    const asked = monthOf(addDaysWithin(asOf, -context.config.usage.days));
    const first = known.first !== null && known.first < asked ? known.first : asked;
    const { terms, unclear } = joined(hubs.map(termsOf));
    const served = { namespace, hubs, known, cover: coverOf(spansOf(terms), first, last), unclear };
    if (known.first === null) {
      yield* silent(served, last, blank);
      continue;
    }
    const months = unclear === null ? served.cover.keys() : monthRange(first, last);
    for (const month of months) yield judge(month, served, blank);
  }
}

function joined(each: readonly HubTerms[]): HubTerms {
  const terms = each.flatMap((one) => one.terms);
  return { terms, unclear: each.find(({ unclear }) => unclear !== null)?.unclear ?? undatedTerm(terms) };
}

function judge(month: string, served: Served, blank: Blank): Outcome {
  const { namespace, hubs, known } = served;
  const subject = subjectOf('usage', { id: `${namespace}/${month}`, name: `${namespace} in ${monthInWords(month)}` });
  if (known.months.has(month)) return pass(subject);
  const reason = blank(namespace, month, known) ?? unopened(month, known) ?? uncovered(month, served);
  if (reason !== null) return notEvaluated(subject, reason);
  const [first] = hubs;
  return fail(subject, {
    severity: 'warning',
    evidence: related(
      'hub',
      'hub',
      hubs.map(({ id }) => id),
    ),
    community: first?.communityId ?? null,
    message: `${capital(calledSubject(subject))} has not one sample, although the hub is live and its engagement covers the month, so its reports show a gap there.`,
  });
}

/** One outcome a hub, so that a hub that is never heard of is one finding from month to month. */
function silent(served: Served, last: string, blank: Blank): Outcome[] {
  const { namespace, hubs, known, cover, unclear } = served;
  if (!cover.has(last) && unclear === null) return [];
  const reason = blank(namespace, last, known) ?? uncovered(last, served);
  return hubs.map((hub) => {
    const subject = subjectOf('hub', hub);
    if (reason !== null) return notEvaluated(subject, reason);
    return fail(subject, {
      severity: 'warning',
      community: hub.communityId,
      message: `${capital(calledSubject(subject))} has no usage in ${monthInWords(last)} or any other month, so its reports are empty.`,
      fix: 'Check that Prometheus namespace on the hub is written as in Prometheus, or set Decommissioned on.',
    });
  });
}

const unopened = (month: string, { first }: KnownUsage): string | null =>
  first !== null && month < first
    ? `The first sample is of ${monthInWords(first)}, so the hub may not have been open before.`
    : null;

function uncovered(month: string, { cover, unclear }: Served): string | null {
  const covered = cover.get(month);
  if (covered === 'whole') return null;
  return unclear ?? 'The engagement covers only a part of the month, and the hub may not have run in it.';
}

/**
 * Eligible are the months of each live hub that are over and touch an engagement of its community, one outcome for each;
 * hubs of one namespace are one. A month is complete when one of its days has a sample of any measure: reports name the
 * days that are missing. A month without any fails where the engagement covers it from its first day to its last, and it
 * lies after the hub’s first sample: a hub does not say when it was opened. Nothing is asked for months before the first
 * sample that are also longer ago than a pull asks for (`usage.days`).
 */
export const usageMonthComplete: Rule = {
  id: 'usage-month-complete',
  title: 'Every month of a hub has usage',
  statement: 'A live hub has usage for every month of its engagement that is over.',
  why: 'Prometheus forgets after about a year. A month that is not noticed as missing by then is missing for good, and so is its place in the reports.',
  fix: 'Check the hub’s namespace and the endpoint; the next pull fills what Prometheus still keeps, and a CSV file can fill the rest.',
  severity: 'warning',
  owner: 'P&S',
  handbook: 'delivery/ongoing-services#usage',
  reads: {
    needs: ['hubs.communityId', 'hubs.namespace', 'engagements.start', 'engagements.end'],
    clears: [
      ...(['hubs.decommissionedOn', 'engagements.status'] as const),
      ...(['engagements.communityId', 'engagements.dealRef', 'communities.communityId'] as const),
    ],
  },
  evaluate,
  examples: completeExamples,
};
