import { addDays, PlumblineError, type Config, type Day, type Snapshot } from '../../src/model/index.ts';
import { agreementPeriod, readPeriodId, type CommunityExtract, type ReportPeriod } from '../../src/reports/index.ts';
import { asOfDate } from '../../src/snapshot/index.ts';

/** A period and the communities that it is a period of. */
export interface Asked {
  period: ReportPeriod;
  communityIds: string[];
}

/**
 * What `--period` names for each of the communities: one period of the calendar for all, or the term of an agreement of each.
 * @param extracts of the rolling reports: they know the agreements
 * @throws PlumblineError when there is no such period, or it is not over in the data
 */
export function periodsAsked(
  text: string,
  extracts: readonly CommunityExtract[],
  { snapshot, config, asOf }: { snapshot: Snapshot; config: Config; asOf: Day },
): Asked[] {
  const terms = config.calendar.terms.map(({ id, label, from, to }) => ({ id, name: label, from, to }));
  const request = readPeriodId(text, terms);
  // What was not over when the data were pulled is not over in the data, whatever --as-of says.
  const until = [asOf, asOfDate(snapshot.manifest, config)].sort()[0] ?? asOf;
  if (request.kind === 'calendar') {
    refuseRunning(request.period, until);
    return [{ period: request.period, communityIds: extracts.map(({ communityId }) => communityId) }];
  }
  const found = extracts.flatMap(({ communityId, engagements }) => {
    const terms = engagements.flatMap(({ start, end, status }) =>
      start !== null && end !== null && start <= end && status !== 'Cancelled' ? [agreementPeriod(start, end)] : [],
    );
    const [newest] =
      request.start === null
        ? terms.filter(({ to }) => to < until).sort((a, b) => (a.to < b.to ? 1 : -1))
        : // Of two that begin on one day, the longer holds the other.
          terms.filter(({ from }) => from === request.start).sort((a, b) => (a.to < b.to ? 1 : -1));
    return newest ? [{ period: newest, communityId }] : [];
  });
  if (found.length === 0) throw noAgreement(request.start);
  const over = found.filter(({ period }) => period.to < until);
  const [running] = found;
  if (over.length === 0 && running) refuseRunning(running.period, until);
  return [...Map.groupBy(over, ({ period: { id, to } }) => `${id} ${to}`).values()].flatMap((group) =>
    group[0] ? [{ period: group[0].period, communityIds: group.map(({ communityId }) => communityId) }] : [],
  );
}

function refuseRunning({ id, to }: ReportPeriod, until: Day): void {
  if (to < until) return;
  throw new PlumblineError({
    what: `The period ${id} is not over.`,
    why: `It ends on ${to}, and the data are of ${until}.`,
    fix: `Publish it with data of ${addDays(to, 1)} or later.`,
  });
}

const noAgreement = (start: Day | null) =>
  new PlumblineError({
    what: 'There is no such agreement to publish.',
    why:
      start === null
        ? 'No engagement of these communities has ended.'
        : `No engagement of these communities begins on ${start} and has a last day.`,
    fix: 'See the agreements on the first page of the community, and name the first day of one of them.',
  });
