/** One transport policy for all sources: time, attempts, waits, content, paging, and what each failure means. */
export { readErrorBody, retryAfter } from './body.ts';
export { systemEffects, type Clock, type Effects } from './effects.ts';
export { maskEmails, SourceError, SYSTEM_LABEL, SYSTEM_NAME } from './error.ts';
export { reading, RequestFailure, type Failure, type FailureKind } from './failure.ts';
export { proofOf, readPages, type Page, type Paged } from './pages.ts';
export { RULES, TOKEN_VARIABLE, verdict, type Action, type Rule } from './policy.ts';
export { redactor } from './redact.ts';
export { type Answer } from './send.ts';
export { createTransport, MAX_ATTEMPTS, MAX_RETRY_AFTER_MS, type Limits, type Transport } from './transport.ts';
