import { resolve } from 'node:path';
import { dataFolder, loadConfig, oneOf, parseCommand, run, writeWhole, type Io } from '../src/cli/index.ts';
import { FAIL_ON, formatter, summaryLine, verdict } from '../src/findings/index.ts';
import { runCheck } from '../src/invariants/index.ts';
import type { ExitCode, Manifest } from '../src/model/index.ts';
import { asOfDate, readSnapshot } from '../src/snapshot/index.ts';

/** `npm run check -- [--data DIR] [--as-of DATE] [--format text|json] [--output FILE] [--fail-on error|warning|info|never]` */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const options = parseCommand(argv, {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    'fail-on': { type: 'string', default: 'error' },
  });
  const format = formatter(options.format);
  const failOn = oneOf('fail-on', options['fail-on'], FAIL_ON);
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const snapshot = await readSnapshot(dataFolder(root, options.data, io));
  const asOf = asOfDate(snapshot.manifest, config, options['as-of']);
  const result = runCheck(snapshot, { asOf, config, ...timeOfRun(snapshot.manifest, options['as-of']) });
  if (options.output === undefined) io.out(format(result));
  else {
    await writeWhole(resolve(options.output), format(result), 'The findings');
    io.err(`Wrote ${options.output}: ${summaryLine(result)}\n`);
  }
  const { exitCode, note } = verdict(result, snapshot, failOn);
  if (note) io.err(`${note}\n`);
  return exitCode;
}

/** The time against which freshness is measured, or why there is none. */
function timeOfRun({ source }: Manifest, givenDate: string | undefined): { now: string | null; nowReason: string } {
  if (givenDate !== undefined) return { now: null, nowReason: 'The check was made for a given date.' };
  if (source === 'sample') return { now: null, nowReason: 'The sample has a fixed date.' };
  return { now: new Date().toISOString(), nowReason: '' };
}

if (import.meta.main) await run(main);
