import { OWNERS, type Owner } from '../types.ts';

const NAMES: Record<Owner, RegExp> = {
  BD: /\bBD\b|\b[Bb]usiness [Dd]evelopment\b/,
  // In capitals only: “de” is part of many names.
  DE: /\bDE\b|\b[Dd]elivery [Ee]nablement\b/,
  'P&S': /\bP\s?&\s?S\b|\b[Pp]roduct (&|and) [Ss]ervices\b/,
};

/**
 * The team that an approver is of: one of the owners, or `other`. What stands in brackets at the end says it, else a word
 * that names a team. Null when neither is there.
 */
export function teamOf(approvedBy: string): Owner | 'other' | null {
  const [, bracketed] = /\(([^()]+)\)\s*$/.exec(approvedBy) ?? [];
  const named = (words: string) => OWNERS.find((owner) => NAMES[owner].test(words));
  if (bracketed === undefined) return named(approvedBy) ?? null;
  // Alone in brackets it is no part of a name, so small letters count too.
  const short = bracketed.replace(/\s/g, '').toUpperCase();
  return named(bracketed) ?? OWNERS.find((owner) => owner === short) ?? 'other';
}
