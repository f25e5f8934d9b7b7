import { INTAKE } from '../../model/index.ts';
import { livingDeals, type Own } from './own.ts';

export interface Completeness {
  known: number;
  of: number;
  /** Whole percent, rounded down: 100 means complete. */
  percent: number;
  /** What is not known, as a sentence names it; what is required first. */
  missing: string[];
}

/** How much of the hand-off packet is written down, each fact counting the same. */
export function completenessOf(own: Pick<Own, 'community' | 'deals'>): Completeness {
  const deals = livingDeals(own);
  const missing = INTAKE.filter(({ isKnown }) => !isKnown(own.community, deals));
  const known = INTAKE.length - missing.length;
  return {
    ...{ known, of: INTAKE.length, percent: Math.floor((known * 100) / INTAKE.length) },
    missing: [
      ...missing.filter(({ isRequired }) => isRequired),
      ...missing.filter(({ isRequired }) => !isRequired),
    ].map(({ label }) => label),
  };
}
