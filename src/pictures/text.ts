import type { Font } from 'fontkit';
import { fontFor } from './font.ts';

/** A text as one path in thousandths of the font size, y upwards, with its width. */
export interface TextOutline {
  d: string;
  width: number;
}

/** Texts that are kept: axis labels and headings come again in chart after chart. */
const KEPT = 2000;
const kept = new Map<string, TextOutline>();

export function outlineText(text: string, weight: number): TextOutline {
  const key = `${weight} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= KEPT) kept.clear();
  const outline = draw(text, weight);
  kept.set(key, outline);
  return outline;
}

/** Joiners, variation selectors and marks of direction have no shape of their own. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cc}/u;
const SPACES = /[\u00a0\u2007\u202f]/;
/** Width of a character that no font here has. */
const BOX = 652;

function draw(text: string, weight: number): TextOutline {
  let d = '';
  let at = 0;
  for (const { font, content } of runs(text, weight)) {
    if (!font) {
      d += box(at);
      at += BOX;
      continue;
    }
    const { glyphs, positions } = font.layout(content);
    glyphs.forEach((glyph, i) => {
      const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[i] ?? {};
      d += path(glyph.path.commands, at + xOffset, yOffset);
      at += xAdvance;
    });
  }
  return { d, width: at };
}

/** Neighbours of one font together, so that they are kerned; a character without a font alone. */
function runs(text: string, weight: number): { font: Font | null; content: string }[] {
  const found: { font: Font | null; content: string }[] = [];
  for (const character of text.normalize('NFC').toWellFormed()) {
    if (INVISIBLE.test(character)) continue;
    const plain = SPACES.test(character) && !fontFor(character, weight) ? ' ' : character;
    const font = fontFor(plain, weight);
    const last = found.at(-1);
    if (last?.font && last.font === font) last.content += plain;
    else found.push({ font, content: plain });
  }
  return found;
}

const LETTERS: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

const path = (commands: { command: string; args: number[] }[], x: number, y: number): string =>
  commands
    .map(
      ({ command, args }) =>
        (LETTERS[command] ?? '') + args.map((one, i) => Math.round(one + (i % 2 ? y : x))).join(' '),
    )
    .join('');

/** An empty frame, as fonts draw for what they do not have. */
const box = (x: number): string => `M${x + 90} 0H${x + BOX - 90}V640H${x + 90}ZM${x + 130} 40V600H${x + BOX - 130}V40Z`;
