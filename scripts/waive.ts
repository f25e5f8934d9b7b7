import { relative, resolve } from 'node:path';
import { dataFolder, loadConfig, parsePositionals, readOptional, run, writeWhole, type Io } from '../src/cli/index.ts';
import {
  findingHistory,
  mistake,
  NO_HISTORY,
  readWaivers,
  runCheck,
  teamOf,
  waiversNaming,
  withWaiver,
  type EventOf,
  type Finding,
  type Life,
  type WaiverItem,
} from '../src/invariants/index.ts';
import { EXIT, isDay, PlumblineError, type Day, type ExitCode } from '../src/model/index.ts';
import { asOfDate, findingsBeside, openFindings, readSnapshot } from '../src/snapshot/index.ts';
import { inputPlaces, readInputs } from './check/inputs.ts';

/** `npm run waive -- FINGERPRINT --until DATE --reason TEXT --approved-by WHO [--data DIR] [--history DIR] [--waivers FILE]` */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const { values, words } = parsePositionals(
    argv,
    {
      until: { type: 'string' },
      reason: { type: 'string' },
      'approved-by': { type: 'string' },
      data: { type: 'string' },
      history: { type: 'string' },
      waivers: { type: 'string' },
    },
    ['FINGERPRINT'],
  );
  const fingerprint = words.FINGERPRINT;
  const root = resolve(import.meta.dirname, '..');
  const config = await loadConfig(root);
  const dir = dataFolder(root, values.data, io);
  const snapshot = await readSnapshot(dir);
  const asOf = asOfDate(snapshot.manifest, config);
  const places = inputPlaces({ root, dir, manifest: snapshot.manifest }, (line) => io.err(line), {
    waivers: values.waivers,
  });
  const { handbook } = await readInputs(places);
  const { findings } = runCheck(snapshot, {
    ...{ asOf, config, handbook, now: null, nowReason: 'A waiver does not depend on it.' },
  });
  const isSample = snapshot.manifest.source === 'sample';
  const place = values.history ?? (isSample ? null : findingsBeside(dir));
  const history = place === null ? null : await openFindings(resolve(place), findingHistory);
  const found = findings.find((one) => one.fingerprint === fingerprint);
  const about = found ?? (history ?? NO_HISTORY).findings.find((life) => isOpen(life, fingerprint));
  if (!about) throw unknownFinding(fingerprint);
  const item = itemOf(about, values, asOf);
  const file = places.waivers;
  const text = await readOptional(file, 'The file of waivers');
  refuseDouble(text, about);
  const next = withWaiver(text, item);
  if (next === null) throw cannotAdd(file);
  await writeWhole(file, next, 'The waiver', 'Correct the permissions of the file, or name another with --waivers.');
  io.out(`Waived ${fingerprint} (${about.rule} of ${about.subject.type} ${about.subject.id}) until ${item.expires}.\n`);
  io.out(`Next: commit ${values.waivers ?? relative(process.cwd(), file)}; it counts from the next check on.\n`);
  if (found) warnOfApprover(found, item, io);
  return EXIT.ok;
}

const isOpen = (life: Life, fingerprint: string) => life.fingerprint === fingerprint && life.resolvedOn === null;

type Given = { until?: string | undefined; reason?: string | undefined; 'approved-by'?: string | undefined };

/** The waiver that is asked for, from the date of the check on. Refuses one that would not be valid. */
function itemOf(about: EventOf, given: Given, asOf: Day): WaiverItem {
  const [reason, approvedBy] = [given.reason?.trim() ?? '', given['approved-by']?.trim() ?? ''];
  const missing = [given.until ? '' : '--until', reason ? '' : '--reason', approvedBy ? '' : '--approved-by'];
  if (missing.some(Boolean)) {
    throw refusal(
      `${missing.filter(Boolean).join(' and ')} must be given.`,
      "Write --until DATE --reason TEXT --approved-by 'NAME (TEAM)'.",
    );
  }
  const until = given.until ?? '';
  if (!isDay(until)) throw refusal(`--until ${JSON.stringify(until)} is not a date.`, 'Write it as YYYY-MM-DD.');
  if (until < asOf)
    throw refusal(`--until ${until} is before the date of the check, ${asOf}.`, 'Name a day that is to come.');
  const { fingerprint, rule, subject } = about;
  const item = { fingerprint, rule, subject: subject.id, reason, approvedBy, created: asOf, expires: until };
  const wrong = mistake(item);
  if (wrong === null) return item;
  throw refusal(
    `${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.`,
    rule === 'waiver-valid' ? 'Correct the waiver itself in the file.' : 'Name an earlier day with --until.',
  );
}

function refuseDouble(text: string, about: EventOf): void {
  const file = readWaivers(text);
  if (file.problem !== null)
    throw refusal(`The file of waivers cannot be read: ${file.problem}`, 'Correct the file first.');
  const [double] = waiversNaming(file)(about);
  if (double) {
    throw refusal(
      `The waiver ${double.id} in the file, until ${double.expires}, is of the same finding.`,
      'Change that one, or remove it first.',
    );
  }
}

function warnOfApprover({ severity, owner, rule }: Finding, { approvedBy }: WaiverItem, io: Io): void {
  if (severity !== 'error') return;
  const team = teamOf(approvedBy);
  if (team === owner)
    io.err(`${rule} is owned by ${owner}, which approved its own error: waiver-valid will warn of it.\n`);
  if (team === null)
    io.err('It does not say of which team the approver is, so waiver-valid cannot judge it: write NAME (TEAM).\n');
}

const refusal = (why: string, fix: string) => new PlumblineError({ what: 'No waiver was written.', why, fix });

const unknownFinding = (fingerprint: string) =>
  refusal(
    `No finding of the snapshot has the fingerprint ${JSON.stringify(fingerprint)}.`,
    'Copy one from the output of `npm run check`, and name the snapshot with --data.',
  );

const cannotAdd = (file: string) =>
  refusal(
    `${file} is not a list with one dash an item, so nothing can be added at its end.`,
    'Write it so, or add the waiver by hand.',
  );

if (import.meta.main) await run(main);
