import type { HandbookPage } from '../../../model/index.ts';
import { HANDBOOK_UNREAD } from '../../doubt.ts';
import { notEvaluated, pageName, subjectOf } from '../../outcome.ts';
import { OWNERS, type Outcome, type Owner, type Subject } from '../../types.ts';

/** A page, or something on it: then the id says what, behind a `#`. */
export const pageSubject = ({ id, title }: Pick<HandbookPage, 'id' | 'title'>, part?: string): Subject =>
  subjectOf('page', { id: part === undefined ? pageName(id) : `${pageName(id)}#${part}`, name: title });

/** The team of a page, where it has one: its findings are that team's. */
export function ownerOf({ owner }: HandbookPage): { owner?: Owner } {
  const team = OWNERS.find((name) => name === owner);
  return team === undefined ? {} : { owner: team };
}

/** What a rule says where the check was made without the handbook. */
export const unread = (): Outcome[] => [
  notEvaluated(subjectOf('page', { id: 'handbook', name: 'Handbook' }), HANDBOOK_UNREAD),
];

/** `sales/lead.mdx:12`, with the number of further lines. */
export function placeOf({ file }: HandbookPage, lines: readonly number[]): string {
  const [first, ...others] = [...new Set(lines)].sort((a, b) => a - b);
  const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'line' : 'lines'}`;
  return `${file}:${first ?? 1}${more}`;
}
