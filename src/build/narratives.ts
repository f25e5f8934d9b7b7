import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load, CORE_SCHEMA } from 'js-yaml';
import { z } from 'zod';
import { partsOf } from '../handbook/index.ts';
import { isDay, parse } from '../model/index.ts';
import type { CommunityExtract } from '../reports/index.ts';
import { narrativeHtml } from './narrative-html.ts';
import { holdsUnseen, placeOf, refuseMistakes, type Mistake, type ReadFor } from './written.ts';

export type Narrative = NonNullable<CommunityExtract['narrative']>;

const FOLDER = 'content/narratives';

/** A story of about eight printed pages; a page of a report has a weight that it keeps to. */
const LONGEST = 20_000;

const front = z.strictObject({
  /** Stands above the story. */
  title: z
    .string()
    .trim()
    .min(1)
    .refine((text) => !holdsUnseen(text), 'expected words without control characters')
    .optional(),
  /** True for a story of the sample: it is shown with invented data only. */
  invented: z.boolean().optional(),
});

/**
 * The stories of one period by community_id, from `content/narratives/<community_id>/<period>.mdx`; `latest.mdx` is of the
 * rolling report. All of them are read, so that a mistake in any is seen at once.
 * @throws PlumblineError with file, line, what was expected and what was found
 */
export async function readNarratives(
  root: string,
  period: { id: string },
  readFor: ReadFor = {},
): Promise<Map<string, Narrative>> {
  const narratives = new Map<string, Narrative>();
  const mistakes: Mistake[] = [];
  for (const entry of await entriesOf(join(root, FOLDER))) {
    const place = `${FOLDER}/${entry.name}`;
    if (!entry.isDirectory()) {
      mistakes.push({ where: place, why: 'expected a folder named by a community_id, found a file' });
      continue;
    }
    for (const { name } of await entriesOf(join(root, place))) {
      const file = `${place}/${name}`;
      const id = periodIn(name, readFor.terms);
      if (id === null) {
        mistakes.push({ where: file, why: `expected ${PERIODS} and .mdx, found ${name}` });
        continue;
      }
      const { html, isInvented, mistakes: own } = narrativeOf(file, await readFile(join(root, file), 'utf8'));
      const { isShown, why } = placeOf(entry.name, isInvented, readFor);
      mistakes.push(...own, ...(why === null ? [] : [{ where: file, why }]));
      if (isShown && id === period.id && html !== '') narratives.set(entry.name, { html, file });
    }
  }
  refuseMistakes(
    mistakes,
    'The narratives cannot be used.',
    'Correct these places, or remove the files, and run it again.',
  );
  return narratives;
}

/** One narrative as HTML, and what is wrong with it. */
export function narrativeOf(file: string, source: string): { html: string; isInvented: boolean; mistakes: Mistake[] } {
  const { yaml, text } = partsOf(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const { given, mistakes } = frontOf(file, yaml);
  if (text.trim() === '') {
    const why = 'expected the story in Markdown, found nothing';
    return { html: '', isInvented: given.invented === true, mistakes: [...mistakes, { where: file, why }] };
  }
  const odd = text.length > LONGEST ? `at most ${LONGEST} characters, found ${text.length}` : null;
  const unseen = holdsUnseen(text) ? 'words without control characters, found one' : null;
  for (const why of [odd, unseen])
    if (why !== null)
      return {
        html: '',
        isInvented: given.invented === true,
        mistakes: [...mistakes, { where: file, why: `expected ${why}` }],
      };
  const { html, mistakes: own } = narrativeHtml(text, given.title ?? null);
  const placed = own.map(({ line, why }) => ({ where: `${file}:${line}`, why }));
  return { html, isInvented: given.invented === true, mistakes: [...mistakes, ...placed] };
}

function frontOf(file: string, yaml: string): { given: z.infer<typeof front>; mistakes: Mistake[] } {
  const lineOf = (key: string) =>
    2 +
    Math.max(
      0,
      yaml.split('\n').findIndex((line) => line.startsWith(`${key}:`)),
    );
  const problem = (line: number, why: string) => ({ given: {}, mistakes: [{ where: `${file}:${line}`, why }] });
  let raw: unknown;
  try {
    raw = load(yaml, { schema: CORE_SCHEMA }) ?? {};
  } catch (error) {
    const { mark, reason } = error as { mark?: { line: number }; reason?: string };
    return problem(
      (mark?.line ?? 0) + 2,
      `expected front matter in YAML, found a mistake (${reason ?? 'not readable'})`,
    );
  }
  const result = parse(front, raw);
  if (result.ok) return { given: result.value, mistakes: [] };
  return {
    given: {},
    mistakes: result.problems.map(({ path, expected, found }) => {
      const key = String(path[0] ?? '');
      return { where: `${file}:${lineOf(key)}`, why: `field ${key}: expected ${expected}, found ${found}` };
    }),
  };
}

const PERIODS = 'a period such as latest, 2026-Q3, 2026, 2026-autumn or agreement-2025-07-01';

/** The period that a file's name gives; null where it gives none. */
function periodIn(name: string, terms: readonly string[] | undefined): string | null {
  const [, id] = /^(.+)\.mdx$/.exec(name) ?? [];
  if (id === undefined) return null;
  if (id === 'latest' || /^\d{4}(?:-Q[1-4])?$/.test(id)) return id;
  const [, start] = /^agreement-(.+)$/.exec(id) ?? [];
  if (start !== undefined) return isDay(start) ? id : null;
  const [, term] = /^\d{4}-(.+)$/.exec(id) ?? [];
  const isTerm = term !== undefined && (terms?.includes(term) ?? /^[a-z][a-z0-9-]*$/.test(term));
  return isTerm ? id : null;
}

/** What a folder holds, sorted; hidden files are none of it. Nothing where there is no folder. */
async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
