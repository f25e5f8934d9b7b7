import type { Day } from '../../model/index.ts';
import type { Finding, Owner, Severity } from '../types.ts';

/** One approved exception. Only one without a problem has all that it needs. */
export interface Waiver {
  /** The fingerprint, else `rule/subject`, else a hash of what stands there: never its place in the file. */
  id: string;
  fingerprint: string | null;
  rule: string | null;
  /** The record's id in its own system. */
  subject: string | null;
  reason: string;
  /** A name with the team in brackets, `Ada (BD)`; or a word that names the team, `BD lead`. */
  approvedBy: string;
  created: Day;
  /** The last day on which it counts, at most MAX_DAYS after `created`. */
  expires: Day;
  /** Why it cannot be used, as the end of a sentence; null when it can. */
  problem: string | null;
  /** Null until the rules have judged. */
  use: WaiverUse | null;
}

/** What a waiver meets in a check. */
export interface WaiverUse {
  findings: readonly Waived[];
  /** Why nothing that is met proves nothing; null when it is certain. */
  doubt: string | null;
}

export type Waived = { severity: Severity; owner: Owner; community: string | null };

export interface WaiverFile {
  waivers: readonly Waiver[];
  /** Why the file as a whole cannot be read, as a sentence; then nothing is waived. */
  problem: string | null;
}

export const NO_WAIVERS: WaiverFile = { waivers: [], problem: null };

/** Most days from `created` to `expires`. */
export const MAX_DAYS = 180;

/** What a waiver is matched by. */
export type Waivable = Pick<Finding, 'fingerprint' | 'rule'> & { subject: { id: string } };
