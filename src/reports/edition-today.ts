import type { Day, PublicDeliverable } from '../model/index.ts';
import type { CommunityExtract } from './schema.ts';

/** An edition's extract with what the data say of the same period by now. */
export interface ToldToday {
  extract: CommunityExtract;
  /** Kinds of data of which some could not be compared, and stand as they were published. */
  kept: ('delivery' | 'usage' | 'cost')[];
}

/**
 * What was published, with the values that today's data have for the same records. Names, links and words stay as published, so
 * that only values can differ. What today's data do not hold any more, because its source is not read whole or it is older
 * than what is kept, stays too.
 * @param today the extract of the same period from today's data
 */
export function toldToday(frozen: CommunityExtract, today: CommunityExtract): ToldToday {
  const statusOf = ({ sources }: CommunityExtract, name: string) =>
    sources.find(({ system }) => system === name)?.status ?? 'not-connected';
  // What a source tells that was not connected then is news, and corrects nothing that was said.
  const isWhole = (system: string) =>
    statusOf(today, system) === 'complete' && statusOf(frozen, system) !== 'not-connected';
  // Records have other ids in another system.
  const isKept = frozen.engagementSource === today.engagementSource && today.missingRecords === 0;
  const delivery = isWhole('airtable') && isKept ? deliveryOf(frozen, today) : null;
  const usage = isWhole('usage') ? usageOf(frozen, today) : null;
  const costs = isWhole('cost') ? costsOf(frozen, today) : null;
  return {
    extract: { ...frozen, ...delivery, ...(usage && { usage: usage.records }), ...(costs && { costs: costs.records }) },
    kept: [
      ...(delivery ? [] : (['delivery'] as const)),
      ...(usage && !usage.kept ? [] : (['usage'] as const)),
      ...(costs && !costs.kept ? [] : (['cost'] as const)),
    ],
  };
}

type Delivery = Pick<CommunityExtract, 'engagements' | 'projects' | 'deliverables' | 'checkIns' | 'fteLog'>;

function deliveryOf(frozen: CommunityExtract, today: CommunityExtract): Delivery {
  const { to } = frozen.period;
  const engagements = [
    ...shared(frozen.engagements, today.engagements, (was, { start, end, fteCommitted, status }) => ({
      ...was,
      start,
      end,
      fteCommitted,
      status: stopping(was.status, status),
    })),
    ...added(frozen.engagements, today.engagements).filter(({ start }) => start !== null && start <= to),
  ];
  const projects = [
    ...shared(frozen.projects, today.projects, (was, { status }) => ({ ...was, status: stopping(was.status, status) })),
    ...added(frozen.projects, today.projects).filter(({ engagementIds }) => someOf(engagementIds, engagements)),
  ];
  return {
    engagements,
    projects,
    deliverables: [
      ...shared(frozen.deliverables, today.deliverables, (was, is) => deliverableBy(to, was, is)),
      ...added(frozen.deliverables, today.deliverables).filter(
        ({ dueOn, projectIds }) => dueOn !== null && dueOn <= to && someOf(projectIds, projects),
      ),
    ],
    checkIns: [
      ...shared(frozen.checkIns, today.checkIns, (was, { date, score }) => ({ ...was, date, score })),
      ...added(frozen.checkIns, today.checkIns),
    ].filter(({ date }) => date === null || date <= to),
    fteLog: [
      ...shared(frozen.fteLog, today.fteLog, (was, { month, fte }) => ({ ...was, month, fte })),
      ...added(frozen.fteLog, today.fteLog),
    ],
  };
}

interface Identified {
  id: string;
}

/** Records that both have; one that is gone today is gone. */
function shared<T extends Identified>(frozen: readonly T[], today: readonly T[], take: (was: T, is: T) => T): T[] {
  const now = new Map(today.map((record) => [record.id, record]));
  return frozen.flatMap((was) => {
    const is = now.get(was.id);
    return is === undefined ? [] : [take(was, is)];
  });
}

function added<T extends Identified>(frozen: readonly T[], today: readonly T[]): T[] {
  const known = new Set(frozen.map(({ id }) => id));
  return today.filter(({ id }) => !known.has(id));
}

const someOf = (ids: readonly string[], records: readonly Identified[]) => records.some(({ id }) => ids.includes(id));

/** Work that goes on and ends is no correction; that it was stopped, or was not, is. */
const stopping = <T extends string | null>(was: T, is: T): T => (was === 'Cancelled' || is === 'Cancelled' ? is : was);

/** What was not begun, begun or delivered after the period is how work goes on, and no correction of the period. */
function deliverableBy(to: Day, was: PublicDeliverable, is: PublicDeliverable): PublicDeliverable {
  const later = is.status === 'Delivered' && is.deliveredOn !== null && is.deliveredOn > to;
  const begun = was.status === 'Not started' && is.status === 'In progress';
  const wentOn = (later && was.status !== 'Delivered' && was.status !== 'Cancelled') || begun;
  return {
    ...was,
    dueOn: is.dueOn,
    status: wentOn ? was.status : is.status,
    deliveredOn: wentOn ? was.deliveredOn : is.deliveredOn,
  };
}

/** Day by day: where today's data have no value and the published ones had, the published one stays. */
function usageOf(frozen: CommunityExtract, today: CommunityExtract) {
  const now = new Map(today.usage.map((record) => [record.id, record]));
  let kept = false;
  const days = (was: readonly (number | null)[], is: readonly (number | null)[] | undefined) =>
    was.map((value, place) => {
      const other = is?.[place] ?? null;
      kept ||= other === null && value !== null;
      return other ?? value;
    });
  const records = frozen.usage.map((was) => {
    const is = now.get(was.id);
    return { ...was, dau: days(was.dau, is?.dau), wau: days(was.wau, is?.wau), mau: days(was.mau, is?.mau) };
  });
  const namespaces = new Set(frozen.hubs.map(({ namespace }) => namespace));
  const late = added(frozen.usage, today.usage).filter(({ namespace }) => namespaces.has(namespace));
  return { records: [...records, ...late], kept };
}

/** Only of the months whose cost was published: of others, whether it is shown may have changed since. */
function costsOf(frozen: CommunityExtract, today: CommunityExtract) {
  const now = new Map(today.costs.map((record) => [record.id, record]));
  const records = frozen.costs.map((was) => now.get(was.id) ?? was);
  const late = added(frozen.costs, today.costs).filter(({ month }) => frozen.costMonths.includes(month));
  return { records: [...records, ...late], kept: frozen.costs.some(({ id }) => !now.has(id)) };
}
