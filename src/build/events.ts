import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load, CORE_SCHEMA } from 'js-yaml';
import { z } from 'zod';
import { emailsIn, isDay, parse, show } from '../model/index.ts';
import type { CommunityExtract } from '../reports/index.ts';
import { holdsUnseen, placeOf, refuseMistakes, type Mistake, type ReadFor } from './written.ts';

type Event = CommunityExtract['events'][number];

const FOLDER = 'content/events';

/** What stands beside a mark on a chart. */
const LONGEST = 200;

const event = z.strictObject({
  day: z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD'),
  kind: z.enum(['workshop', 'outage', 'other']),
  text: z
    .string()
    .trim()
    .min(1)
    .refine((text) => text.length <= LONGEST, `expected at most ${LONGEST} characters`)
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'expected words')
    .refine((text) => !holdsUnseen(text), 'expected words without control characters')
    .refine((text) => emailsIn(text).length === 0, 'expected words without e-mail addresses'),
});

/** A list of events, or one with what is to be known of it. */
const marked = z.strictObject({
  /** True for events of the sample: they are shown with invented data only. */
  invented: z.boolean().optional(),
  events: z.array(z.unknown()),
});

/**
 * What happened, by community_id, the first first: workshops, outages, and whatever helps to read a chart. From
 * `content/events/<community_id>.yaml`.
 * @throws PlumblineError with file, entry, field, what was expected and what was found
 */
export async function readEvents(root: string, readFor: ReadFor = {}): Promise<Map<string, Event[]>> {
  const events = new Map<string, Event[]>();
  const mistakes: Mistake[] = [];
  for (const name of await filesIn(join(root, FOLDER))) {
    const file = `${FOLDER}/${name}`;
    const [, community] = /^(.+)\.ya?ml$/.exec(name) ?? [];
    if (community === undefined) {
      mistakes.push({ where: file, why: 'expected a file named by a community_id and .yaml, found another' });
      continue;
    }
    const read = eventsOf(file, await readFile(join(root, file), 'utf8'));
    const { isShown, why } = placeOf(community, read.isInvented, readFor);
    mistakes.push(...read.mistakes, ...(why === null ? [] : [{ where: file, why }]));
    if (isShown && read.events.length > 0) events.set(community, read.events);
  }
  refuseMistakes(
    mistakes,
    'The events cannot be used.',
    'Correct these places, or remove the files, and run it again.',
  );
  return events;
}

/** The events of one file, and what is wrong with them. */
export function eventsOf(file: string, source: string): { events: Event[]; isInvented: boolean; mistakes: Mistake[] } {
  const wrong = (why: string) => ({ events: [], isInvented: false, mistakes: [{ where: file, why }] });
  let raw: unknown;
  try {
    raw = load(source, { schema: CORE_SCHEMA });
  } catch (error) {
    const { mark, reason } = error as { mark?: { line: number }; reason?: string };
    return wrong(`expected YAML, found a mistake on line ${(mark?.line ?? 0) + 1} (${reason ?? 'not readable'})`);
  }
  const outer = Array.isArray(raw) ? parse(marked, { events: raw }) : parse(marked, raw);
  if (!outer.ok) {
    const [{ path, expected, found } = { path: [], expected: 'a list of events', found: show(raw) }] = outer.problems;
    return wrong(
      path.length
        ? `field ${path.join('.')}: expected ${expected}, found ${found}`
        : `expected a list of events, found ${found}`,
    );
  }
  if (outer.value.events.length === 0) return wrong('expected at least one event, found none');
  const mistakes: Mistake[] = [];
  const events = outer.value.events.flatMap((entry, place) => {
    const result = parse(event, entry);
    if (result.ok) return [result.value];
    for (const { path, expected, found } of result.problems) {
      const field = path.length ? `, field ${path.join('.')}` : '';
      mistakes.push({ where: `${file}, entry ${place + 1}${field}`, why: `expected ${expected}, found ${found}` });
    }
    return [];
  });
  const order = (a: Event, b: Event) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);
  return { events: events.sort(order), isInvented: outer.value.invented === true, mistakes };
}

/** Names of the files of a folder, sorted; hidden ones are none of them. Nothing where there is no folder. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
