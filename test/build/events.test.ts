import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEvents } from '../../src/build/events.ts';
import type { ReadFor } from '../../src/build/written.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function read(files: Record<string, string>, readFor: ReadFor = {}) {
  const root = await mkdtemp(join(tmpdir(), 'plumbline-events-'));
  folders.push(root);
  await mkdir(join(root, 'content/events'), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(root, 'content/events', file), text);
  return readEvents(root, readFor);
}
const refusal = (files: Record<string, string>, readFor: ReadFor = {}) =>
  read(files, readFor).then(
    () => 'nothing was refused',
    (error: { why: string }) => error.why,
  );

const TWO =
  '- {day: 2026-02-01, kind: outage, text: Disk full}\n- {day: 2026-01-01, kind: workshop, text: " Course "}\n';

describe('events', () => {
  it('are read by community, the first first', async () => {
    const events = [
      { day: '2026-01-01', kind: 'workshop', text: 'Course' },
      { day: '2026-02-01', kind: 'outage', text: 'Disk full' },
    ];
    expect(await read({ 'lumen.yaml': TWO })).toEqual(new Map([['lumen', events]]));
    expect(await readEvents('/nowhere')).toEqual(new Map());
  });

  it.each([
    [
      'day',
      '- {day: 2026-02-30, kind: outage, text: A}',
      /lumen\.yaml, entry 1, field day: expected a calendar date as YYYY-MM-DD, found "2026-02-30"/,
    ],
    [
      'kind',
      `${TWO}- {day: 2026-01-01, kind: party, text: A}`,
      /entry 3, field kind: expected one of "workshop", "outage", "other", found "party"/,
    ],
    [
      'text',
      '- {day: 2026-01-01, kind: other, text: ""}',
      /entry 1, field text: expected a text that is not empty, found ""/,
    ],
    ['missing field', '- {day: 2026-01-01, kind: other}', /entry 1, field text: expected a string, found nothing/],
    [
      'unknown field',
      '- {day: 2026-01-01, kind: other, text: A, who: me}',
      /entry 1, field who: expected no such field, found "me"/,
    ],
    ['entry', '- Course', /entry 1: expected an object, found "Course"/],
    [
      'address of a person',
      '- {day: 2026-01-01, kind: other, text: Ask ada@lumen.example}',
      /entry 1, field text: expected words without e-mail addresses/,
    ],
    ['no list', 'Course', /lumen\.yaml: expected a list of events/],
    ['no events', '[]', /expected at least one event, found none/],
    ['nothing', '', /lumen\.yaml: expected/],
    ['broken YAML', '- [', /expected YAML, found a mistake on line \d/],
  ])('refuse a wrong %s', async (_, text, why) => {
    expect(await refusal({ 'lumen.yaml': text })).toMatch(why);
  });

  it('refuse a file that names no community, and one of another kind', async () => {
    expect(await refusal({ 'lumem.yaml': TWO }, { communities: ['lumen'] })).toMatch(
      /lumem\.yaml: expected the community_id .* found lumem; lumen was probably meant/,
    );
    expect(await refusal({ 'lumen.txt': TWO })).toMatch(
      /lumen\.txt: expected a file named by a community_id and \.yaml/,
    );
  });

  it('of the sample leave with it', async () => {
    const files = { 'lumen.yaml': `invented: true\nevents:\n${TWO.replace(/^/gm, '  ')}` };
    expect((await read(files, { communities: ['lumen'], invented: true })).get('lumen')).toHaveLength(2);
    expect((await read(files, { communities: ['lumen'], invented: false })).size).toBe(0);
    expect((await read(files, { communities: ['alba'] })).size).toBe(0);
  });
});

describe('hostile events', () => {
  const entry = (text: string) => ({ 'lumen.yaml': `- {day: "2026-01-01", kind: other, text: "${text}"}\n` });

  it.each([
    ['a list that holds itself', { 'lumen.yaml': '&a [*a]' }, 'expected an object, found something that holds itself'],
    ['an entry that holds itself', { 'lumen.yaml': '- &a {day: *a, kind: other, text: x}' }, 'holds itself'],
    ['a text without end', entry('x'.repeat(10_000)), 'expected at most 200 characters'],
    ['a text that nobody sees', entry('\\u200b'), 'expected words'],
    ['a text that turns the rest around', entry('a\\u202eb'), 'expected words without control characters'],
    ['a control character', entry('a\\u0007b'), 'expected words without control characters'],
  ])('%s are refused', async (_, files, why) => {
    expect(await refusal(files)).toContain(why);
  });
});
