import { resolve } from 'node:path';
import { buildSites, communityKeys, type Site } from '../src/build/index.ts';
import { dataFolder, list, loadConfig, oneOf, parseCommand, run, spread, type Io } from '../src/cli/index.ts';
import { verdict, type Verdict } from '../src/findings/index.ts';
import { HANDBOOK } from '../src/handbook/index.ts';
import { runCheck } from '../src/invariants/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { asOfDate, readSnapshot } from '../src/snapshot/index.ts';

const SITES = ['team', 'communities', 'all'] as const;

/** `npm run build -- [--data DIR] [--as-of DATE] [--site team|communities|all] [--community ID…] [--out DIR] [--verbose]` */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(spread(argv, '--community'), {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    site: { type: 'string', default: 'all' },
    community: { type: 'string', multiple: true },
    out: { type: 'string', default: 'dist' },
    verbose: { type: 'boolean' },
  });
  const only = (options.community ?? []).flatMap(list);
  if (options.community && only.length === 0) {
    throw new PlumblineError({
      what: '--community names no community.',
      why: 'Its value is empty, which would build all of them.',
      fix: 'Name one or more community ids, or leave the option out.',
    });
  }
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const site = oneOf('site', options.site, SITES);
  const snapshot = await readSnapshot(dataFolder(root, options.data, io));
  const asOf = asOfDate(snapshot.manifest, config, options['as-of']);
  const secret = process.env.PLUMBLINE_LINK_SECRET;
  if (!secret && site !== 'team') {
    io.err(
      'PLUMBLINE_LINK_SECRET is not set: the folders of the communities carry their plain ids, which anyone can guess. Set it before you publish.\n',
    );
  }
  const sites: Site[] = site === 'all' ? ['team', 'communities'] : [site];
  const check = runCheck(snapshot, {
    asOf,
    config,
    now: null,
    nowReason: 'The sites do not depend on the time at which they are built.',
  });
  refuseUntrusted(verdict(check, snapshot, 'never'));
  const { built } = await buildSites({
    root,
    dist: options.out === '' ? '' : resolve(root, options.out),
    handbook: HANDBOOK,
    snapshot,
    check,
    config,
    asOf,
    key: communityKeys(secret),
    sites,
    only,
    log: options.verbose ? (line) => io.err(`${line}\n`) : () => {},
  });
  for (const { site: name, dir, pages } of built) io.out(`Built ${name}: ${pages} pages in ${dir}\n`);
  io.out('Next: npm run preview\n');
  return EXIT.ok;
}

/** Data that `check` would end 3 or 4 on is not shown to anybody. */
function refuseUntrusted({ exitCode, note }: Verdict): void {
  if (exitCode === EXIT.ok) return;
  throw new PlumblineError({
    what: 'Nothing was built.',
    why: note ?? 'The snapshot cannot be trusted.',
    fix: 'Run `npm run check` to see what is missing, and pull again.',
    exitCode: EXIT.incomplete,
  });
}

if (import.meta.main) await run(main);
