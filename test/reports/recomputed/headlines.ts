import { expect } from 'vitest';
import { impactClaim, milestoneCounts, milestoneFacts, namesBusiest, usageClaim, type Claim } from './claims.ts';
import type { Scope } from './db.ts';
import { sectionsOf } from './milestones.ts';
import { tokens } from './read.ts';

/** Names of a community, which may hold digits that are no claims. */
const namesIn = ({ db, community }: Scope): string[] =>
  db
    .all(
      `select name from e where community = ?1 union select r ->> 'name' from hubs where r ->> 'communityId' = ?1
       union select name from d where community = ?1`,
      community,
    )
    .flatMap(({ name }) => (typeof name === 'string' ? name : []));

/** Holds what a report claims in its first sentence against what is recomputed: its numbers, its dates and its words. */
export function checkHeadline(report: 'milestones' | 'impact' | 'usage', headline: string, scope: Scope): void {
  if (report !== 'milestones') {
    holds(headline, report === 'usage' ? usageClaim(scope) : impactClaim(scope), scope);
    return;
  }
  const facts = milestoneFacts(scope);
  if (scope.language === 'en') {
    expect(milestoneCounts(headline), headline).toEqual(facts);
    return;
  }
  const counts = tokens(headline, scope.language, namesIn(scope)).filter((token) => /^\d+$/.test(token));
  const known = [...Object.values(facts), sectionsOf(scope)[0]?.work.length].map(String);
  expect(known, headline).toEqual(expect.arrayContaining(counts));
}

function holds(
  headline: string,
  { tokens: numbers, says, not, isBusiest }: Claim & { isBusiest: boolean },
  scope: Scope,
): void {
  expect(tokens(headline, scope.language, namesIn(scope)).sort(), headline).toEqual(numbers.toSorted());
  for (const part of says) expect(headline).toContain(part);
  for (const part of not) expect(headline).not.toContain(part);
  expect(namesBusiest(headline, scope.language), headline).toBe(isBusiest);
}
