import { resolve } from 'node:path';
import { dataFolder, loadConfig, oneOf, parseCommand, run, type Io } from '../src/cli/index.ts';
import { explain, FAIL_ON } from '../src/findings/index.ts';
import { ruleById, type CheckOptions } from '../src/invariants/index.ts';
import { EXIT, PlumblineError, type ExitCode, type Manifest, type Snapshot } from '../src/model/index.ts';
import { advanceJournal, asOfDate, readSnapshot, writeFindings, writeJournal } from '../src/snapshot/index.ts';
import { filterOf } from './check/filter.ts';
import { putCoverage } from './check/coverage.ts';
import { alone, historyOf, historyPlace } from './check/history.ts';
import { judge, type Judged } from './check/judge.ts';
import { put, rendering, targetsOf, type Render } from './check/outputs.ts';
import { inputPlaces, readInputs } from './check/inputs.ts';

/**
 * `npm run check -- [--data DIR] [--as-of DATE] [--format text|json|junit|sarif|github|markdown] [--output FILE]
 * [--also FORMAT=FILE] [--comment] [--redact] [--fail-on error|warning|info|never] [--only RULE,…] [--community ID,…]
 * [--owner TEAM,…] [--explain FINGERPRINT] [--coverage FILE] [--handbook DIR] [--history DIR] [--waivers FILE] [--accept-lost SYSTEM,…]`
 * @param onResult takes the result in further formats, so that a caller need not check again
 */
export async function main(argv: string[], io: Io, onResult?: (render: Render) => Promise<void>): Promise<ExitCode> {
  const options = parseCommand(argv, {
    data: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    also: { type: 'string', multiple: true },
    comment: { type: 'boolean', default: false },
    redact: { type: 'boolean' },
    'fail-on': { type: 'string', default: 'error' },
    only: { type: 'string', multiple: true },
    community: { type: 'string', multiple: true },
    owner: { type: 'string', multiple: true },
    explain: { type: 'string' },
    coverage: { type: 'string' },
    handbook: { type: 'string' },
    history: { type: 'string' },
    waivers: { type: 'string' },
    'accept-lost': { type: 'string', multiple: true },
  });
  const targets = targetsOf(options);
  const failOn = oneOf('fail-on', options['fail-on'], FAIL_ON);
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const dir = dataFolder(root, options.data, io);
  const snapshot = await readSnapshot(dir);
  const { manifest, records } = snapshot;
  const asOf = asOfDate(manifest, config, options['as-of']);
  const narrowing = filterOf(options, records);
  // An explanation is of any finding, whatever else would be shown.
  const filter = options.explain === undefined ? narrowing : null;
  const places = inputPlaces({ root, dir, manifest }, (line) => io.err(line), options);
  const inputs = await readInputs(places, options.waivers);
  const say = (line: string) => io.err(`${line}\n`);
  const dated = { dir, manifest, asOf };
  const named = { history: options.history, asOf: options['as-of'] };
  const settings: CheckOptions = { asOf, config, ...inputs, ...timeOfRun(manifest, options['as-of']) };
  const reads = options.explain !== undefined || filter !== null;
  return alone(reads ? null : historyPlace(dated, named), say, async () => {
    const kept = await historyOf(dated, named, say);
    const asked = { history: kept?.history ?? null, filter, failOn, acceptLost: options['accept-lost'] };
    const judged = judge(snapshot, settings, asked);
    if (options.explain !== undefined) {
      io.out(explanation(options.explain, judged, snapshot, settings));
      return EXIT.ok;
    }
    const { result, verdict, next } = judged;
    const render = rendering(result, options, { failOn, comment: options.comment, config, records });
    await put(targets, render, result, io);
    if (options.coverage !== undefined) await putCoverage(options.coverage, judged.coverage(), io);
    await onResult?.(render);
    // Last: what was not shown has not happened yet.
    // The journal goes first: where the findings then fail, the next check says again what happened to them.
    if (kept && !kept.isInvented && next) {
      const { summary, findings } = result;
      await writeJournal(kept.dir, advanceJournal(kept.journal, { snapshot, summary, findings, asOf }));
      await writeFindings(kept.dir, next);
    }
    if (verdict.note) io.err(`${verdict.note}\n`);
    return verdict.exitCode;
  });
}

function explanation(
  fingerprint: string,
  { result, lives }: Judged,
  { records, manifest: { setAside } }: Snapshot,
  { config, asOf }: Pick<CheckOptions, 'config' | 'asOf'>,
): string {
  const finding = result.findings.find((one) => one.fingerprint === fingerprint);
  const rule = finding && ruleById(finding.rule);
  const life = lives.get(fingerprint) ?? null;
  if (finding && rule) return explain({ finding, rule, life, records, setAside, config, asOf });
  throw new PlumblineError({
    what: `No finding has the fingerprint ${JSON.stringify(fingerprint)}.`,
    why: life?.resolvedOn
      ? `${life.rule} found it in ${life.subject.type} ${life.subject.id} from ${life.firstSeen} on; it was resolved on ${life.resolvedOn}.`
      : 'The check found nothing of that name in this snapshot at this date.',
    fix: 'Copy a fingerprint from the output of `npm run check`.',
  });
}

/** The time against which freshness is measured, or why there is none. */
function timeOfRun({ source }: Manifest, givenDate: string | undefined): { now: string | null; nowReason: string } {
  if (givenDate !== undefined) return { now: null, nowReason: 'The check was made for a given date.' };
  if (source === 'sample') return { now: null, nowReason: 'The sample has a fixed date.' };
  return { now: new Date().toISOString(), nowReason: '' };
}

if (import.meta.main) await run(main);
