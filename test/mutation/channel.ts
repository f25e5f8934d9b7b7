/** What Stryker's process and the thread with the tests say to each other. */
export const CHANNEL = 'plumbline-mutation';

export interface Question {
  /** Names of tests; null for all. */
  filter: string[] | null;
  /** Null for a run of the unchanged code. */
  mutant: string | null;
  hitLimit: number | null;
}

export interface Tried {
  id: string;
  name: string;
  timeSpentMs: number;
  failure: string | null;
}

/** The results up to the first failure of a mutant. */
export interface Answer {
  results: Tried[];
  hitCount: number;
  coverage: unknown;
}
