/** Fences that no line closes: of code (``` or ~~~) and of directives (``` or :::). */
import { createTokenizer } from 'myst-parser';
import type { HandbookProblem } from '../../model/index.ts';
import { wrapBlock } from './tokenizer.ts';

/** Directives whose content is no Markdown, so that fences in it are text. */
const VERBATIM = /^\{(code|code-block|code-cell|sourcecode|mermaid|math|raw|csv-table|literalinclude|eval-rst)\}/;

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|:{3,}|~{3,})(.*)$/;

/** The problems of a file's text, in the order of its lines. */
export function unclosedFences(text: string): HandbookProblem[] {
  const lines = text.split('\n');
  if (looksClosed(lines)) return [];
  return openings(lines).map(({ line, marker, info }) => ({
    kind: 'unclosed-fence',
    detail: `${marker}${info}`.slice(0, 60),
    line,
    why: `No line closes the fence ${marker}${info} that begins here, so ${
      marker.startsWith(':') || info.startsWith('{')
        ? 'it is shown as it was typed'
        : 'the rest of its block is shown as code'
    }.`,
    fix: `Write ${marker} on a line of its own where it ends; a fence around others has more characters than they have.`,
  }));
}

interface Opening {
  /** Counted from 1. */
  line: number;
  marker: string;
  info: string;
}

/** Whether each fence has its end at a glance: saves the tokenizer on nearly all pages. */
function looksClosed(lines: readonly string[]): boolean {
  const closed = (from: number, to: number): boolean => {
    for (let at = from; at < to; at++) {
      const opening = fenceAt(lines[at]);
      if (opening === null) continue;
      const end = endOf(lines, at, to, opening.marker);
      if (
        end === -1 ||
        (opening.marker.startsWith(':') && opening.info === '') ||
        !lines.slice(at + 1, end).every((line) => line.trim() === '' || indent(line) >= indent(lines[at] ?? ''))
      )
        return false;
      if (opening.info.startsWith('{') && !VERBATIM.test(opening.info) && !closed(at + 1, end)) return false;
      at = end;
    }
    return true;
  };
  return closed(0, lines.length);
}

const indent = (line: string) => line.length - line.trimStart().length;

function fenceAt(line = ''): Pick<Opening, 'marker' | 'info'> | null {
  const [, marker = '', info = ''] = FENCE.exec(line) ?? [];
  // A line such as ```code``` is no fence.
  return marker === '' || (marker.startsWith('`') && info.includes('`')) ? null : { marker, info: info.trim() };
}

function endOf(lines: readonly string[], start: number, to: number, marker: string): number {
  for (let at = start + 1; at < to; at++) if (closes(lines[at], marker)) return at;
  return -1;
}

function closes(line = '', marker: string): boolean {
  const rest = line.replace(/^[\s>]+/, '').trimEnd();
  return rest.length >= marker.length && rest === marker.charAt(0).repeat(rest.length);
}

/** The fences that the parser ends without a closing line. */
function openings(lines: readonly string[]): Opening[] {
  const found: Opening[] = [];
  let verbatimUntil = 0;
  for (const { type, map } of tokenizer.parse(lines.join('\n'), { vfile: SILENT })) {
    if (map === null || !(type === 'fence' || type === 'colon_fence' || type === 'parsed_directive_open')) continue;
    const [start, end] = map;
    const opening = fenceAt(lines[start]);
    if (start < verbatimUntil || opening === null) continue;
    if (VERBATIM.test(opening.info) || !opening.info.startsWith('{')) verbatimUntil = end;
    if (end - 1 <= start || !closes(lines[end - 1], opening.marker)) found.push({ line: start + 1, ...opening });
  }
  return found;
}

/** Messages of the parser are not of interest here. */
/** As pages are read: a line of colons without a name opens nothing. */
const tokenizer = createTokenizer();
wrapBlock(tokenizer, 'colon_fence', (rule) => (state, start, end, silent) => {
  const line = state.src.slice((state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0), state.eMarks[start]);
  return !/^:+\s*$/.test(line) && rule(state, start, end, silent);
});

const SILENT = { message: () => undefined };
