/** One transport policy for all sources: time, attempts, waits, content, paging, and what each failure means. */
export { foreignAddress } from './addresses.ts';
export { backOff, MAX_ATTEMPTS, MAX_RETRY_AFTER_MS, type Wait } from './back-off.ts';
export { readErrorBody, retryAfter } from './body.ts';
export { createTransport } from './create.ts';
export { systemEffects, type Clock, type Effects } from './effects.ts';
export { maskEmails, SourceError } from './error.ts';
export { reading, RequestFailure, type Failure, type FailureKind } from './failure.ts';
export type { Limiter, Rate, Turn } from './limiter.ts';
export type { Limits } from './limits.ts';
export { proofOf, readPages, type Page, type Paged } from './pages.ts';
export { failuresPage, RULES, verdict, type Action, type Rule } from './policy/index.ts';
export { proxiesOf } from './proxy.ts';
export { redactor } from './redact.ts';
export { type Answer } from './send.ts';
export type { Asked, Effort, Transport } from './transport.ts';
