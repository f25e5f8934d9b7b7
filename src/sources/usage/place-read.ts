import type { SetAside } from '../../model/index.ts';
import type { Measure, Series } from './query.ts';

/** What one place gave. */
export interface PlaceRead {
  id: string;
  series: Record<Measure, Series>;
  /** Measures of which an answer may not have been whole. */
  tentative: ReadonlySet<Measure>;
  setAside: SetAside[];
  requests: number;
  notes: string[];
}

export const emptySeries = (): Record<Measure, Series> => ({ dau: new Map(), wau: new Map(), mau: new Map() });
