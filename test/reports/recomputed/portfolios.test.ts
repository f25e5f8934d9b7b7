import { describe, it } from 'vitest';
import type { Snapshot } from '../../../src/model/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { compare, REPORTS } from './compare.ts';
import { open, SAMPLE, type Raw } from './db.ts';
import { AT, nameOf } from './periods.ts';
import { recomputed } from './reports.ts';

/*
 * What the sample does not hold: links to several parents, namespaces that are shared, gaps, refused samples, dates that are
 * missing, the wrong way round or after the report, and the leap days of two years later.
 */
const sample = await readSnapshot(SAMPLE);

/** The same sequence for a seed on every machine; values from 0 to 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Records = Snapshot['records'];

/** The sample's records with faults at every so many places. */
function damaged(seed: number): Snapshot {
  const next = sequence(seed);
  const { manifest, records } = structuredClone(sample);
  const now = (share: number) => next() < share;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const { engagements, projects, deliverables, checkIns, fteLog, hubs, usage, costs }: Records = records;
  for (const one of engagements) {
    if (now(0.1)) one.start = null;
    if (now(0.1)) one.end = pick([null, '2024-01-01', '2026-06-15', '2026-06-14']);
    if (now(0.15)) one.status = 'Cancelled';
    if (now(0.2)) one.fteCommitted = pick([null, 0, 0.5]);
    if (now(0.2)) one.serviceTier = pick(['Premier', 'Essential', null]);
  }
  for (const one of projects) {
    if (now(0.15)) one.status = 'Cancelled';
    if (now(0.1)) one.engagementIds = [...new Set([...one.engagementIds, pick(engagements).id])];
  }
  for (const one of deliverables) {
    if (now(0.15)) one.projectIds = [...new Set([...one.projectIds, pick(projects).id])];
    if (now(0.1)) one.status = pick(['Cancelled', 'In progress', null]);
    if (now(0.1)) one.dueOn = pick([null, '2026-06-15', '2026-06-14', '2026-03-31', '2025-12-31']);
    if (now(0.1))
      one.deliveredOn = pick([
        null,
        '2026-06-15',
        '2026-06-16',
        '2026-05-31',
        '2026-06-01',
        '2025-05-31',
        '2026-04-01',
      ]);
  }
  for (const one of checkIns) {
    if (now(0.2)) one.engagementIds = [...new Set([...one.engagementIds, pick(engagements).id])];
    if (now(0.1)) one.score = null;
    if (now(0.2)) one.date = pick([null, '2026-05-31', '2026-06-01', '2025-06-01', '2025-05-31']);
  }
  for (const one of fteLog) {
    if (now(0.1)) one.month = pick(['2026-06', '2026-05', '2020-01', '2027-01']);
    if (now(0.1)) one.fte = null;
    if (now(0.1)) one.engagementIds = [...new Set([...one.engagementIds, pick(engagements).id])];
  }
  for (const one of hubs) {
    if (now(0.15)) one.decommissionedOn = pick(['2026-06-15', '2026-05-01', '2025-02-28', '2026-05-31']);
    if (now(0.1)) one.namespace = pick(hubs).namespace;
    if (now(0.2)) one.communityId = pick(['tidewater', 'halvorsund']);
    if (now(0.2)) one.budgetAlert = pick([null, { minor: 50_000, currency: 'USD' }]);
  }
  for (const one of usage)
    for (const measure of ['mau', 'wau', 'dau'] as const)
      one[measure] = one[measure].map((value) => (now(0.04) ? pick([null, 0, 3, 5]) : value));
  records.usage = usage.filter(() => !now(0.06));
  records.costs = costs.filter(() => !now(0.06));
  return { manifest, records };
}

/** Two years later, so that a February has 29 days: of the last of them nothing is known. */
const later = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value).replace(/\b(20\d\d)(-\d\d)/g, (_, year: string, rest: string) => `${+year + 2}${rest}`),
  ) as T;

const rawOf = ({ engagements, projects, deliverables, checkIns, fteLog, hubs, usage, costs }: Records): Raw => ({
  ...{ engagements, projects, deliverables, hubs, usage, costs },
  ...{ 'check-ins': checkIns, 'fte-log': fteLog },
});

const TIMES = ['2026-06-15', '2026-05-31', '2025-Q4', '2025-autumn'];
const days = AT.filter((at) => TIMES.includes(nameOf(at)));

describe.each(Array.from({ length: 3 }, (_, seed) => ({ seed: seed + 1 })))('portfolio $seed', ({ seed }) => {
  const snapshot = seed % 2 === 0 ? later(damaged(seed)) : damaged(seed);
  const db = open(rawOf(snapshot.records));
  it.each(days.map((at) => ({ at: seed % 2 === 0 ? later(at) : at, name: nameOf(at) })))(
    'has no other value at $name',
    ({ at }) => {
      for (const one of recomputed(snapshot, db, 'en', at)) for (const report of REPORTS) compare(one, report);
    },
  );
});
