import type { Day } from '../model/index.ts';
import { formatDay, type Language, type TimelineRow, type TimelineSpec } from '../charts/index.ts';
import type { Agreement } from './agreement.ts';
import { daysText, type Commitment } from './commitment.ts';
import { countsOf } from './milestone-figures.ts';
import { keptIn } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { capital } from './words.ts';

type TimelineExtract = Pick<CommunityExtract, 'asOf' | 'language' | 'engagementSource'>;

/**
 * When each deliverable was due and when it was done, project by project; null where no date is recorded.
 * @param commitments by due date: projects come in the order of their first one
 */
export function timelineOf(
  { start, end, state }: Pick<Agreement, 'start' | 'end' | 'state'>,
  slug: string,
  commitments: Commitment[],
  extract: TimelineExtract,
): TimelineSpec | null {
  const { asOf, language } = extract;
  const words = textsOf(language).milestone;
  const began = state === 'undated' ? null : start;
  const dates = commitments.flatMap(({ dueOn, deliveredOn }) => [dueOn, deliveredOn]).filter((day) => day !== null);
  if (dates.length === 0) return null;
  const axis = [...dates, ...(state === 'undated' ? [] : [start, end].filter((day) => day !== null))].sort();
  const [from = asOf, to = asOf] = [axis[0], axis.at(-1)];
  return {
    id: `timeline-${slug}`,
    kind: 'timeline',
    title: titleOf(commitments, extract),
    summary: summaryOf(commitments, extract),
    from,
    to,
    today: asOf >= from && asOf <= to ? asOf : null,
    rows: [...Map.groupBy(commitments, ({ project }) => project).values()]
      .flat()
      .map((one) => rowOf(one, began, language)),
    notes: [],
    source: words.commitments.source(keptIn(extract)),
    definition: words.timeline.definition,
    language,
  };
}

const rowOf = (
  { id, name, project, dueOn, deliveredOn, mark, status, state, timing, lateBy }: Commitment,
  began: Day | null,
  language: Language,
): TimelineRow => ({
  id,
  label: name,
  group: project,
  from: began !== null && dueOn !== null && began <= dueOn ? began : null,
  to: dueOn,
  doneOn: deliveredOn,
  mark,
  status: statusLine(textsOf(language).milestone.status, { state, status, timing, lateBy }),
});

/** Status and days in one line; where the days say that it is late, the status does not. */
function statusLine(
  words: Record<'delivered', string>,
  { state, status, timing, lateBy }: Pick<Commitment, 'state' | 'status' | 'timing' | 'lateBy'>,
): string {
  if (!timing) return status;
  if (lateBy === null || lateBy === 0) return `${status}, ${timing}`;
  return state === 'delivered' ? `${words.delivered}, ${timing}` : capital(timing);
}

function titleOf(commitments: Commitment[], { language }: TimelineExtract): string {
  const { timeline } = textsOf(language).milestone;
  const { all, cancelled, delivered, early, overdue } = countsOf(commitments);
  return all === cancelled ? timeline.allCancelled(all) : timeline.title(delivered + early, all - cancelled, overdue);
}

function summaryOf(commitments: Commitment[], { language }: TimelineExtract): string {
  const { timeline } = textsOf(language).milestone;
  const { all, cancelled, delivered, early, overdue, open } = countsOf(commitments);
  const due = commitments.flatMap(({ dueOn }) => dueOn ?? []);
  const [first, last] = [due[0] ?? '', due.at(-1) ?? ''].map((day) => formatDay(day, language));
  const late = commitments.filter(({ state, lateBy }) => state === 'delivered' && lateBy !== null && lateBy > 0).length;
  const longest = Math.max(
    0,
    ...commitments.map(({ mark, lateBy }) => (mark === 'late' && lateBy !== null ? lateBy : 0)),
  );
  return timeline.summary([
    due.length ? timeline.count(all, first ?? '', last ?? '') : timeline.undated(all),
    ...(delivered + early ? [timeline.delivered(delivered + early, late)] : []),
    ...(overdue ? [timeline.overdue(overdue, daysText(longest, language))] : []),
    ...(open ? [timeline.open(open)] : []),
    ...(cancelled ? [timeline.cancelled(cancelled)] : []),
  ]);
}
