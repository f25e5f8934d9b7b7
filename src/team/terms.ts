import { timesOf } from '../handbook/site.ts';
import { termFinder } from '../model/index.ts';
import { glossary } from './data.ts';

export const findTerm = termFinder(glossary ?? []);

const pages = new WeakMap<Request, (id: string) => number>();

/** The how-manieth use of a term it is on the page that answers a request. */
export function nextTime(request: Request, id: string): number {
  const next = pages.get(request) ?? timesOf();
  pages.set(request, next);
  return next(id);
}
