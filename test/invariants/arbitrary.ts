/** Generators of portfolios: such as are in order, and such in which anything may be wrong. */
import fc from 'fast-check';
import { blankRecord, snapshotOf } from '../../src/invariants/index.ts';
import {
  addMonths,
  isFrom,
  monthOf,
  NOUN_KEYS,
  STAGES,
  type NounKey,
  type Records,
  type SetAside,
  type Snapshot,
} from '../../src/model/index.ts';
import { apply, change, CHANGED, picks, setAsideSome } from './arbitrary/changes.ts';
import { addCommunity, pipelineOf, plan, type Plan } from './arbitrary/community.ts';
import { AS_OF } from './arbitrary/days.ts';
import { after, night } from './arbitrary/manifest.ts';

export { CHANGED, picks, setAsideSome } from './arbitrary/changes.ts';
export { ISSUE } from './arbitrary/community.ts';
export { AS_OF } from './arbitrary/days.ts';

export const noRecords = (): Records => Object.fromEntries(NOUN_KEYS.map((key) => [key, []])) as unknown as Records;

/** A community with an active engagement: without any, a portfolio has a finding. */
const IN_ORDER: Plan = {
  ...{ state: 'active', sides: 'both', contract: 'both', deliverables: 2, offset: 100, fte: 0.2 },
  ...{ signed: 'everywhere', rag: 'Green' },
};

/** The pipeline, and more capacity than anybody asks for. */
function addOrganisation(records: Records, base: number): void {
  const stages = STAGES.map((stage, order) => ({
    ...{ id: stage, label: stage, order, stage },
    isClosed: !isFrom(stage, 'Lead') || stage === 'Closed Won',
    probability: stage === 'Closed Lost' ? 0 : (order + 1) / 6,
  }));
  records.pipelines.push({ id: pipelineOf(base), label: 'Partnerships', stages });
  for (let ahead = 0; ahead < 4; ahead++) {
    const month = addMonths(monthOf(AS_OF), ahead);
    records.capacity.push(blankRecord('capacity', { id: `recA${base}x${ahead}`, team: 'DE', month, fteAvailable: 80 }));
  }
}

/** What a portfolio was made from: short enough to be read where a property does not hold. */
const told = <T extends object>(made: T, recipe: unknown): T =>
  Object.defineProperty(made, fc.toStringMethod, { value: () => JSON.stringify(recipe), enumerable: false });

function recordsOf(plans: readonly Plan[], region: number): Records {
  const records = noRecords();
  addOrganisation(records, region * 1000);
  [IN_ORDER, ...plans].forEach((one, place) => addCommunity(records, region * 1000 + place, one));
  return records;
}

const plans = fc.array(plan, { maxLength: 3 });

/** Portfolios with no finding above info. `region` keeps the ids of two portfolios apart. */
export const cleanPortfolio = (region = 1): fc.Arbitrary<Records> =>
  plans.map((recipe) => told(recordsOf(recipe, region), recipe));

/** One active engagement with everything in order: nothing to report at all. */
export function faultless(region = 1, part: Partial<Plan> = {}): Records {
  const records = noRecords();
  addCommunity(records, region * 1000, { ...IN_ORDER, ...part });
  return records;
}

export const snapshotAround = (records: Records, setAside: SetAside[] = []): Snapshot =>
  snapshotOf(records, AS_OF, { setAside });

/** A clean portfolio of which some records could not be read. */
export const partlyRead: fc.Arbitrary<Snapshot> = fc.tuple(plans, picks(CHANGED)).map(([recipe, taken]) => {
  const records = recordsOf(recipe, 1);
  return told(snapshotAround(records, setAsideSome(records, taken)), { plans: recipe, taken });
});

const mess = (region: number, aside: readonly NounKey[]) =>
  fc.record({ plans, changes: fc.array(change, { maxLength: 40, size: 'max' }), taken: picks(aside) }).map((recipe) => {
    const records = recordsOf(recipe.plans, region);
    for (const one of recipe.changes) apply(records, one, region);
    return { recipe, snapshot: snapshotAround(records, setAsideSome(records, recipe.taken)) };
  });

/** Portfolios in which anything may be wrong, and were read without trouble but for what was set aside. */
export const messyPortfolio = (region = 1, aside: readonly NounKey[] = CHANGED): fc.Arbitrary<Snapshot> =>
  mess(region, aside).map(({ recipe, snapshot }) => told(snapshot, recipe));

/** Portfolios in which anything may be wrong, the reading of them too. */
export const messyNight: fc.Arbitrary<Snapshot> = fc
  .tuple(mess(1, CHANGED), night)
  .map(([{ recipe, snapshot }, happened]) => told(after(snapshot, happened), { ...recipe, night: happened }));

/** Everything but what casts doubt on all communities when it is lost: a community, and an engagement that names none. */
export const WITHOUT_COMMUNITIES = CHANGED.filter((noun) => noun !== 'communities' && noun !== 'engagements');
