import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import settings from '../plumbline.config.ts';
import { printReports, reportPages } from '../src/build/pdf/index.ts';
import { readConfig } from '../src/model/index.ts';
import { chartPng } from '../src/pictures/index.ts';
import { communityReports, extractCommunities, reportFiles, wholeJson, zipOf } from '../src/reports/index.ts';
import { asOfDate, readSnapshot } from '../src/snapshot/index.ts';

const root = resolve(import.meta.dirname, '..');

/**
 * `npm run bench -- reports [N]`: what one report page costs, over 12 (or N) communities: each step in milliseconds and against
 * the time that `JSON.parse` needs for one community's data in the same run, so that figures of two machines compare; and bytes.
 */
export async function benchReports(options: readonly string[]): Promise<void> {
  const size = Number(options[0] ?? 12);
  const work = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    const data = join(work, 'data');
    command(['scripts/sample.ts', '--communities', String(size), '--seed', 'bench', '--out', data]);
    const config = readConfig(settings);
    const snapshot = await readSnapshot(data);
    const { extracts } = extractCommunities(snapshot, {
      asOf: asOfDate(snapshot.manifest, config),
      config,
      key: (id) => id,
    });
    const texts = extracts.map((extract) => JSON.stringify(extract));
    const pages = extracts.length * 3;
    const parse = (await timed(() => texts.forEach((text) => void JSON.parse(text)))) / extracts.length;
    console.log(
      `${extracts.length} communities, ${pages} reports; JSON.parse of one community: ${parse.toFixed(2)} ms`,
    );
    console.log('step                ms a report  ÷ JSON.parse');
    const row = (step: string, ms: number) =>
      console.log(
        `${step.padEnd(18)}  ${(ms / pages).toFixed(1).padStart(11)}  ${(ms / pages / parse).toFixed(1).padStart(12)}`,
      );
    const all = extracts.map((extract) => ({ extract, reports: communityReports(extract) }));
    row('view model', await timed(() => extracts.forEach((extract) => void communityReports(extract))));
    const each = all.flatMap(({ extract, reports }) =>
      [reports.milestones, reports.impact, reports.usage].map((report) => ({
        extract,
        report,
        name: reports.name,
        edition: null,
      })),
    );
    row(
      'svg, csv, json',
      await timed(() => each.forEach(({ extract, report }) => void reportFiles(report, extract.language))),
    );
    row('report.json', await timed(() => each.forEach((inputs) => void wholeJson(inputs))));
    row(
      'png',
      await timed(async () => {
        for (const { report } of each) for (const chart of report.charts) await chartPng(chart);
      }),
    );
    const files = each.map(({ extract, report }) => reportFiles(report, extract.language));
    row('zip without png', await timed(() => files.forEach((one) => void zipOf('report', one, '2026-06-15'))));
    const out = join(work, 'dist');
    row(
      'whole build',
      await timed(() => command(['scripts/build.ts', '--data', data, '--site', 'communities', '--out', out])),
    );
    const dir = join(out, 'communities');
    const built = readdirSync(dir, { recursive: true, encoding: 'utf8' });
    const few = reportPages(built).slice(0, 9);
    const pdf = await timed(() =>
      printReports(
        { dir, paper: 'a4', address: null },
        few.map((page) => `${page}index.html`),
      ),
    );
    row('PDF', (pdf / few.length) * pages);
    for (const report of ['milestones', 'impact', 'usage']) weigh(dir, report, reportPages(built));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Bytes of the largest page of a kind, and of everything in its folder. */
function weigh(dir: string, report: string, pages: readonly string[]): void {
  const own = pages.filter((page) => page.endsWith(`/${report}/`));
  const html = own.map((page) => readFileSync(join(dir, page, 'index.html')));
  const largest = (sizes: number[]) => (Math.max(...sizes) / 1000).toFixed(0);
  const whole = own.map((page) =>
    readdirSync(join(dir, page))
      .map((file) => statSync(join(dir, page, file)).size)
      .reduce((sum, bytes) => sum + bytes, 0),
  );
  console.log(
    `${report.padEnd(12)}largest page ${largest(html.map(({ length }) => length))} kB, ${largest(html.map((page) => gzipSync(page).length))} kB gzip; largest folder ${largest(whole)} kB`,
  );
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function command(args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`);
}
