import type { Day } from '../../model/index.ts';
import type { CommunityExtract, ReportPeriod } from '../../reports/index.ts';
import type { StoredEdition } from './stored.ts';

/**
 * The records of the last edition of each community whose period ended before the report's, or, for the rolling report,
 * before the as-of date. Of those that ended on one day, that of the report's own kind comes first, then the shorter one.
 */
export function previousOf(
  editions: readonly StoredEdition[],
  period: ReportPeriod | null,
  asOf: Day,
): Map<string, NonNullable<CommunityExtract['previous']>> {
  const end = period?.to ?? asOf;
  const own = (kind: string) => (kind === period?.kind ? 1 : 0);
  const ended = editions
    .filter(({ edition }) => edition.period.to < end)
    .sort(
      ({ edition: { period: a } }, { edition: { period: b } }) =>
        order(a.to, b.to) || own(a.kind) - own(b.kind) || order(a.from, b.from) || order(a.id, b.id),
    );
  return new Map(
    ended.map(({ edition: { communityId, period, publishedOn }, extract }) => [
      communityId,
      {
        period,
        publishedOn,
        asOf: extract.asOf,
        engagements: extract.engagements,
        projects: extract.projects,
        // A consent to show evidence may have been taken back since; what is compared does not need it.
        deliverables: extract.deliverables.map((record) => ({ ...record, githubIssueUrl: null })),
      },
    ]),
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
