import { check } from '../data.ts';

/** The result of the check as `npm run check -- --format json` prints it. */
export const GET = (): Response => Response.json(check);
