/**
 * Source Sans 3 as outlines. The package holds a variable font in WOFF2, cut into files by script. fontkit varies TrueType but not WOFF2, whose
 * outlines it decodes by another way: so they are decoded once without a weight, and the weight's deltas are applied to them here.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';

interface Point {
  x: number;
  y: number;
  copy(): Point;
}

interface Outline {
  points?: Point[];
  components?: { dx: number; dy: number }[];
}

/** The part of fontkit's WOFF2 font that its types leave out. */
interface Woff2 extends Font {
  variationCoords: number[] | null;
  _decompress(): void;
  _transformedGlyphs: Outline[];
  _variationProcessor: { transformPoints(glyph: number, points: Point[]): void };
}

/** In the order in which a character is looked for. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext'];
/** Points after those of the outline, which carry the metrics; those come from another table of the font. */
const PHANTOMS = 4;

const fonts = new Map<string, Font>();

/** The fonts that hold a character are loaded when one is asked for: most texts need the first alone. */
export function fontFor(character: string, weight: number): Font | null {
  const codePoint = character.codePointAt(0) ?? 0;
  for (const script of SCRIPTS) {
    const font = fontOf(script, weight);
    if (font.hasGlyphForCodePoint(codePoint)) return font;
  }
  return null;
}

function fontOf(script: string, weight: number): Font {
  const key = `${script} ${weight}`;
  const known = fonts.get(key);
  if (known) return known;
  const font = load(script, weight);
  fonts.set(key, font);
  return font;
}

function load(script: string, weight: number): Font {
  // The file that runs may be a bundle elsewhere; packages are those of the folder that the command runs in.
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const bytes = readFileSync(
    resolve(`@fontsource-variable/source-sans-3/files/source-sans-3-${script}-wght-normal.woff2`),
  );
  const plain = create(bytes) as Woff2;
  // Asking for any outline decodes all of them.
  plain.getGlyph(0);
  const font = create(bytes) as Woff2;
  font.variationCoords = [weight];
  font._decompress();
  font._transformedGlyphs = plain._transformedGlyphs;
  const sample = plain._transformedGlyphs.find(({ points }) => points?.length)?.points?.[0];
  if (sample) font._transformedGlyphs.forEach((outline, glyph) => vary(font, outline, glyph, sample));
  return font;
}

function vary(font: Woff2, outline: Outline, glyph: number, sample: Point): void {
  const at = (x: number, y: number) => Object.assign(sample.copy(), { x, y, endContour: true });
  const own = outline.points ?? outline.components?.map(({ dx, dy }) => at(dx, dy));
  if (!own) return;
  const phantoms = Array.from({ length: PHANTOMS }, () => at(0, 0));
  font._variationProcessor.transformPoints(glyph, [...own, ...phantoms]);
  outline.components?.forEach((component, i) => {
    Object.assign(component, { dx: own[i]?.x ?? component.dx, dy: own[i]?.y ?? component.dy });
  });
}
