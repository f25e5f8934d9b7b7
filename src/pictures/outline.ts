import { Parser } from 'htmlparser2';
import { element, escapeXml } from '../charts/index.ts';
import { outlineText } from './text.ts';

interface Style {
  size: number;
  weight: number;
  anchor: string;
}

/** Texts that follow one another from one place. */
interface Chunk extends Style {
  x: number;
  y: number;
  /** Width of the line around the letters; 0 where there is none. */
  stroke: number;
  pieces: { text: string; size: number; weight: number }[];
}

/** Attributes that the outlines have taken in. */
const SPENT = ['x', 'y', 'dx', 'dy', 'font-size', 'font-weight', 'font-family', 'text-anchor'];

/**
 * An SVG whose texts are paths, so that it looks the same where no font is installed. Size, weight and anchor of a text are read from attributes
 * (`font-size`, `font-weight`, `text-anchor`) of it and what it stands in, not from style sheets; lengths are numbers, `dy` also in em.
 */
export function outlineTexts(svg: string): string {
  const out: string[] = [];
  const styles: Style[] = [{ size: 16, weight: 400, anchor: 'start' }];
  let chunks: Chunk[] | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const style = styleOf(attributes, styles.at(-1));
        styles.push(style);
        if (name === 'text') {
          const kept = Object.entries(attributes).filter(([key]) => !SPENT.includes(key));
          out.push(`<g${kept.map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}>`);
          chunks = [begin(attributes, style, { x: 0, y: 0 })];
        } else if (chunks) {
          const last = chunks.at(-1) ?? { x: 0, y: 0 };
          if (['x', 'y', 'dy'].some((key) => key in attributes)) chunks.push(begin(attributes, style, last));
        } else
          out.push(
            `<${name}${Object.entries(attributes)
              .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
              .join('')}>`,
          );
      },
      ontext(text) {
        if (!chunks) return void out.push(escapeXml(text));
        const { size = 16, weight = 400 } = styles.at(-1) ?? {};
        chunks.at(-1)?.pieces.push({ text: text.replace(/[\t\r\n ]+/g, ' '), size, weight });
      },
      onclosetag(name) {
        styles.pop();
        if (name === 'text') {
          out.push(...(chunks ?? []).map(drawChunk), '</g>');
          chunks = null;
        } else if (!chunks) out.push(`</${name}>`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(svg);
  return out.join('');
}

function styleOf(attributes: Record<string, string>, outer: Style | undefined): Style {
  const { size, weight, anchor } = outer ?? { size: 16, weight: 400, anchor: 'start' };
  return {
    size: numberOf(attributes['font-size'], size),
    weight: attributes['font-weight'] === 'bold' ? 700 : numberOf(attributes['font-weight'], weight),
    anchor: attributes['text-anchor'] ?? anchor,
  };
}

function begin(attributes: Record<string, string>, style: Style, from: { x: number; y: number }): Chunk {
  const shift = (key: string) => numberOf(attributes[key], 0) * (attributes[key]?.endsWith('em') ? style.size : 1);
  return {
    ...style,
    x: numberOf(attributes['x'], from.x) + shift('dx'),
    y: numberOf(attributes['y'], from.y) + shift('dy'),
    stroke: numberOf(attributes['stroke-width'], 0),
    pieces: [],
  };
}

function numberOf(text: string | undefined, otherwise: number): number {
  const number = Number.parseFloat(text ?? '');
  return Number.isFinite(number) ? number : otherwise;
}

function drawChunk({ x, y, anchor, stroke, pieces }: Chunk): string {
  const drawn = pieces.map(({ text, size, weight }) => ({ ...outlineText(text, weight), scale: size / 1000 }));
  const total = drawn.reduce((sum, { width, scale }) => sum + width * scale, 0);
  let at = x - total * (anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0);
  return drawn
    .map(({ d, width, scale }) => {
      const transform = `translate(${at.toFixed(2)} ${y.toFixed(2)}) scale(${scale} ${-scale})`;
      at += width * scale;
      // The outline is in thousandths and would thin the line with it.
      return d ? element('path', { d, transform, 'stroke-width': stroke ? stroke / scale : null }) : '';
    })
    .join('');
}
