import type { HandbookProblem, TermUse } from '../../model/index.ts';
import type { NavItem } from '../navigation.ts';
import type { Folder } from './references.ts';
import type { ParsedPage } from './types.ts';

/** What is gathered on the way through a page. */
export interface Trip {
  page: ParsedPage;
  folder: Folder;
  navigation: readonly NavItem[];
  problems: HandbookProblem[];
  terms: TermUse[];
  assets: Map<string, string>;
  external: { url: string; line: number }[];
  /** How often the page used an entry of the glossary. */
  times: Map<string, number>;
  /** A term in a heading has no tooltip, which would be part of the heading's words. */
  isInHeading: boolean;
}

/** A reference that leads nowhere, or a file that is not there. */
export function lost(
  target: string,
  line: number,
  { why, meant }: { why: string; meant: string | null },
  isFile: boolean,
): HandbookProblem {
  const name = target === '' ? 'a reference without a target' : target;
  return {
    kind: isFile ? 'missing-file' : 'unresolved-reference',
    detail: target,
    line,
    why: `${why}: ${name}; the page shows its source.`,
    fix: isFile
      ? meant === null
        ? 'Put the file there, or correct its name.'
        : `Correct its name: ${meant} was probably meant.`
      : meant === null
        ? 'Correct the target, or write the page or label that it names.'
        : `Correct the target: ${meant} was probably meant.`,
  };
}
