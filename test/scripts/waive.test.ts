import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkResultSchema } from '../../src/findings/index.ts';
import { portfolio, snapshotOf } from '../../src/invariants/index.ts';
import { writeSnapshot } from '../../src/snapshot/index.ts';
import { main as check } from '../../scripts/check.ts';
import { main as waive } from '../../scripts/waive.ts';

const HEAD = '# What we agreed on\n';
let dir: string;
let print: string;
let yaml: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-waive-'));
  yaml = join(dir, 'waivers.yaml');
  const records = portfolio({
    deals: [{ id: '1', name: 'Reefs', stage: null }],
    engagements: [{ status: 'Cancelled', dealRef: '1', dealIds: ['1'] }],
  });
  const { manifest } = snapshotOf(records, '2026-06-15');
  await writeSnapshot(join(dir, 'data'), { ...manifest, source: 'sample', asOf: '2026-06-15', records });
  await writeFile(yaml, HEAD);
  print = (await checked()).findings.find(({ rule }) => rule === 'stage-known')!.fingerprint;
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function runs(main: typeof check, args: string[]) {
  let [out, err] = ['', ''];
  const files = ['--data', join(dir, 'data'), '--waivers', yaml];
  const code = await main([...args, ...files], { out: (words) => (out += words), err: (words) => (err += words) });
  return { code, out, err };
}
const checked = async () =>
  checkResultSchema.parse(JSON.parse((await runs(check, ['--format', 'json', '--fail-on', 'never'])).out));

const asked = (part: Record<string, string> = {}) =>
  Object.entries({ until: '2026-07-01', reason: "It's agreed", 'approved-by': 'Ada (Finance)', ...part }).flatMap(
    ([option, value]) => [`--${option}`, value],
  );

it('adds a waiver that the next check takes, and keeps what is there', async () => {
  await writeFile(yaml, HEAD);
  const { code, out, err } = await runs(waive, [print, ...asked()]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(`Waived ${print} (stage-known of deal 1) until 2026-07-01.`);
  expect(await readFile(yaml, 'utf8')).toBe(
    `${HEAD}
- fingerprint: '${print}'
  rule: 'stage-known'
  subject: '1'
  reason: "It's agreed"
  approvedBy: 'Ada (Finance)'
  created: 2026-06-15
  expires: 2026-07-01
`,
  );
  const { findings, summary } = await checked();
  const waiver = { reason: "It's agreed", approvedBy: 'Ada (Finance)', expires: '2026-07-01' };
  expect(findings.find(({ fingerprint }) => fingerprint === print)?.waiver).toEqual(waiver);
  expect(summary.waived).toBe(1);
  expect((await runs(check, ['--fail-on', 'never'])).out).toMatch(
    /Waived: 1 error[\s\S]*Waived until 2026-07-01 by Ada/,
  );
});

it('writes it all the same when the team that owns an error approved it, and warns', async () => {
  await writeFile(yaml, HEAD);
  const { owner } = (await checked()).findings.find(({ fingerprint }) => fingerprint === print)!;
  const { err } = await runs(waive, [print, ...asked({ 'approved-by': `${owner} lead` })]);
  expect(err).toContain('approved its own error');
  await writeFile(yaml, HEAD);
  expect((await runs(waive, [print, ...asked({ 'approved-by': 'Ada' })])).err).toContain('of which team');
});

it.each([
  [['0123456789abcdef', ...asked()], 'No finding of the snapshot has the fingerprint'],
  [[], 'It needs FINGERPRINT'],
  [['PRINT', '--until', '2026-07-01'], '--reason and --approved-by must be given.'],
  [['PRINT', ...asked({ until: 'soon' })], 'is not a date'],
  [['PRINT', ...asked({ until: '2026-06-14' })], 'is before the date of the check, 2026-06-15'],
  [['PRINT', ...asked({ until: '2026-12-13' })], 'It lasts 181 days, and 180 are the most.'],
  [['PRINT', ...asked({ reason: ' ' })], '--reason must be given.'],
])('refuses %j and writes nothing', async (args, words) => {
  await writeFile(yaml, HEAD);
  await expect(
    runs(
      waive,
      args.map((word) => (word === 'PRINT' ? print : word)),
    ),
  ).rejects.toThrow(words);
  expect(await readFile(yaml, 'utf8')).toBe(HEAD);
});

it('names the file that it wrote, which an invented portfolio may bring along', async () => {
  const data = join(dir, 'faulty');
  await cp(join(dir, 'data'), data, { recursive: true });
  await mkdir(join(data, 'inputs'));
  await writeFile(join(data, 'inputs/waivers.yaml'), HEAD);
  let printed = '';
  const write = (words: string) => void (printed += words);
  const reason = 'Agreed\u0007 on\nMonday';
  await waive([print, ...asked({ reason }), '--data', data], { out: write, err: write });
  expect(printed).toMatch(/Next: commit \S*faulty\/inputs\/waivers\.yaml;/);
  expect(await readFile(join(data, 'inputs/waivers.yaml'), 'utf8')).toContain("reason: 'Agreed on Monday'");
});

it('takes 180 days', async () => {
  await writeFile(yaml, HEAD);
  expect((await runs(waive, [print, ...asked({ until: '2026-12-12' })])).code).toBe(0);
});

it('refuses a second waiver of the same finding, and a file that it cannot read or add to', async () => {
  await writeFile(yaml, HEAD);
  await runs(waive, [print, ...asked()]);
  await expect(runs(waive, [print, ...asked()])).rejects.toThrow('is of the same finding');
  await writeFile(yaml, '- rule: "stage\n');
  await expect(runs(waive, [print, ...asked()])).rejects.toThrow('cannot be read: It is not YAML');
  await writeFile(yaml, '[{ rule: a, subject: b }]\n');
  await expect(runs(waive, [print, ...asked()])).rejects.toThrow('is not a list with one dash an item');
});
