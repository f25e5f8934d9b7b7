import { addDays, type Engagement, type FteLog } from '../../model/index.ts';
import { fteOf, type FteSums } from '../fte-clause.ts';
import { inFte } from '../health/index.ts';
import { count } from '../words.ts';
import type { Shape } from '../workspace/table.ts';
import type { WorkInputs } from '../workspace/inputs.ts';

/** Whether the FTE clause is honoured, as the rules `fte-delivered-to-date` and `fte-delivered-at-end` judge it. */
export interface Clause {
  fte: number | null;
  /** Mean FTE delivered so far or over the whole term; null where nothing can be said of it. */
  mean: number | null;
  verdict: { word: string; shape: Shape };
  sentence: string;
}

export const fteSums = (engagement: Engagement, { look, asOf }: WorkInputs): FteSums | null =>
  fteOf(engagement, { fteLog: look.fteLogOfEngagement(engagement.id) as FteLog[], asOf, through: addDays(asOf, -1) });

export function clauseOf(engagement: Engagement, inputs: WorkInputs): Clause {
  const { id, fteCommitted: fte, start, end } = engagement;
  const none = (word: string, sentence: string, shape: Shape = 'open'): Clause => ({
    ...{ fte, mean: null, sentence },
    verdict: { word, shape },
  });
  if (fte === null) return none('No clause', 'The engagement states no FTE, so there is no clause to honour.');
  if (fte === 0) return none('No clause', 'The engagement states 0 FTE, so there is no clause to honour.');
  if (start !== null && start > inputs.asOf)
    return none('To come', `${inFte(fte)} FTE are committed from the start on.`);
  const hasEnded = end !== null && end < inputs.asOf;
  const verdict = inputs.ask(hasEnded ? 'fte-delivered-at-end' : 'fte-delivered-to-date', id);
  const sums = fteSums(engagement, inputs);
  if (verdict === null) return none('Too early', `${inFte(fte)} FTE are committed; no whole month has passed yet.`);
  if (verdict.says === 'unknown')
    return none('Not known', `${inFte(fte)} FTE are committed. ${verdict.reason}`, 'info');
  const mean = sums?.mean ?? 0;
  const over = hasEnded ? 'over the whole term' : `over ${count(sums?.wholeMonths ?? 0, 'whole month')}`;
  const fact = `${inFte(mean)} FTE on average ${over} for ${inFte(fte)} committed`;
  if (verdict.says === 'met') {
    const word = hasEnded ? 'Honoured' : 'Keeps up';
    return { fte, mean, verdict: { word, shape: 'delivered' }, sentence: `${word}: ${fact}.` };
  }
  const word = hasEnded ? 'Not honoured' : 'Behind';
  const shape = hasEnded ? 'error' : 'warning';
  return { fte, mean, verdict: { word, shape }, sentence: `${word}: ${fact}.` };
}
