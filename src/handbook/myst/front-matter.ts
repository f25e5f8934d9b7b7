import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { isDay, PARTIES, type HandbookProblem } from '../../model/index.ts';
import { frontFrom, type Front } from '../front.ts';

/**
 * Front matter of a page that may hold anything: what is wrong is left out, and said.
 * @returns `unread` is the text where nothing of it can be used
 */
export function tolerantFront(yaml: string): { front: Front; problems: HandbookProblem[]; unread: string | null } {
  const problems: HandbookProblem[] = [];
  const loadedYaml = loaded(yaml, problems);
  const given = loadedYaml ?? {};
  const left = Object.fromEntries(
    Object.entries(given).filter(([key, value]) => {
      const why = MISTAKES[key]?.(value) ?? null;
      if (why !== null)
        problems.push(
          problem(
            key,
            lineOfKey(yaml, key),
            `${why}, so the page is shown as if ${key} were not there.`,
            `Correct ${key} or remove it.`,
          ),
        );
      return why === null;
    }),
  );
  return { front: frontFrom(left), problems, unread: loadedYaml === null ? yaml : null };
}

function loaded(yaml: string, problems: HandbookProblem[]): Record<string, unknown> | null {
  try {
    // Nothing but comments: between two lines of dashes, a heading looks like one.
    const raw: unknown = load(yaml, { schema: CORE_SCHEMA }) ?? (yaml.trim() === '' ? {} : null);
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Record<string, unknown>;
    problems.push(
      problem(
        'front matter',
        2,
        'The front matter is no list of names and values, so it is shown as it was typed.',
        FIX,
      ),
    );
  } catch (error) {
    const { reason, line } =
      error instanceof YAMLException
        ? { reason: error.reason, line: error.mark.line + 2 }
        : { reason: (error as Error).message, line: 2 };
    const last = yaml.split('\n').length + 1;
    const why = `The front matter is no YAML that can be read (${reason.split('\n')[0] ?? ''}), so it is shown as it was typed.`;
    problems.push(problem('front matter', Math.min(line, last), why, FIX));
  }
  return null;
}

const FIX = 'Write each of its lines as a name, a colon and a value.';

const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const isParty = (value: unknown) => PARTIES.some((party) => party === value);

const parties = (key: string) => (value: unknown) => {
  const unknown = list(value ?? []).find((name) => !isParty(name));
  return unknown === undefined
    ? null
    : `The front matter’s ${key} names ${shown(unknown)}, and is of ${PARTIES.join(', ')}`;
};

const texts = (key: string) => (value: unknown) =>
  list(value ?? []).every(isText) ? null : `The front matter’s ${key} is no text and no list of texts`;

/** What is wrong with a value; null when nothing is. */
const MISTAKES: Record<string, (value: unknown) => string | null> = {
  title: (value) => (value === null || isText(value) ? null : 'The front matter’s title is no text'),
  owner: (value) =>
    value === null || isParty(value)
      ? null
      : `The front matter’s owner is ${shown(value)}, and not one of ${PARTIES.join(', ')}`,
  status: (value) =>
    value === null || ['current', 'draft', 'out-of-date'].some((status) => status === value)
      ? null
      : `The front matter’s status is ${shown(value)}, and not current, draft or out-of-date`,
  reviewed: (value) =>
    value === null || isDay(value)
      ? null
      : `The front matter’s reviewed is ${shown(value)}, and no day such as 2026-06-15`,
  reviewEvery: (value) =>
    value === null || (Number.isInteger(value) && Number(value) > 0)
      ? null
      : `The front matter’s reviewEvery is ${shown(value)}, and not a whole number of months`,
  audience: parties('audience'),
  who: parties('who'),
  makes: texts('makes'),
  uses: texts('uses'),
  movedFrom: texts('movedFrom'),
};

const shown = (value: unknown) => JSON.stringify(value).slice(0, 40);

const problem = (detail: string, line: number, why: string, fix: string): HandbookProblem => ({
  ...{ kind: 'front-matter', detail, line, why, fix },
});

/** Behind the line of dashes that opens the front matter. */
const lineOfKey = (yaml: string, key: string) =>
  2 +
  Math.max(
    0,
    yaml.split('\n').findIndex((line) => new RegExp(`^["']?${key}["']?\\s*:`).test(line)),
  );
