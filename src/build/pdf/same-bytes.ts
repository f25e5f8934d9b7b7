import type { Day } from '../../model/index.ts';

/** How Chromium writes the moments at which a document was made and changed. */
const MOMENT = /\/(CreationDate|ModDate) \(D:\d{14}/g;
/** Its names of parts of a tagged document, counted on from one document to the next. */
const NODE = /\(node(\d{8})\)/g;

/**
 * Sets the moments that a PDF names to the start of a day and counts its parts from one, in their order, so that the same
 * page gives the same bytes. Lengths stay, on which the table of a PDF's objects depends.
 */
export function withSameBytes(pdf: Uint8Array, day: Day): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1');
  const nodes = [...new Set([...text.matchAll(NODE)].map(([, node = '']) => node))].sort();
  const places = new Map(nodes.map((node, place) => [node, String(place + 1).padStart(8, '0')]));
  return Buffer.from(
    text
      .replace(MOMENT, (_, key: string) => `/${key} (D:${day.replaceAll('-', '')}000000`)
      .replace(NODE, (_, node: string) => `(node${places.get(node) ?? node})`),
    'latin1',
  );
}
