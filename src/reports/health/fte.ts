import { addDays, type Engagement } from '../../model/index.ts';
import { formatNumber } from '../../charts/index.ts';
import { fteOf } from '../fte-clause.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { asksNothing, known, notKnown, type Reading } from './reading.ts';

/** FTE cut after two decimals, as in findings: what is too little must not look enough. */
export const inFte = (fte: number): string => formatNumber(Math.floor(fte * 100 + 1e-6) / 100, 2);

/** The FTE delivered of an engagement that runs, against its clause; the rule `fte-delivered-to-date` says whether that can be told. */
export function fteReading(engagement: Engagement, { look, asOf, ask }: WorkInputs): Reading {
  const { id, fteCommitted } = engagement;
  if (fteCommitted === null || fteCommitted === 0) return asksNothing('The agreement has no FTE clause.');
  const verdict = ask('fte-delivered-to-date', id);
  const sums = fteOf(engagement, { fteLog: [...look.fteLogOfEngagement(id)], asOf, through: addDays(asOf, -1) });
  if (verdict === null) return asksNothing('No whole month of the agreement has passed.');
  if (verdict.says === 'unknown') return notKnown(verdict.reason);
  if (sums === null) return notKnown('The FTE committed cannot be reckoned without dates in order.');
  const mean = sums.mean ?? 0;
  return known(
    mean / fteCommitted,
    `${inFte(mean)} of ${inFte(fteCommitted)} FTE committed, on average over ${sums.wholeMonths === 1 ? 'one whole month' : `${sums.wholeMonths} whole months`}`,
  );
}
