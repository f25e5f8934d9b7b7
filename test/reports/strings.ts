/** Arguments that a text may take: a number, a name, a list, a flag. One that does not fit makes it throw. */
const NUMBERS = [0, 1, 2, 12];

/**
 * Every text in a catalogue: plain ones, and what the functions make of sample arguments. Names are a word that is in no
 * language, so that what is found is the catalogue's own.
 */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return madeBy(value as Text);
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(stringsIn);
}

type Text = (...parts: unknown[]) => unknown;

export const NAME = 'Qx';

function madeBy(text: Text): string[] {
  const kinds: ((at: number) => unknown)[] = [
    ...NUMBERS.map((number) => () => number),
    () => NAME,
    (at) => (at === 0 ? NAME : 1),
    (at) => (at === 0 ? 1 : NAME),
    (at) => (at === 0 ? NAME : 2),
    (at) => (at === 0 ? 2 : NAME),
    (at) => (at === 0 ? NAME : true),
    (at) => (at === 0 ? NAME : null),
    () => null,
    () => true,
    () => [NAME, NAME],
  ];
  const found = kinds.flatMap((kind) => {
    try {
      return stringsIn(text(...Array.from({ length: Math.max(text.length, 1) + 2 }, (_, at) => kind(at))));
    } catch {
      return [];
    }
  });
  return [...new Set(found)];
}
