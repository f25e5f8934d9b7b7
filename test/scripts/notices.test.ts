import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../scripts/notices.ts';
import { portfolio, snapshotOf } from '../../src/invariants/index.ts';
import { addDays, type Engagement } from '../../src/model/index.ts';
import { writeSnapshot } from '../../src/snapshot/index.ts';
import { SAMPLE } from '../reports/recomputed/db.ts';
import { startMail, type MailStandIn } from '../servers/smtp.ts';
import { runMain } from './run-main.ts';

let dir: string;
let server: MailStandIn;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-notices-'));
  server = await startMail();
  vi.stubEnv('PLUMBLINE_SMTP_URL', server.url);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

test('writes the mails of the sample, twice the same, and sends none of them', async () => {
  const run = () => runMain(main, ['--data', SAMPLE, '--out', join(dir, 'out')]);
  const { code, out } = await run();
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing was sent: the data are invented.'),
  });
  const names = await readdir(join(dir, 'out'));
  const mails = names.filter((name) => name.endsWith('.eml'));
  const first = await Promise.all(names.map((name) => readFile(join(dir, 'out', name), 'utf8')));
  expect(mails.length).toBeGreaterThan(0);
  for (const name of mails) {
    const read = await PostalMime.parse(await readFile(join(dir, 'out', name)));
    expect(read.to).toEqual([{ address: 'partnerships@2i2c.org', name: '' }]);
    expect(read.text).toContain('Hello,');
  }
  const index: { notices: { file: string }[] } = JSON.parse(await readFile(join(dir, 'out/index.json'), 'utf8'));
  expect(index.notices.map(({ file }) => file).sort()).toEqual(mails.sort());
  await run();
  expect(await Promise.all(names.map((name) => readFile(join(dir, 'out', name), 'utf8')))).toEqual(first);
  expect(server.messages).toEqual([]);
});

/** A pulled snapshot of today with an agreement that ends in 60 days. */
async function pulled(hours = 0): Promise<string> {
  const age = new Date(Date.now() - hours * 3_600_000).toISOString();
  const today = age.slice(0, 10);
  const engagement: Partial<Engagement> = { id: 'recE', communityId: 'reefs', end: addDays(today, 60) };
  const records = portfolio({ deals: [{ id: '1' }], engagements: [{ ...engagement, start: addDays(today, -300) }] });
  const { manifest } = snapshotOf(records, today);
  const sources = manifest.sources.map((source) => ({ ...source, pulledAt: age }));
  await writeSnapshot(join(dir, 'live'), {
    ...{ ...manifest, source: 'live', pulledAt: age, asOf: null, sources, records },
  });
  return today;
}

test('sends what was pulled once, and not for a given date', async () => {
  const today = await pulled();
  const run = (...more: string[]) => runMain(main, ['--data', join(dir, 'live'), '--out', join(dir, 'out'), ...more]);
  expect((await run('--as-of', today)).out).toContain('Nothing was sent: a mail for a given date');
  expect(server.messages).toEqual([]);
  const first = await run();
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('1 sent, 0 sent before') });
  expect((await run()).out).toContain('0 sent, 1 sent before');
  expect(server.messages).toHaveLength(1);
  expect(await readdir(join(dir, 'history'))).toEqual(['notices.json']);
  await server.stop();
  server = await startMail({ after: 451 });
  vi.stubEnv('PLUMBLINE_SMTP_URL', server.url);
  await rm(join(dir, 'history/notices.json'));
  expect(await run()).toMatchObject({ code: 3, err: expect.stringContaining('takes it only later') });
});

test('sends nothing of stale data', async () => {
  await pulled(51);
  const { code, err } = await runMain(main, ['--data', join(dir, 'live'), '--out', join(dir, 'out')]);
  expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('No notice was written.') });
  expect(server.messages).toEqual([]);
});

test('leaves a folder alone that holds something else', async () => {
  await writeFile(join(dir, 'letter.txt'), 'Mine');
  const { code, err } = await runMain(main, ['--data', SAMPLE, '--out', dir]);
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('letter.txt') });
  expect(await readdir(dir)).toEqual(['letter.txt']);
});
