import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { CORE_SCHEMA, load } from 'js-yaml';
import { REVIEW_EVERY, type HandbookFacts, type HandbookPage } from '../model/index.ts';
import { handbookPages } from './files.ts';
import { flatten, parseMdx, textOf, type Node } from './tree.ts';

/** A page as it was read: what the check looks at, and its text as a tree. */
export interface HandbookText extends HandbookPage {
  /** Below the handbook's folder. */
  file: string;
  /** Null where the page could not be read. */
  root: Node | null;
}

const FRONT = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** Reads every page of a folder. A page that is wrong is read as far as it goes, and says what is wrong with it. */
export const readHandbook = (base: string): HandbookText[] =>
  [...handbookPages(base)].map(([id, file]) => readPage(id, file, readFileSync(join(base, file), 'utf8')));

/**
 * @param address below the site: `handbook/sales/closed-won`
 * @param source the whole file
 */
export function readPage(address: string, file: string, source: string): HandbookText {
  const id = address.replace(/^handbook\/?/, '');
  const [head = '', yaml = ''] = FRONT.exec(source) ?? [];
  try {
    const front = frontOf(yaml);
    // Empty lines in place of the front matter: then every line has its number in the file.
    const root = parseMdx(head.replace(/[^\n]/g, '') + source.slice(head.length));
    const slugger = new GithubSlugger();
    const headings = flatten(root).filter(({ type }) => type === 'heading');
    return { id, file, ...front, anchors: headings.map((node) => slugger.slug(textOf(node))), problem: null, root };
  } catch (error) {
    // The first line: what follows repeats the source.
    const [why = ''] = (error as Error).message.split('\n');
    const problem = `The page ${file} cannot be read: ${why.replace(/\.$/, '')}.`;
    return { id, file, ...frontOf(''), title: file, anchors: [], problem, root: null };
  }
}

type Front = Pick<HandbookPage, 'title' | 'owner' | 'status' | 'reviewed' | 'reviewEvery' | 'isSplash'>;

const STATUSES = ['current', 'draft', 'out-of-date'] as const;

/** The front matter; dates stay the text that they are. Throws when it is no YAML. */
function frontOf(yaml: string): Front {
  // Behind the line of dashes, so that a mistake is counted from the top of the file.
  const raw: unknown = load(`\n${yaml}`, { schema: CORE_SCHEMA });
  const given = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  const text = (key: string) => {
    const value = given[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const months = given.reviewEvery ?? REVIEW_EVERY;
  if (typeof months !== 'number' || !Number.isInteger(months) || months < 1)
    throw new Error(`reviewEvery is ${JSON.stringify(months)}, and not a whole number of months`);
  return {
    title: text('title') ?? '',
    owner: text('owner'),
    status: STATUSES.find((status) => status === given.status) ?? 'current',
    reviewed: text('reviewed'),
    reviewEvery: months,
    isSplash: given.template === 'splash',
  };
}

/** What the rules about the handbook look at. */
export const factsOf = (pages: readonly HandbookText[], rules: HandbookFacts['rules']): HandbookFacts => ({
  pages: pages.map(({ id, title, owner, status, reviewed, reviewEvery, anchors, isSplash, problem }) => ({
    ...{ id, title, owner, status, reviewed, reviewEvery, anchors, isSplash, problem },
  })),
  rules: rules.map(({ id, handbook }) => ({ id, handbook })),
});
