import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { communityKeys, PAPERS, printInto } from '../src/build/index.ts';
import { list, loadConfig, oneOf, parseCommand, run, spread, type Io } from '../src/cli/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { main as build } from './build.ts';
import { folderOf, REPORTS } from './pdf/pages.ts';

/**
 * `npm run pdf -- --community ID… [--period ID|latest] [--report milestones|impact|usage|all] [--paper a4|letter] [--data DIR]
 * [--as-of DATE] [--out DIR]`: builds the pages of these communities and prints each report into a file of its own.
 */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(spread(argv, '--community'), {
    community: { type: 'string', multiple: true },
    period: { type: 'string', default: 'latest' },
    report: { type: 'string', default: 'all' },
    paper: { type: 'string', default: 'a4' },
    data: { type: 'string' },
    'as-of': { type: 'string' },
    out: { type: 'string', default: 'dist/pdf' },
  });
  const communities = [...new Set((options.community ?? []).flatMap(list))];
  if (communities.length === 0) throw nobody();
  const chosen = oneOf('report', options.report, [...REPORTS, 'all'] as const);
  const paper = oneOf('paper', options.paper, PAPERS);
  const root = resolve(import.meta.dirname, '..');
  const { hosting } = await loadConfig(root);
  const work = await mkdtemp(join(tmpdir(), 'plumbline-pages-'));
  try {
    const given = (['data', 'as-of'] as const).flatMap((name) => {
      const value = options[name];
      return value === undefined ? [] : [`--${name}`, value];
    });
    await build(['--site', 'communities', '--out', work, ...given, '--community', ...communities], {
      ...io,
      out: () => {},
    });
    const dir = join(work, 'communities');
    const keyOf = communityKeys(process.env.PLUMBLINE_LINK_SECRET);
    const files = new Map<string, string>();
    const out = resolve(root, options.out);
    for (const id of communities) {
      const folder = await folderOf(dir, { id, key: keyOf(id), period: options.period });
      for (const report of chosen === 'all' ? REPORTS : [chosen])
        files.set(`${folder}/${report}/`, join(out, `${id}-${report}-${options.period}.pdf`));
    }
    await mkdir(out, { recursive: true });
    await printInto(
      { dir, paper, address: hosting.communitiesUrl },
      [...files.keys()],
      (page) => files.get(page) ?? '',
    );
    for (const file of files.values()) io.out(`${file}\n`);
    return EXIT.ok;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const nobody = () =>
  new PlumblineError({
    what: 'Nothing was printed.',
    why: '--community names no community.',
    fix: 'Name one or more community ids, for example `npm run pdf -- --community tidewater`.',
    exitCode: EXIT.fault,
  });

if (import.meta.main) await run(main);
