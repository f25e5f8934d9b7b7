import { fitText, textWidth } from './text-width.ts';

/** The text in lines that fit, broken at spaces; what is left after `most` lines ends the last with an ellipsis. A word that is too long is cut. */
export function wrapText(text: string, fontSize: number, room: number, most = Infinity): string[] {
  const lines: string[] = [];
  for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
    const last = lines.at(-1);
    const joined = `${last ?? ''} ${word}`;
    if (last !== undefined && textWidth(joined, fontSize) <= room) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  const rest = lines.slice(most);
  if (rest.length) kept.push([kept.pop(), ...rest].join(' '));
  return kept.map((line) => fitText(line, fontSize, room));
}
