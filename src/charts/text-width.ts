/**
 * Widths of Source Sans 3 (regular) in thousandths of the font size, measured in Chromium. An estimate is enough: the drawing
 * leaves a few units of room, and a fallback face differs by more.
 */
const WIDTHS: [width: number, characters: string][] = [
  [100, '\u202f'],
  [200, ' \u00a0'],
  [250, "',.:;Iijl|"],
  [300, '!()-[]{}f'],
  [345, '/\\rt'],
  [425, '*?szJ'],
  [470, 'cvxyLYk'],
  [500, '#$+0123456789<=>^_~\u2212aegEF'],
  [550, 'bdhnopquABCKPRSTVXZ`'],
  [610, '&DG'],
  [660, 'HNOQU'],
  [725, 'Mw'],
  [840, 'Wm%@'],
  [950, '\u2026'],
];
const WIDTH = new Map(WIDTHS.flatMap(([width, characters]) => Array.from(characters, (one) => [one, width] as const)));

/** Beyond Latin a letter is taken as wide: ideographs fill the em. */
const widthOf = (character: string) => WIDTH.get(character) ?? ((character.codePointAt(0) ?? 0) < 0x2e80 ? 580 : 1000);

/** Estimated width in the unit of `fontSize`. */
export const textWidth = (text: string, fontSize: number): number =>
  (Array.from(text).reduce((sum, character) => sum + widthOf(character), 0) / 1000) * fontSize;

/** The text, or as much of its start as fits with an ellipsis; at least one character. In one pass, however long the text is. */
export function fitText(text: string, fontSize: number, room: number): string {
  let [width, fitting, length] = [0, 0, 0];
  for (const character of text) {
    width += widthOf(character);
    length += character.length;
    if (((width + widthOf('…')) / 1000) * fontSize <= room || fitting === 0) fitting = length;
    if ((width / 1000) * fontSize > room) return `${text.slice(0, fitting).trimEnd()}…`;
  }
  return text;
}
