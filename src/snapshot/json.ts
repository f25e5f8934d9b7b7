import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes of an array that are parsed at a time: few enough that their text, twice as long at most, is soon forgotten. */
const PART_BYTES = 8 * 1024 * 1024;

/** The value that the bytes hold as JSON in UTF-8. Bytes that are not UTF-8 are refused: they would change into other characters. */
export const parseJson = (content: Buffer): unknown => JSON.parse(decode(content));

/**
 * As `parseJson`, for a large array: it is parsed in parts where lines end, because no text holds more than 512 MiB. Its
 * parts are arrays exactly where the whole is one; a file that does not come apart so is parsed as a whole.
 */
export function parseArray(content: Buffer, partBytes = PART_BYTES): unknown {
  if (content.length <= partBytes) return parseJson(content);
  return inParts(content, partBytes) ?? parseJson(content);
}

function inParts(content: Buffer, partBytes: number): unknown[] | null {
  const last = content.lastIndexOf(']');
  if (
    content[0] !== OPEN ||
    content
      .subarray(last + 1)
      .toString('latin1')
      .trim() !== ''
  )
    return null;
  const items: unknown[] = [];
  for (let from = 1; from < last;) {
    // A line cannot end within a text of JSON, so that a comma before its end parts two items, or two fields of one.
    const cut = from + partBytes >= last ? -1 : content.indexOf(',\n', from + partBytes);
    const to = cut === -1 || cut > last ? last : cut;
    const part = itemsOf(content.subarray(from, to));
    if (part === null) return null;
    for (const item of part) items.push(item);
    from = to + 1;
  }
  return items;
}

/** The items between two commas; null when they do not stand by themselves. */
function itemsOf(content: Buffer): unknown[] | null {
  try {
    const items = JSON.parse(`[${decode(content)}]`) as unknown[];
    return items.length > 0 ? items : null;
  } catch {
    return null;
  }
}

const OPEN = '['.charCodeAt(0);

function decode(content: Buffer): string {
  // Text of ASCII takes a byte a character, and no look at each.
  if (isAscii(content)) return content.toString('latin1');
  if (isUtf8(content)) return content.toString('utf8');
  // Throws, and says why.
  return new TextDecoder('utf-8', { fatal: true }).decode(content);
}
