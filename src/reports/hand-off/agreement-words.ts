import { count } from '../words.ts';
import type { Shape } from '../workspace/table.ts';
import type { DealState } from './state.ts';

/** `2 fields differ, 1 missing`, `Nothing differs`. */
export function agreementWords({ different, missing, notJudged }: DealState['agreement']): string {
  const parts = [
    different === 0 ? [] : `${count(different, 'field')} ${different === 1 ? 'differs' : 'differ'}`,
    missing === 0 ? [] : different === 0 ? `${count(missing, 'field')} missing` : `${missing} missing`,
    notJudged === 0 ? [] : `${notJudged} not judged`,
  ].flat();
  return parts.length === 0 ? 'Nothing differs' : parts.join(', ');
}

/** What the list is filtered by, with its shape. */
export function agreementState({ agreement, comparisons }: DealState): { value: string; shape: Shape } {
  const rows = comparisons.flatMap(({ engagement, rows: all }) => (engagement ? all : []));
  if (comparisons.every(({ engagement }) => !engagement)) return { value: 'No engagement', shape: 'open' };
  if (agreement.different > 0) {
    const isGrave = rows.some(({ is, isWaived, shape }) => is === 'different' && !isWaived && shape === 'error');
    return { value: 'Differs', shape: isGrave ? 'error' : 'warning' };
  }
  if (agreement.missing > 0) return { value: 'Something missing', shape: 'due' };
  if (agreement.notJudged > 0) return { value: 'Not judged', shape: 'open' };
  return { value: 'Nothing differs', shape: 'delivered' };
}
