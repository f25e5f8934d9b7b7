import { textWidth } from '../charts/index.ts';

/** The widths are estimated; this is how much wider a line turned out at most in Chromium. */
const ROOM = 1.05;
/** How much wider the semi-bold face is than the regular one that the widths are measured in. */
const BOLD = 1.05;

/** What a line may take at most, in the unit of `size`. */
export const widthOf = (text: string, size: number, isBold = false): number =>
  textWidth(text, size) * ROOM * (isBold ? BOLD : 1);

/** The words in lines no wider than `room`. A word that is wider itself is cut into pieces. */
export function wrap(text: string, size: number, room: number, isBold = false): string[] {
  const fits = (line: string) => widthOf(line, size, isBold) <= room;
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).flatMap((word) => pieces(word, fits))) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, fits: (line: string) => boolean): string[] {
  const all: string[] = [];
  for (const character of word) {
    const last = all.at(-1);
    if (last !== undefined && fits(last + character)) all[all.length - 1] = last + character;
    else all.push(character);
  }
  return all;
}
