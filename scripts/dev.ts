import { join, resolve } from 'node:path';
import { dev } from 'astro';
import {
  communityInputs,
  communityKeys,
  inputsOf,
  prepare,
  sourceFolder,
  workFolders,
  writeInputs,
  writeNounFiles,
} from '../src/build/index.ts';
import { dataFolder, loadConfig, oneOf, parseCommand, port, run, type Io } from '../src/cli/index.ts';
import { EXIT, type ExitCode } from '../src/model/index.ts';
import { asOfDate, readSnapshot } from '../src/snapshot/index.ts';
import { inputPlaces, readInputs, tellHandbook } from './check/inputs.ts';
import { checkForSite } from './check/site.ts';
import { readWords } from './check/words.ts';
import { editionsFor } from './publish/place.ts';

/** `npm run dev -- [--site team|communities] [--data DIR] [--as-of DATE] [--handbook DIR] [--editions DIR] [--port N]`: pages reload as they are edited. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    site: { type: 'string', default: 'team' },
    data: { type: 'string' },
    'as-of': { type: 'string' },
    handbook: { type: 'string' },
    editions: { type: 'string' },
    port: { type: 'string', default: '4321' },
  });
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const site = oneOf('site', options.site, ['team', 'communities'] as const);
  const dir = dataFolder(root, options.data, io);
  const snapshot = await readSnapshot(dir);
  const places = inputPlaces({ root, dir, manifest: snapshot.manifest }, (line) => io.err(line), options);
  const words = readWords(places);
  const asOf = asOfDate(snapshot.manifest, config, options['as-of']);
  const told = await checkForSite(
    { snapshot, dir },
    {
      ...{ asOf, config, now: null, nowReason: 'A site does not depend on the time: `npm run check` measures this.' },
      ...(await readInputs(places, undefined, words)),
    },
    { history: undefined, asOf: options['as-of'] },
    (line) => io.err(`${line}\n`),
  );
  const key = communityKeys(process.env.PLUMBLINE_LINK_SECRET);
  const { bindings, record } = tellHandbook(places, words, { root, config });
  const editions = await editionsFor({ root, dir, snapshot }, options.editions, (line) => io.err(line));
  const prepared = prepare({
    communities: await communityInputs({ root, config, check: told.check, editions, asOf, snapshot }),
    snapshot,
    ...told,
    ...words,
    bindings,
    record,
    base: '',
    config,
    asOf,
    key,
    only: [],
  });
  const work = join(root, '.plumbline', 'dev');
  const { data } = workFolders(work, site);
  await writeInputs(data, inputsOf(site, prepared));
  if (site === 'team') await writeNounFiles(snapshot, data);
  Object.assign(process.env, {
    PLUMBLINE_SITE: site,
    PLUMBLINE_DEV: '1',
    PLUMBLINE_WORK: work,
    PLUMBLINE_TEAM_DATA: data,
    PLUMBLINE_EXTRACTS: data,
    PLUMBLINE_HANDBOOK: await sourceFolder({ root, handbook: places.handbook, ...words }, join(work, site)),
    PLUMBLINE_FOLDER: places.handbook,
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  const server = await dev({ root, server: { port: port(options.port) } });
  const [first] = prepared.extracts;
  io.out(`http://localhost:${server.address.port}/${site === 'communities' ? `${first?.key ?? ''}/` : ''}\n`);
  await new Promise<void>((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  await server.stop();
  return EXIT.ok;
}

if (import.meta.main) await run(main);
