import { json } from '../../findings/index.ts';
import type { CheckResult } from '../../invariants/index.ts';
import { check } from '../data.ts';

/** The result of the check, byte for byte as `npm run check -- --format json` prints it when it first runs on that day. */
export const GET = (): Response =>
  // A key that is left out is typed as possibly undefined by the schema, and never is.
  new Response(json(check as CheckResult), { headers: { 'content-type': 'application/json' } });
