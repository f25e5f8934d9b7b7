import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEditionFolder } from '../../src/build/index.ts';
import { readSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';
import { command, ROOT } from '../browser/sites.ts';
import { checkSite } from '../reports/recomputed/site.ts';

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

async function built(data: string, name: string, ...communities: string[]): Promise<string> {
  const dist = join(folder, name);
  const args = ['--data', data, '--site', 'communities', '--community', communities.join(), ...editions, '--out', dist];
  expect(await command('build.ts', args)).toMatchObject({ status: 0 });
  return dist;
}

const COMMUNITIES = ['tidewater', 'halvorsund', 'pedralvia'];
const PERIODS = ['2025', '2026-Q1', '2025-autumn'];
let before: string;
beforeAll(async () => {
  const options = ['--data', SAMPLE, '--community', COMMUNITIES.join(), ...editions, '--with-notes'];
  for (const period of PERIODS)
    expect(await command('publish.ts', ['--period', period, ...options])).toMatchObject({ status: 0 });
  before = await built(SAMPLE, 'before', ...COMMUNITIES);
});

test('an edition shows no value on a page or in a file that is not recomputed and the same', () => {
  // Rolling reports and editions, English and Spanish.
  expect(checkSite(join(before, 'communities')).reports).toBe(3 * COMMUNITIES.length * (PERIODS.length + 1));
});

test('an edition keeps its bytes when the data change, and its pages say what is different now', async () => {
  const { manifest, records } = await readSnapshot(SAMPLE);
  const hub = records.hubs.find(({ communityId }) => communityId === 'tidewater');
  const month = records.usage.find((one) => one.namespace === hub?.namespace && one.month === '2026-03');
  if (!hub || !month) throw new Error('The sample has no such use.');
  const was = month.mau.at(-1);
  month.mau = month.mau.map((value) => value && value + 7);
  hub.name = 'A new name';
  const published = (await readEditionFolder(join(folder, 'editions'))).find(
    ({ edition, extract }) => extract.communityId === 'tidewater' && edition.period.id === '2026-Q1',
  );
  const ids = new Set(published?.extract.deliverables.map(({ id }) => id));
  const delivered = records.deliverables.find(
    ({ id, deliveredOn }) => ids.has(id) && deliveredOn !== null && deliveredOn <= '2026-03-31',
  );
  if (!delivered) throw new Error('The sample has no such deliverable.');
  delivered.deliveredOn = '2026-03-30';
  for (const log of records.fteLog) log.fte = log.fte && log.fte + 0.25;
  for (const engagement of records.engagements) engagement.rag = 'Red';
  await writeSnapshot(join(folder, 'data'), { ...manifest, records });
  const after = await built(join(folder, 'data'), 'after', 'tidewater');

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
