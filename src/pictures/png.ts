import sharp from 'sharp';
import { standaloneSvg, type AnyChart } from '../charts/index.ts';
import { kept } from './kept.ts';
import { outlineTexts } from './outline.ts';

/** Pixels of a unit of a chart's drawing. */
const DENSITY = 2;

/**
 * An SVG as PNG, `width` pixels wide. Texts become outlines of Source Sans 3, so that no font of the machine takes part and the same SVG gives the
 * same bytes. What is transparent becomes white.
 */
export const toPng = (svg: string, { width }: { width: number }): Promise<Uint8Array> =>
  kept(process.env.PLUMBLINE_PICTURES, { svg, width }, () => draw(svg, width));

async function draw(svg: string, width: number): Promise<Uint8Array> {
  const [, , own = width] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const scaled = sharp(Buffer.from(outlineTexts(svg)), { density: Math.min(2400, (72 * width) / own) });
  return scaled
    .resize({ width })
    .flatten({ background: '#fff' })
    .png({ compressionLevel: 9, adaptiveFiltering: false })
    .toBuffer();
}

/** The drawing of a chart that stands alone, two pixels a unit. */
export function chartPng(spec: AnyChart): Promise<Uint8Array> {
  const svg = standaloneSvg(spec);
  const [, , width = 768] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  return toPng(svg, { width: width * DENSITY });
}
