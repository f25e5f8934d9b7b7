import type { CheckResult } from '../invariants/index.ts';

/** One JSON object, as `checkResultSchema` describes it. */
export const json = (result: CheckResult): string => `${JSON.stringify(result, null, 2)}\n`;
