import { resolve } from 'node:path';
import {
  BASE,
  buildSites,
  communityInputs,
  communityKeys,
  PAPERS,
  type CommunityInputs,
  type Site,
} from '../src/build/index.ts';
import { dataFolder, list, loadConfig, oneOf, parseCommand, run, spread, type Io } from '../src/cli/index.ts';
import { countsOf, refuseUnbound, sourceOf, type Bindings } from '../src/handbook/index.ts';
import { RULES, type CheckResult } from '../src/invariants/index.ts';
import { EXIT, PlumblineError, type ExitCode } from '../src/model/index.ts';
import { accentOf, type CommunityExtract } from '../src/reports/index.ts';
import { asOfDate, readSnapshot } from '../src/snapshot/index.ts';
import { untilRendered, type Compiled } from './build/retry.ts';
import { handbookSummary } from './build/summary.ts';
import { inputPlaces, readInputs, tellHandbook } from './check/inputs.ts';
import { checkForSite, refuseUntrusted } from './check/site.ts';
import { readWords, type Words } from './check/words.ts';
import { editionsFor } from './publish/place.ts';

const SITES = ['team', 'communities', 'all'] as const;

/** `npm run build -- [--data DIR] [--as-of DATE] [--site team|communities|all] [--community ID…] [--handbook DIR] [--history DIR] [--editions DIR] [--out DIR] [--pdf] [--paper a4|letter] [--verbose]` */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(spread(argv, '--community'), {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    site: { type: 'string', default: 'all' },
    community: { type: 'string', multiple: true },
    handbook: { type: 'string' },
    history: { type: 'string' },
    editions: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    pdf: { type: 'boolean' },
    paper: { type: 'string', default: 'a4' },
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
  const paper = oneOf('paper', options.paper, PAPERS);
  const dir = dataFolder(root, options.data, io);
  const snapshot = await readSnapshot(dir);
  const places = inputPlaces({ root, dir, manifest: snapshot.manifest }, (line) => io.err(line), options);
  const asOf = asOfDate(snapshot.manifest, config, options['as-of']);
  const secret = process.env.PLUMBLINE_LINK_SECRET;
  if (!secret && site !== 'team') {
    io.err(
      'PLUMBLINE_LINK_SECRET is not set: the folders of the communities carry their plain ids, which anyone can guess. Set it before you publish.\n',
    );
  }
  const sites: Site[] = site === 'all' ? ['team', 'communities'] : [site];
  const editions = sites.includes('communities')
    ? await editionsFor({ root, dir, snapshot }, options.editions, (line) => io.err(line))
    : [];
  let compiled: Compiled[] = [];
  const attempt = async (failed: ReadonlySet<string>) => {
    const words = readWords(places, { root: BASE, failed });
    compiled = compiledOf(words);
    const { bindings, record } = tellHandbook(places, words, { root, config });
    if (places.isOwn) refuseUnbound(words.pages, bindings, RULES, places.handbook);
    const { verdict, ...told } = await checkForSite(
      { snapshot, dir },
      {
        asOf,
        config,
        now: null,
        nowReason: 'A site does not depend on the time at which it is built: `npm run check` measures this.',
        ...(await readInputs(places, undefined, words)),
      },
      { history: options.history, asOf: options['as-of'] },
      (line) => io.err(`${line}\n`),
    );
    refuseUntrusted(verdict, 'Nothing was built.');
    if (sites.includes('communities')) refusePrivate(told.check, only);
    const communities = await communityInputs({ root, config, check: told.check, editions, asOf, snapshot });
    tellNotCompared(communities, (line) => io.err(line));
    const { built, prepared } = await buildSites({
      root,
      dist: options.out === '' ? '' : resolve(root, options.out),
      handbook: places.handbook,
      ...words,
      bindings,
      record,
      snapshot,
      ...told,
      config,
      asOf,
      key: communityKeys(secret),
      communities,
      sites,
      only,
      pdf: options.pdf ? paper : null,
      log: options.verbose ? (line) => io.err(`${line}\n`) : () => {},
    });
    if (sites.includes('communities')) tellAccents(prepared.extracts, (line) => io.err(line));
    return { built, bindings, words };
  };
  const { built, bindings, words } = await untilRendered(
    attempt,
    () => compiled,
    (line) => io.err(`${line}\n`),
  );
  for (const { site: name, dir, pages } of built) io.out(`Built ${name}: ${pages} pages in ${dir}\n`);
  if (places.isOwn) io.out(countsSentence(bindings));
  if (!places.isOwn || isFaulty(words)) io.out(handbookSummary(places.handbook, words.pages));
  io.out('Next: npm run preview\n');
  return EXIT.ok;
}

/** What the pages do not tell: that an edition could not be compared is no fault of it. */
function tellNotCompared({ editions }: CommunityInputs, say: (line: string) => void): void {
  const open = editions.filter(({ notCompared }) => notCompared.length > 0).length;
  if (open === 0) return;
  say(
    `${open} of ${editions.length} editions could not be compared with the data in whole: \`npm run publish -- --corrections\` names them.\n`,
  );
}

function tellAccents(extracts: readonly CommunityExtract[], say: (line: string) => void): void {
  for (const extract of extracts.filter((one) => accentOf(one).fallback))
    say(
      `The accent colour of ${extract.communityId} has too little contrast on the page and was passed over: choose another one in plumbline.config.ts.\n`,
    );
}

const countsSentence = (bindings: Bindings): string => {
  const { rules, bound, human, unbound } = countsOf(bindings);
  return `Handbook: ${rules} rules in ${bound} sentences, ${human} for people, ${unbound} unbound; see checks/bindings/\n`;
};

const isFaulty = ({ pages }: Words): boolean =>
  pages.some(({ problem, problems }) => problem !== null || problems.length > 0);

const compiledOf = ({ pages, sources }: Words): Compiled[] =>
  sources === null
    ? []
    : pages
        .filter(({ html, file }) => html === null && !sources.has(file))
        .map(({ id, file }) => ({ file, source: sourceOf(id) }));

/** What a community may not see is not built for anybody, waived or not: who approved an exception cannot take it back from a reader. */
function refusePrivate({ findings }: CheckResult, only: readonly string[]): void {
  const leaks = findings.filter(
    ({ rule, community }) =>
      rule === 'public-fields-only' && (only.length === 0 || (community !== null && only.includes(community))),
  );
  if (leaks.length === 0) return;
  throw new PlumblineError({
    what: 'The communities’ sites were not built (rule public-fields-only).',
    why: leaks
      .slice(0, 10)
      .map(({ message }) => message)
      .join('\n'),
    fix: 'Correct the texts as `npm run check -- --only public-fields-only` says and pull again; `--site team` builds the team’s site alone.',
    exitCode: EXIT.fault,
  });
}

if (import.meta.main) await run(main);
