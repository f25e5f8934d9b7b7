import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { chartPng, outlineText, toPng } from '../../src/pictures/index.ts';
import { outlineTexts } from '../../src/pictures/outline.ts';
import { SPECS } from '../charts/specs.ts';

const svg = (text: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><text x="50" y="30" font-size="20" ${attributes}>${text}</text></svg>`;

/** Left and right edge of what is not white, in pixels. */
async function inked(drawing: string): Promise<[number, number]> {
  const { data, info } = await sharp(await toPng(drawing, { width: 200 }))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const columns = Array.from({ length: info.width }, (_, x) => x).filter((x) =>
    Array.from({ length: info.height }, (_, y) => data[(y * info.width + x) * info.channels] ?? 255).some(
      (grey) => grey < 128,
    ),
  );
  return [columns[0] ?? NaN, columns.at(-1) ?? NaN];
}

describe('toPng', () => {
  it('makes the same bytes each time, as wide as asked', async () => {
    const [a, b] = [await chartPng(SPECS.timeline), await chartPng(structuredClone(SPECS.timeline))];
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(a)).toBe(hash(b));
    const { width, format, hasAlpha } = await sharp(a).metadata();
    expect({ width, format, hasAlpha }).toEqual({ width: 2 * (720 + 48), format: 'png', hasAlpha: false });
  });

  it('leaves no text for a font of the machine to draw', () => {
    const out = outlineTexts(svg('A &lt;b&gt; <tspan>c</tspan>', 'class="chart-label"'));
    expect(out).not.toMatch(/<text|<tspan/);
    expect(out).toMatch(/^<svg [^>]*><g class="chart-label"><path d="M/);
  });

  it('puts a text where its anchor says', async () => {
    const [start, middle, end] = await Promise.all(
      ['start', 'middle', 'end'].map((anchor) => inked(svg('HHH', `text-anchor="${anchor}"`))),
    );
    expect(start?.[0]).toBeGreaterThanOrEqual(100);
    expect(Math.abs((middle?.[0] ?? 0) + (middle?.[1] ?? 0) - 200)).toBeLessThan(6);
    expect(end?.[1]).toBeLessThanOrEqual(100);
  });

  it('draws bolder what is bolder', () => {
    expect(outlineText('mm', 600).width).toBeGreaterThan(outlineText('mm', 400).width);
  });
});

describe('outlineText', () => {
  it('draws what the font has, and a frame for what it has not', () => {
    const wide = (text: string) => outlineText(text, 400).width;
    expect(wide('A')).toBeCloseTo(543.3, 1);
    expect(wide('\u6f22')).toBe(652);
    expect(wide('\u200f')).toBe(0);
    expect(wide('e\u0301')).toBe(wide('é'));
    expect(wide('Å €ñ')).toBeGreaterThan(0);
    for (const letter of ['ő', 'Ω', 'Ж', 'ệ']) expect(outlineText(letter, 400).d.length).toBeGreaterThan(40);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { d, width } = outlineText(text, 400);
        expect(d + String(width)).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 300 },
    );
    for (const text of ['مرحبا بالعالم', '漢字かな', '👩‍🔬🏳️‍🌈', 'हिन्दी', '\ud800', ''])
      expect(() => outlineText(text, 600)).not.toThrow();
  });
});
