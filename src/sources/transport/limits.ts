import type { Config } from '../../model/index.ts';

/** Limits of a pull, shared by all its sources. */
export interface Limits {
  /** Time of one request, head and body. */
  timeoutMs: number;
  /** Instant at which the whole pull must be over, in milliseconds since 1970. */
  deadlineAt: number;
  /** Aborts when another source has failed: all or nothing. */
  signal: AbortSignal;
  /** Requests that each system allows; those of the vendors' documentation when left out. */
  rates?: Config['rates'];
  /** Proxies on the way, as `host:port`, so that a failure of theirs is told from one of the system. */
  proxies?: readonly string[];
  /** Makes secrets unreadable in the vendors' words, before they are cut to fit a message. */
  redact?: (text: string) => string;
}
