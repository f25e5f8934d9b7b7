import { join, resolve } from 'node:path';
import { dev } from 'astro';
import { communityKeys, inputsOf, prepare, withinReach, workFolders, writeInputs } from '../src/build/index.ts';
import { dataFolder, loadConfig, oneOf, parseCommand, port, run, type Io } from '../src/cli/index.ts';
import { EXIT, type ExitCode } from '../src/model/index.ts';
import { asOfDate, readSnapshot } from '../src/snapshot/index.ts';
import { bindingsOf, readHandbook } from '../src/handbook/index.ts';
import { inputPlaces, readInputs, recordFor } from './check/inputs.ts';
import { checkForSite } from './check/site.ts';

/** `npm run dev -- [--site team|communities] [--data DIR] [--as-of DATE] [--port N]`: pages reload as they are edited. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    site: { type: 'string', default: 'team' },
    data: { type: 'string' },
    'as-of': { type: 'string' },
    port: { type: 'string', default: '4321' },
  });
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const site = oneOf('site', options.site, ['team', 'communities'] as const);
  const dir = dataFolder(root, options.data, io);
  const snapshot = await readSnapshot(dir);
  const places = inputPlaces({ root, dir, manifest: snapshot.manifest }, (line) => io.err(line));
  const asOf = asOfDate(snapshot.manifest, config, options['as-of']);
  const told = await checkForSite(
    { snapshot, dir },
    {
      ...{ asOf, config, now: null, nowReason: 'A site does not depend on the time: `npm run check` measures this.' },
      ...(await readInputs(places)),
    },
    { history: undefined, asOf: options['as-of'] },
    (line) => io.err(`${line}\n`),
  );
  const key = communityKeys(process.env.PLUMBLINE_LINK_SECRET);
  const pages = readHandbook(places.handbook);
  const bindings = bindingsOf(pages);
  const prepared = prepare({
    snapshot,
    ...told,
    bindings,
    record: recordFor(pages, bindings, places.handbook),
    config,
    asOf,
    key,
    only: [],
  });
  const work = join(root, '.plumbline', 'dev');
  const { data } = workFolders(work, site);
  await writeInputs(data, inputsOf(site, prepared));
  Object.assign(process.env, {
    PLUMBLINE_SITE: site,
    PLUMBLINE_DEV: '1',
    PLUMBLINE_WORK: work,
    PLUMBLINE_TEAM_DATA: data,
    PLUMBLINE_EXTRACTS: data,
    PLUMBLINE_HANDBOOK: await withinReach(places.handbook, root, join(work, site)),
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
