/** From the bytes of a file to its text, and what shows that its characters were decoded wrongly. */
import { isUtf8 } from 'node:buffer';
import type { HandbookProblem } from '../../model/index.ts';

export interface Decoded {
  /** Without a byte order mark; every line ends with a line feed. */
  text: string;
  problems: HandbookProblem[];
}

/** Never throws: bytes that are no UTF-8 become U+FFFD. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = UTF16.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  const text = new TextDecoder(marked?.encoding ?? 'utf-8').decode(bytes).replace(/\r\n?/g, '\n');
  const problems = marked
    ? [problem(marked.encoding, 1, `The file is ${marked.encoding}, and pages are UTF-8.`, SAVE)]
    : [];
  const lost = isUtf8(bytes)
    ? 'A character was lost when the file was saved; � stands in its place.'
    : 'The file is no UTF-8: � stands where its bytes make no character.';
  return { text, problems: [...problems, ...charactersIn(text, lost)] };
}

const UTF16 = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

const SAVE = 'Save the file as UTF-8.';

/** What Windows-1252 shows for the bytes 80 to 9F, and for 80 to BF. */
const HIGH = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\\u0080-\\u009f';
const NEXT = `${HIGH}\\u00a0-\\u00bf`;

/**
 * UTF-8 that was read as Windows-1252 or Latin-1: a letter that begins a sequence of bytes, and what follows in such a
 * sequence. Capital letters before a quotation mark, as in `CAFÃ»`, are left alone.
 */
const MISREAD = new RegExp(
  `â[${HIGH}][${NEXT}]|ð[${HIGH}][${NEXT}]{2}|ï»¿|ï¿½|(?<!\\p{Lu})[ÃÂ][${NEXT}]|[ÃÂ](?![»”’“])[${NEXT}]|(?<!\\p{Lu})Â `,
  'gu',
);

function charactersIn(text: string, lost: string): HandbookProblem[] {
  const found = [...text.matchAll(/\uFFFD|\0/g), ...text.matchAll(MISREAD)].sort((a, b) => a.index - b.index);
  if (found.length === 0) return [];
  const line = lineCounter(text);
  return found.map(({ 0: characters, index }) => {
    const at = line(index);
    if (characters === '\uFFFD')
      return problem('U+FFFD', at, lost, 'Write the character again, and save the file as UTF-8.');
    if (characters === '\0')
      return problem('U+0000', at, 'The text holds a NUL, which no page can show.', 'Remove it.');
    const meant = remade(characters);
    const fix = meant === null ? 'Write what was meant.' : `Write ${meant} instead.`;
    return problem(
      characters.trim(),
      at,
      `${characters.trim()} looks like UTF-8 that was read in another encoding.`,
      fix,
    );
  });
}

const problem = (detail: string, line: number, why: string, fix: string): HandbookProblem => ({
  ...{ kind: 'wrong-encoding' as const, detail, line, why, fix },
});

/** Gives the line of each place, asked for from the first to the last. */
function lineCounter(text: string): (place: number) => number {
  let [line, from] = [1, 0];
  return (place) => {
    for (let next = text.indexOf('\n', from); next !== -1 && next < place; next = text.indexOf('\n', from)) {
      line++;
      from = next + 1;
    }
    return line;
  };
}

/** The characters that the bytes stood for; null where they stand for none, or for white space. */
function remade(characters: string): string | null {
  const bytes = Array.from(characters, (character) => {
    const special = WINDOWS.indexOf(character);
    return special === -1 ? character.charCodeAt(0) : special + 0x80;
  });
  const text = new TextDecoder().decode(new Uint8Array(bytes));
  return /^[^\s\uFFFD]+$/.test(text) ? text : null;
}

/** The characters of the bytes 80 to 9F in Windows-1252, in their order; a space where there is none. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'.replace(/ /g, '\0');
