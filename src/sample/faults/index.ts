/** Violations that can be seeded into a clean portfolio, by the rule that each breaks. */
import { nearest, PlumblineError } from '../../model/index.ts';
import type { SnapshotInput } from '../../snapshot/index.ts';
import { DEFAULTS } from '../portfolio.ts';
import { agreementFaults } from './agreements.ts';
import { chainsOf, type Chain } from './chain.ts';
import { dealFaults } from './deals.ts';
import { communityFaults } from './communities.ts';
import { deliveryFaults } from './delivery.ts';
import { draftOf, inputOf, type Draft } from './draft.ts';
import { fteFaults } from './fte.ts';
import { handOverFaults } from './hand-over.ts';
import { INPUT_FAULTS } from './inputs.ts';
import { pipelineFaults } from './pipeline.ts';
import { progressFaults } from './progress.ts';
import { renewalFaults } from './renewal.ts';
import { systemFaults } from './system.ts';
import type { Fault } from './types.ts';
import { usageFaults } from './usage.ts';
import { workFaults } from './work.ts';

export { faultsBeside, INPUT_FAULTS, seedBeside, type InputFault, type Inputs } from './inputs.ts';
export type { Fault } from './types.ts';

export const FAULTS: readonly Fault[] = [
  ...handOverFaults,
  ...agreementFaults,
  ...dealFaults,
  ...pipelineFaults,
  ...deliveryFaults,
  ...workFaults,
  ...progressFaults,
  ...fteFaults,
  ...communityFaults,
  ...renewalFaults,
  ...usageFaults,
  ...systemFaults,
];

/** Communities in which every fault finds a place where it hides no other; the usual number has one for each alone. */
export const ROOM_FOR_ALL = 30;
const ROOM_FOR_ONE = DEFAULTS.communities;

/**
 * The portfolio with each of the faults, no two on the same part of what hangs on a deal.
 * @param names ids of faults, `id@community_id` to choose where; `all` stands for every one
 * @throws PlumblineError for an unknown fault or community, for `all` in fewer than `ROOM_FOR_ALL` communities, or when
 *   nothing is left in the portfolio that a fault fits
 */
export function seedFaults(input: SnapshotInput, names: readonly string[]): SnapshotInput {
  const draft = draftOf(input, input.asOf ?? input.pulledAt.slice(0, 10));
  if (names.includes('all')) refuseCrowd(draft);
  const ids = names.flatMap((name) => (name === 'all' ? FAULTS.map(({ id }) => id) : name));
  for (const { fault, company } of scarceFirst(
    ids.map((name) => resolve(name, draft)),
    draft,
  )) {
    const chain = choose(fault, draft, company);
    if (fault.touches)
      draft.broken.set(chain.deal.id, (draft.broken.get(chain.deal.id) ?? new Set()).add(fault.touches));
    fault.apply(draft, chain);
  }
  return inputOf(draft, input);
}

function refuseCrowd({ records: { communities } }: Draft): void {
  if (communities.length >= ROOM_FOR_ALL) return;
  throw new PlumblineError({
    what: `--faults all does not fit into ${communities.length} ${communities.length === 1 ? 'community' : 'communities'}.`,
    why: `There are ${FAULTS.length} faults, and two in the same part of an engagement would hide one another.`,
    fix: `Add --communities ${ROOM_FOR_ALL}, or name fewer faults.`,
  });
}

interface Wanted {
  fault: Fault;
  /** HubSpot id of the community to seed it in; undefined for any. */
  company: string | undefined;
}

function resolve(name: string, { records }: Draft): Wanted {
  const [id = '', communityId] = name.split('@');
  const fault = FAULTS.find((candidate) => candidate.id === id);
  if (!fault) throw unknown('fault', id, [...[...FAULTS, ...INPUT_FAULTS].map((candidate) => candidate.id), 'all']);
  const community = records.communities.find((candidate) => candidate.communityId === communityId);
  if (communityId !== undefined && !community) {
    throw unknown(
      'community',
      communityId,
      records.communities.flatMap((candidate) => candidate.communityId ?? []),
    );
  }
  return { fault, company: communityId === undefined ? undefined : community?.id };
}

function unknown(what: string, name: string, known: readonly string[]): PlumblineError {
  const [first = '', ...others] = known;
  const meant = nearest(name, known) ?? first;
  return new PlumblineError({
    what: `--faults does not know the ${what} ${JSON.stringify(name)}.`,
    why: `It knows ${[first, ...others].slice(0, 40).join(', ')}.`,
    fix: `Write, for example, ${meant}.`,
  });
}

/** Faults with a place come first, in their order; of the others, those that fit few chains choose before those that fit many. */
function scarceFirst(wanted: Wanted[], draft: Draft): Wanted[] {
  const chains = chainsOf(draft);
  const room = (one: Wanted) =>
    one.company === undefined ? chains.filter((chain) => fits(one, chain, draft)).length : -1;
  return wanted
    .map((one) => ({ one, room: room(one) }))
    .sort((a, b) => a.room - b.room)
    .map(({ one }) => one);
}

const fits = ({ fault, company }: Wanted, chain: Chain, draft: Draft): boolean =>
  (company === undefined || chain.community.id === company) && fault.fits(chain, draft);

/** Whether the part that a fault breaks is whole, and the rest is not broken as a whole. */
function isFree({ touches }: Fault, { deal }: Chain, { broken }: Draft): boolean {
  const parts = broken.get(deal.id);
  if (touches === null || parts === undefined) return true;
  if (parts.has(touches)) return false;
  if (touches === 'community') return true;
  return !parts.has('deal') && (touches !== 'deal' || parts.size === (parts.has('community') ? 1 : 0));
}

/** The first chain that fits, where the fewest faults are so far: on the deal, then in the community. */
function choose(fault: Fault, draft: Draft, company: string | undefined): Chain {
  const faultsOn = (id: string) => draft.broken.get(id)?.size ?? 0;
  const [chain] = chainsOf(draft)
    .filter((candidate) => fits({ fault, company }, candidate, draft) && isFree(fault, candidate, draft))
    .map((candidate) => ({
      candidate,
      own: faultsOn(candidate.deal.id),
      near: candidate.others.reduce((sum, { id }) => sum + faultsOn(id), 0),
    }))
    .sort((a, b) => a.own - b.own || a.near - b.near);
  if (chain) return chain.candidate;
  throw new PlumblineError({
    what: `The fault ${fault.id} cannot be seeded.`,
    why: `No deal ${company === undefined ? 'of the portfolio' : 'of that community'} is left that it fits.`,
    fix: `Ask for fewer faults, or for more communities: any fault fits into ${ROOM_FOR_ONE}, all of them into ${ROOM_FOR_ALL} (--communities ${ROOM_FOR_ALL}).`,
  });
}
