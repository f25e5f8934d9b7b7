import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readEditionFolder } from '../../src/build/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { command, ROOT } from '../browser/sites.ts';

const SAMPLE = join(ROOT, 'data/sample');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-editions-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const editions = ['--editions', join(folder, 'editions')];
const NOTE = /<aside class="edition-note".*?<\/aside>/s;

/** All files of the community's edition by their place, pages without the note that stands above them. */
function filesOf(dist: string): Map<string, string> {
  const dir = join(dist, 'communities/tidewater/editions/2026-Q1');
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const content = readFileSync(path);
      const body = name.endsWith('.html') ? content.toString('utf8').replace(NOTE, '') : content.toString('base64');
      return [path.slice(dir.length), body];
    }),
  );
}

async function built(data: string, dist: string): Promise<string> {
  const args = ['--data', data, '--site', 'communities', '--community', 'tidewater', ...editions, '--out', dist];
  expect(await command('build.ts', args)).toMatchObject({ status: 0 });
  return dist;
}

test('an edition keeps its bytes when the data change, and its pages say what is different now', async () => {
  const publish = ['--data', SAMPLE, '--period', '2026-Q1', '--community', 'tidewater', ...editions];
  expect(await command('publish.ts', publish)).toMatchObject({ status: 0 });
  const before = await built(SAMPLE, join(folder, 'before'));

  const { manifest, records } = await readSnapshot(SAMPLE);
  const hub = records.hubs.find(({ communityId }) => communityId === 'tidewater');
  const month = records.usage.find((one) => one.namespace === hub?.namespace && one.month === '2026-03');
  if (!hub || !month) throw new Error('The sample has no such use.');
  const was = month.mau.at(-1);
  month.mau = month.mau.map((value) => value && value + 7);
  hub.name = 'A new name';
  const [published] = await readEditionFolder(join(folder, 'editions'));
  const ids = new Set(published?.extract.deliverables.map(({ id }) => id));
  const delivered = records.deliverables.find(
    ({ id, deliveredOn }) => ids.has(id) && deliveredOn !== null && deliveredOn <= '2026-03-31',
  );
  if (!delivered) throw new Error('The sample has no such deliverable.');
  delivered.deliveredOn = '2026-03-30';
  for (const log of records.fteLog) log.fte = log.fte && log.fte + 0.25;
  for (const engagement of records.engagements) engagement.rag = 'Red';
  await writeSnapshot(join(folder, 'data'), { ...manifest, records });
  const after = await built(join(folder, 'data'), join(folder, 'after'));

  expect(filesOf(before).size).toBeGreaterThan(40);
  const [first, second] = [filesOf(before), filesOf(after)];
  expect([...second.keys()].filter((file) => file !== '/corrections.csv')).toEqual([...first.keys()]);
  expect([...first].filter(([file, body]) => second.get(file) !== body).map(([file]) => file)).toEqual([]);

  const page = (dist: string, report: string) =>
    readFileSync(join(dist, 'communities/tidewater/editions/2026-Q1', report, 'index.html'), 'utf8');
  expect(page(before, 'usage')).not.toContain('published as');
  const [note = ''] = NOTE.exec(page(after, 'usage')) ?? [];
  expect(note).toContain(`published as ${was}, now ${(was ?? 0) + 7}.`);
  expect(note).toMatch(/15\u00a0June\u00a02026|15&nbsp;June&nbsp;2026/);
  expect(note).not.toContain('A new name');
  expect(NOTE.exec(page(after, 'milestones'))?.[0]).toContain('other reports of this edition');
  expect(NOTE.exec(page(after, 'milestones'))?.[0]).toMatch(/Delivery date of .*30\u00a0March\u00a02026/);
  const table = readFileSync(join(after, 'communities/tidewater/editions/2026-Q1/corrections.csv'), 'utf8');
  expect(table).toMatch(/^Noticed on,Report,Value,Before,After,Note\r\n2026-06-15,/);
  // The rolling report follows the data.
  expect(readFileSync(join(after, 'communities/tidewater/usage/index.html'), 'utf8')).toContain('A new name');
});
