import {
  addDays,
  daysBetween,
  monthOf,
  type Day,
  type Deal,
  type Deliverable,
  type Engagement,
  type Records,
  type Stage,
  type Usage,
} from '../model/index.ts';
import type { SnapshotInput } from '../snapshot/index.ts';
import { lastNight } from './last-night.ts';
import { stageAt } from './pipeline.ts';
import { readWhole } from './sources.ts';

/**
 * The portfolio as its sources would have held it early on an earlier day, as far as the records say when something came about:
 * what is dated on that day or later has not happened.
 */
export function earlier(input: SnapshotInput, morning: Day): SnapshotInput {
  const pulledAt = `${morning}${input.pulledAt.slice(10)}`;
  const records = recordsBefore(input.records, morning);
  return {
    ...input,
    ...{ pulledAt, asOf: morning, records },
    sources: readWhole(records, input.setAside, pulledAt),
    previous: lastNight(records, input.setAside, pulledAt),
  };
}

function recordsBefore(records: Records, morning: Day): Records {
  const isPast = (day: Day | null) => day === null || day < morning;
  const month = monthOf(morning);
  const past = (day: Day | null) => (isPast(day) ? day : null);
  return {
    ...records,
    deals: records.deals
      // A deal begins as a lead.
      .filter(({ createdOn, stage, stageEnteredOn }) => isPast(stage === 'Lead' ? stageEnteredOn : createdOn))
      .map((deal) => dealBefore(deal, morning)),
    orders: records.orders.filter(({ createdOn }) => isPast(createdOn)),
    contracts: records.contracts.map((one) => ({ ...one, executedOn: past(one.executedOn) })),
    engagements: records.engagements.map((one) => engagementBefore(one, morning)),
    deliverables: records.deliverables.map((one) => (isPast(one.deliveredOn) ? one : undelivered(one))),
    checkIns: records.checkIns.filter(({ date }) => isPast(date)),
    fteLog: records.fteLog.filter((one) => one.month <= month),
    hubs: records.hubs.map((hub) => ({ ...hub, decommissionedOn: past(hub.decommissionedOn) })),
    usage: records.usage
      .filter((one) => one.month <= month)
      .map((one) => (one.month < month ? one : upTo(one, morning))),
    // What a month has cost is known when it is over.
    costs: records.costs.filter((one) => one.month < month),
  };
}

const WAY: readonly Stage[] = ['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Contract Admin', 'Closed Won'];

/** A deal at the stage that it had: it came to those before in equal steps from the day on which it was made. */
function dealBefore(deal: Deal, morning: Day): Deal {
  const { stage, stageEnteredOn, createdOn } = deal;
  const dates = [
    'psNotifiedOn',
    'capacityConfirmedOn',
    'verbalCloseOn',
    'agreementExecutedOn',
    'billingColumnsOn',
  ] as const;
  const known = Object.fromEntries(dates.map((key) => [key, before(deal[key], morning)]));
  if (stageEnteredOn === null || createdOn === null || stageEnteredOn < morning) return { ...deal, ...known };
  const way = stage === null ? [] : stage === 'Closed Lost' ? WAY.slice(0, 3) : WAY.slice(0, WAY.indexOf(stage));
  const step = daysBetween(createdOn, stageEnteredOn) / (way.length + 1);
  const entries = way.map((at, number) => ({ at, on: addDays(createdOn, Math.floor(step * number)) }));
  const last = entries.findLast(({ on }) => on < morning);
  // None is known before one that is not known.
  if (last === undefined) return { ...deal, ...known, stageEnteredOn: createdOn };
  const { id, label } = stageAt(last.at);
  return { ...deal, ...known, stage: last.at, stageId: id, stageLabel: label, stageEnteredOn: last.on };
}

function engagementBefore(engagement: Engagement, morning: Day): Engagement {
  const { start, end, status } = engagement;
  const dates = [
    'renewalNoticeSentOn',
    'shutdownNoticeSentOn',
    'decommissionRequestedOn',
    'deliveryVerifiedOn',
  ] as const;
  const was =
    status === 'Complete' && end !== null && end >= morning
      ? 'Active'
      : status === 'Active' && start !== null && start > morning
        ? 'Planned'
        : status;
  return {
    ...engagement,
    ...Object.fromEntries(dates.map((key) => [key, before(engagement[key], morning)])),
    status: was,
  };
}

const before = (day: Day | null, morning: Day): Day | null => (day !== null && day >= morning ? null : day);

const undelivered = (one: Deliverable): Deliverable => ({ ...one, status: 'In progress', deliveredOn: null });

function upTo(usage: Usage, morning: Day): Usage {
  const days = Number(morning.slice(8)) - 1;
  const cut = (values: readonly (number | null)[]) => values.map((value, day) => (day < days ? value : null));
  return { ...usage, dau: cut(usage.dau), wau: cut(usage.wau), mau: cut(usage.mau) };
}
