/** A stream of numbers that depends on its name only: no clock, no machine, no other stream. */
export interface Random {
  /** At least 0 and below 1, with 32 bits of it random. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** A number from `low` up to, but not including, `high`. */
  between(low: number, high: number): number;
  /** True in `probability` of the cases. */
  chance(probability: number): boolean;
  /** One item; throws RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** `count` different items in a random order; all of them when there are fewer. */
  some<T>(items: readonly T[], count: number): T[];
}

/** The stream with this name. Equal names give equal streams, and names that differ give unrelated ones. */
export function stream(...name: (string | number)[]): Random {
  const next = sfc32(hash(name.join('\u0000')));
  const between = (low: number, high: number) => low + next() * (high - low);
  const int = (low: number, high: number) => Math.floor(between(low, high + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('Expected at least one item to pick from, found none.');
    return item;
  };
  const some = <T>(items: readonly T[], count: number): T[] => {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)).flat();
  };
  return { next, int, between, pick, some, chance: (probability) => next() < probability };
}

/** Four 32-bit words from a text: FNV-1a with four offsets, each finished with the mixer of MurmurHash3. */
function hash(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    for (let w = 0; w < 4; w++) words[w] = Math.imul((words[w] ?? 0) ^ (code + w), 0x01000193);
  }
  return words.map((word) => {
    const a = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    return (b ^ (b >>> 16)) >>> 0;
  }) as typeof words;
}

/** Chris Doty-Humphrey's Small Fast Counter, 32 bits, from PractRand (public domain). */
function sfc32([a, b, c, counter]: [number, number, number, number]): () => number {
  const step = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first numbers still show how the state was filled.
  for (let i = 0; i < 12; i++) step();
  return step;
}
