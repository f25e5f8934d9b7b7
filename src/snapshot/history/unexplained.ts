import type { Usage, UsageCorrection } from '../../model/index.ts';
import { compare } from '../format.ts';
import { eachPoint, pointKey } from './history.ts';
import type { Ledger } from './ledger.ts';

/**
 * Days of published months whose value is another one now, without a correction that says so: somebody changed the files
 * of the history. What was found in an earlier pull stays until a correction explains it or the value is the old one again.
 */
export function unexplainedOf(
  ledger: Ledger,
  published: readonly Usage[],
  earlier: readonly UsageCorrection[],
  recordedAt: string,
): UsageCorrection[] {
  const found = new Map<string, UsageCorrection>();
  for (const item of earlier) {
    const settled = ledger.value(item) === item.before || ledger.explains({ ...item, value: item.after });
    if (!settled) found.set(pointKey(item), item);
  }
  for (const { value: before, ...point } of eachPoint(published)) {
    const after = ledger.value(point);
    if (after === before || ledger.explains({ ...point, value: after })) continue;
    found.set(pointKey(point), { ...point, before, after, recordedAt });
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([, item]) => item);
}
