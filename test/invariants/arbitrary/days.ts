import { addDays } from '../../../src/model/index.ts';

/** A Monday. */
export const AS_OF = '2026-06-15';

/** The day so many days after, or before, that of the check. */
export const day = (offset: number): string => addDays(AS_OF, offset);
