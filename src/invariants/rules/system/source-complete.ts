import {
  BLANK_REPORT,
  NOUNS,
  NOUN_KEYS,
  SYSTEM_OF,
  SYSTEMS,
  systemName,
  wholeRead,
  type Snapshot,
  type SourceReport,
  type System,
} from '../../../model/index.ts';
import { compare } from '../../order.ts';
import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { capital, enumerate } from '../../words.ts';
import { gapsOfEndpoints } from './usage-gaps.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

/** Files of a system whose count in the manifest is not the number of records that are there. */
function miscounted({ manifest, records }: Snapshot, system: System): string[] {
  return NOUN_KEYS.filter((key) => SYSTEM_OF[key] === system)
    .map((key) => ({
      file: NOUNS[key].file,
      stated: manifest.files[NOUNS[key].file]?.records,
      found: records[key].length,
    }))
    .filter(({ stated, found }) => stated !== found)
    .map(({ file, stated, found }) => `${file} (${stated ?? 'none'} stated, ${found} found)`);
}

/** Objects and tables of which fewer records were read than the source itself counts. */
const cutShort = ({ read }: SourceReport): string[] =>
  Object.entries(read)
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([what, { records, total }]) =>
      total !== null && records < total ? `${what} (read ${records} of ${total})` : [],
    );

function judge({ snapshot, config }: Context, system: System): Outcome {
  const subject = subjectOf('source', { id: system, name: systemName(system, config) });
  const report = snapshot.manifest.sources.find((source) => source.system === system);
  const because = reasonAgainst(snapshot, system, report, subject.name);
  if (because !== null) {
    return fail(subject, {
      severity: 'error',
      community: null,
      message: `${capital(because)}, so records may be missing and nothing is published or resolved.`,
    });
  }
  return report?.status === 'complete'
    ? pass(subject)
    : notEvaluated(subject, `${capital(subject.name)} is not connected.`);
}

function reasonAgainst(
  snapshot: Snapshot,
  system: System,
  report: SourceReport | undefined,
  name: string,
): string | null {
  if (report?.status === 'incomplete') return `${name} was not read whole${report.note ? ` (${report.note})` : ''}`;
  const short = report ? cutShort(report) : [];
  if (short.length > 0) return `${name} holds more than was read: ${enumerate(short)}`;
  const wrong = miscounted(snapshot, system);
  return wrong.length > 0 ? `the counts of ${name} do not agree in ${enumerate(wrong)}` : null;
}

export const sourceComplete: Rule = {
  id: 'source-complete',
  title: 'Every source was read whole',
  statement:
    'Every page of every connected source was read, as many records as the source counts, and the manifest agrees with the records. An optional endpoint of usage that could not be read is a warning.',
  why: 'A record that was not fetched looks like a record that does not exist: the check would accuse and acquit at random.',
  fix: 'Run the pull again; if the source stays incomplete, follow what the pull says about it.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'data/sources#completeness',
  reads: { needs: [], clears: [] },
  evaluate: (context) => [...SYSTEMS.map((system) => judge(context, system)), ...gapsOfEndpoints(context)],
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
      given: 'HubSpot, which counts 1000 deals of which 950 were read',
      then: 'it is an error that names both counts',
      outcome: 'fail',
      severity: 'error',
      asOf: '2026-06-15',
      records: {},
      manifest: {
        sources: [
          {
            ...{ system: 'hubspot', status: 'complete', pulledAt: null, ...BLANK_REPORT },
            read: { deals: { ...wholeRead(950, 10), total: 1000 } },
          },
        ],
      },
    },
    {
      given: 'HubSpot, of which one deal more was read than it counted a moment before',
      then: 'the rule holds, because a deal can be made in between',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {},
      manifest: {
        sources: SYSTEMS.map((system) => ({
          ...{ system, status: 'complete' as const, pulledAt: null, ...BLANK_REPORT },
          read: { deals: { ...wholeRead(951, 10), total: 950 } },
        })),
      },
    },
    {
      given: 'an optional endpoint of usage that did not answer',
      then: 'it is a warning that names the hubs and the days, and the check ends as it would without it',
      outcome: 'fail',
      severity: 'warning',
      asOf: '2026-06-15',
      records: {},
      manifest: {
        usage: {
          corrections: [],
          unexplained: [],
          gaps: [
            {
              endpoint: 'east',
              namespaces: ['reefs', 'dunes'],
              from: '2026-06-13',
              to: '2026-06-14',
              reason: 'It did not answer within 30 seconds.',
            },
          ],
        },
      },
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
