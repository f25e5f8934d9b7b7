import type { Day } from '../model/index.ts';
import type { Correction } from './edition.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** How the names of values begin that are shown no more because their consent was withdrawn. */
export const WITHDRAWN = 'withdrawn/';

/** What today's data say of consents; null where they say nothing of the community, or are older than the edition. */
export type ConsentToday = (Pick<CommunityExtract, 'checkIns' | 'deliverables'> & { isWhole: boolean }) | null;

/**
 * An edition without the quotes and the evidence that today's records no longer release: who takes a consent back is not
 * bound by what was published before. A consent stands as long as its record does and a quote has the words that were
 * agreed to; what was recorded as withdrawn stays so, also when its record is gone. All else stays.
 */
export function withoutWithdrawn(
  frozen: CommunityExtract,
  today: ConsentToday,
  recorded: readonly Pick<Correction, 'id'>[],
  noticedOn: Day,
): { extract: CommunityExtract; corrections: Correction[] } {
  const { edition } = textsOf(frozen.language);
  const known = new Set(recorded.map(({ id }) => id));
  const isWithdrawn = ({ id }: { id: string }, standing: boolean | undefined) =>
    known.has(`${WITHDRAWN}${id}`) || (today !== null && !(standing ?? !today.isWhole));
  const checkIns = new Map(today?.checkIns.map((one) => [one.id, one]));
  const deliverables = new Map(today?.deliverables.map((one) => [one.id, one]));
  const quotes = frozen.checkIns.filter((was) => {
    const is = checkIns.get(was.id);
    return was.quote !== null && isWithdrawn(was, is && is.mayPublish && words(is.quote) === words(was.quote));
  });
  const evidence = frozen.deliverables.filter(
    (was) => was.githubIssueUrl !== null && isWithdrawn(was, deliverables.get(was.id)?.isPublic),
  );
  const told = (report: Correction['report'], id: string, what: string): Correction => ({
    ...{ noticedOn, report, id: `${WITHDRAWN}${id}`, cause: 'data', what },
    ...{ before: edition.shown, after: edition.withdrawn },
  });
  const corrections = [
    ...evidence.map(({ id, name }) => told('milestones', id, edition.evidence(name ?? id))),
    ...quotes.map(({ id }) => told('impact', id, edition.quote)),
  ].filter(({ id }) => !known.has(id));
  if (quotes.length + evidence.length === 0) return { extract: frozen, corrections };
  const extract = {
    ...frozen,
    checkIns: frozen.checkIns.map((one) => (quotes.includes(one) ? { ...one, quote: null, mayPublish: false } : one)),
    deliverables: frozen.deliverables.map((one) =>
      evidence.includes(one) ? { ...one, githubIssueUrl: null, isPublic: false } : one,
    ),
  };
  return { extract, corrections };
}

/** Other spaces are not other words. */
const words = (quote: string | null): string | undefined => quote?.replace(/\s+/g, ' ').trim();
