import { daysBetween, isOpen, STAGES, type Day, type Deal, type Stage } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { compare } from '../words.ts';

/** `new`: it came into the pipeline; `moved`: to an open stage from one that nobody noted. */
export type MoveKind = 'new' | 'on' | 'back' | 'moved' | 'won' | 'lost' | 'unknown';

/** A deal that came in or changed its stage. */
export interface Move {
  deal: Deal;
  on: Day;
  /** Null where it came in, or where the stage before was not noted. */
  from: Stage | null;
  /** Null for a stage that is none of the seven. */
  to: Stage | null;
  kind: MoveKind;
  /** Whether the journal noted it; else it is read from the deal, which remembers its last move only. */
  isNoted: boolean;
}

/**
 * The moves from one day to another: those in the journal, and of each deal its creation and its last move as HubSpot has
 * them, where the journal has not noted these. Moves before the first night of the journal are known in no other way.
 */
export function movesOf({ snapshot, journal }: Pick<WorkInputs, 'snapshot' | 'journal'>, from: Day, to: Day): Move[] {
  const noted = Map.groupBy(journal?.moves ?? [], ({ deal }) => deal);
  const all = snapshot.records.deals.flatMap((deal): Move[] => {
    const own = (noted.get(deal.id) ?? []).map((move): Move => {
      const isNew = move.from === null && !isFirstKnown(deal, move);
      return {
        deal,
        on: move.on,
        from: move.from,
        to: move.to,
        kind: kindOf(move.from, move.to, isNew),
        isNoted: true,
      };
    });
    const isEntryNoted = own.some(
      ({ to: stage, on }) => stage === deal.stage && (on === entered(deal) || entered(deal) === null),
    );
    const isNewNoted = own.some(({ kind }) => kind === 'new');
    return [...own, ...(isNewNoted ? [] : created(deal)), ...(isEntryNoted ? [] : lastMove(deal))];
  });
  return all
    .filter(({ on }) => on >= from && on <= to)
    .sort((a, b) => compare(b.on, a.on) || compare(a.deal.id, b.deal.id) || rank(a.to) - rank(b.to));
}

/** A deal that was created before the night that first noted it came in on its day of creation. */
const isFirstKnown = ({ createdOn }: Deal, { on }: { on: Day }): boolean => createdOn !== null && createdOn < on;

/** The day on which a deal entered its stage; a closed deal without one entered it on its close date. */
const entered = ({ stage, stageEnteredOn, closedOn }: Deal): Day | null =>
  stageEnteredOn ?? (stage !== null && !isOpen(stage) ? closedOn : null);

const created = (deal: Deal): Move[] =>
  deal.createdOn === null ? [] : [{ deal, on: deal.createdOn, from: null, to: null, kind: 'new', isNoted: false }];

/** The last move of a deal. A deal that entered its stage on the day of its creation was created there. */
function lastMove(deal: Deal): Move[] {
  const on = entered(deal);
  if (on === null || (on === deal.createdOn && deal.stage !== null && isOpen(deal.stage))) return [];
  return [{ deal, on, from: null, to: deal.stage, kind: kindOf(null, deal.stage, false), isNoted: false }];
}

const rank = (stage: Stage | null): number => (stage === null ? -1 : STAGES.indexOf(stage));

function kindOf(from: Stage | null, to: Stage | null, isNew: boolean): MoveKind {
  if (to === 'Closed Won') return 'won';
  if (to === 'Closed Lost') return 'lost';
  if (isNew) return 'new';
  if (to === null) return 'unknown';
  if (from === null) return 'moved';
  return from !== 'Closed Lost' && rank(to) > rank(from) ? 'on' : 'back';
}

/** Days from the move to the day of the data. */
export const daysSince = ({ on }: Move, asOf: Day): number => daysBetween(on, asOf);
