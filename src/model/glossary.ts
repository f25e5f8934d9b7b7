import type { GlossaryEntry } from './handbook.ts';

/** Finds an entry by its id, its term or another of its names; case, spaces and a plural aside. */
export type FindTerm = (name: string) => GlossaryEntry | null;

export function termFinder(entries: readonly GlossaryEntry[]): FindTerm {
  const byName = new Map<string, GlossaryEntry>();
  // An entry's own names come before what another makes of them in the plural.
  for (const entry of entries) for (const name of namesOf(entry)) byName.set(name, byName.get(name) ?? entry);
  return (name) => {
    const [found] = spellings(name).flatMap((spelling) => byName.get(spelling) ?? []);
    return found ?? null;
  };
}

/** Every name under which an entry is found, as it is compared. */
export const namesOf = ({ id, term, aliases }: Pick<GlossaryEntry, 'id' | 'term' | 'aliases'>): string[] => [
  ...new Set([id, term, ...aliases].map(plain)),
];

/** A name as names are compared. */
export const plain = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** The name, then what it may be the plural of. */
function spellings(name: string): string[] {
  const own = plain(name);
  return [
    own,
    ...(own.endsWith('ies') ? [`${own.slice(0, -3)}y`] : []),
    ...(own.endsWith('s') ? [own.slice(0, -1)] : []),
  ];
}
