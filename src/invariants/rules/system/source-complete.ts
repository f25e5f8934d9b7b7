import {
  BLANK_REPORT,
  NOUNS,
  NOUN_KEYS,
  SYSTEM_OF,
  SYSTEMS,
  type Snapshot,
  type System,
} from '../../../model/index.ts';
import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { capital, enumerate, SYSTEM_NAMES } from '../../words.ts';
import type { Outcome, Rule } from '../../types.ts';

/** Files of a system whose count in the manifest is not the number of records that are there. */
function miscounted({ manifest, records }: Snapshot, system: System): string[] {
  return NOUN_KEYS.filter((key) => SYSTEM_OF[key] === system)
    .map((key) => ({
      file: NOUNS[key].file,
      stated: manifest.files[NOUNS[key].file]?.records,
      found: records[key].length,
    }))
    .filter(({ stated, found }) => stated !== found)
    .map(({ file, stated, found }) => `${file} (${stated ?? 'no'} stated, ${found} found)`);
}

function judge(snapshot: Snapshot, system: System): Outcome {
  const subject = subjectOf('source', { id: system, name: SYSTEM_NAMES[system] });
  const report = snapshot.manifest.sources.find((source) => source.system === system);
  const wrong = miscounted(snapshot, system);
  if (report?.status === 'incomplete') {
    const note = report.note ? ` (${report.note})` : '';
    return fail(subject, {
      severity: 'error',
      community: null,
      message: `${capital(subject.name)} was not read whole${note}, so records may be missing and nothing is published or resolved.`,
    });
  }
  if (wrong.length > 0) {
    return fail(subject, {
      severity: 'error',
      community: null,
      message: `The counts of ${subject.name} do not agree in ${enumerate(wrong)}, so records may be missing and nothing is published or resolved.`,
    });
  }
  return report?.status === 'complete'
    ? pass(subject)
    : notEvaluated(subject, `${capital(subject.name)} is not connected.`);
}

export const sourceComplete: Rule = {
  id: 'source-complete',
  title: 'Every source was read whole',
  statement: 'Every page of every connected source was read, and the counts in the manifest agree with the records.',
  why: 'A record that was not fetched looks like a record that does not exist: the check would accuse and acquit at random.',
  fix: 'Run the pull again; if the source stays incomplete, follow what the pull says about it.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'data/sources#completeness',
  evaluate: ({ snapshot }) => SYSTEMS.map((system) => judge(snapshot, system)),
  examples: [
    {
      given: 'four sources that were read whole',
      then: 'the rule holds for each',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {},
    },
    {
      given: 'Airtable, of which a page could not be read',
      then: 'it is an error, and the check ends with exit code 3',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {},
      manifest: {
        sources: [
          { system: 'airtable', status: 'incomplete', pulledAt: null, ...BLANK_REPORT, requests: 3, note: 'page 4' },
        ],
      },
    },
    {
      given: 'a manifest that counts two deals where there is one',
      then: 'it is an error, although the source says that it is complete',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: { deals: [{}] },
      manifest: { files: { 'deals.json': { sha256: '0'.repeat(64), bytes: 0, records: 2 } } },
    },
    {
      given: 'sources that are not connected',
      then: 'they are not evaluated',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: {},
      manifest: {
        sources: [{ system: 'cost', status: 'not-connected', pulledAt: null, ...BLANK_REPORT }],
      },
    },
  ],
};
