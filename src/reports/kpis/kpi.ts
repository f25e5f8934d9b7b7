import { formatNumber, formatPercent, type AnyChart } from '../../charts/index.ts';
import type { WorkTable } from '../workspace/table.ts';

/** A figure of the pipeline with everything that it is made of. */
export interface Kpi {
  /** Stable name; last step of the address of its page. */
  id: string;
  label: string;
  /** As it is shown, with its base. */
  value: string;
  /** A share of 0 to 1; null of amounts, and where there is nothing to take a share of. */
  share: number | null;
  numerator: { is: string; value: string };
  denominator: { is: string; value: string };
  /** Which days it is of. */
  span: string;
  /** One sentence with the figure, as the first line of its page. */
  answer: string;
  /** How it is computed, a sentence each. */
  definition: string[];
  target: { words: string; isReached: boolean | null } | null;
  /** What is not in it and may belong there. */
  doubts: string[];
  /** The records behind it. */
  tables: WorkTable[];
  charts: AnyChart[];
  /** Section of the handbook that says what to do. */
  handbook: string;
}

/** The smallest number of records that a percentage is given of. */
export const SMALLEST = 5;

export const TOO_FEW = `There is no percentage of fewer than ${SMALLEST}: one more or less would be 20 % or more.`;

/** `7 of 8 communities, 88 %`; of fewer than five without the percentage; of none in words. */
export function shareText(part: number, whole: number, noun: string): string {
  if (whole === 0) return `No ${noun}`;
  if (whole < SMALLEST) return `${formatNumber(part)} of ${formatNumber(whole)} ${noun}`;
  return formatPercent(part, whole, noun);
}

/** Sentences that belong to a share of few. */
export const fewDoubt = (whole: number): string[] => (whole > 0 && whole < SMALLEST ? [TOO_FEW] : []);
