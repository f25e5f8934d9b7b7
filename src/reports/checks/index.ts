/** The room that shows what the rules find: all findings, what is waived, what was put right, and a page for each finding. */
import { formatDay, type ChartSpec } from '../../charts/index.ts';
import { daysBetween } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { EXPIRING_DAYS, findingsTable } from './findings-table.ts';
import { resolvedTable, rulesTable } from './other-tables.ts';
import { findingRecords, type FindingRecord } from './record.ts';
import { trendChart } from './trend.ts';
import { waivedOf, waiversTable } from './waivers-table.ts';
import { countsInWords, countsOf, TEAM_NAMES, TEAMS } from './words.ts';
import { count } from '../words.ts';

export type { FindingRecord, ShownRecord } from './record.ts';

export interface ChecksFacts {
  /** What is open for each team, in words, with the filter that shows it. */
  teams: { id: string; name: string; words: string; open: number }[];
  /** How many are waived and how soon the waivers end, as a sentence; null where none is. */
  waived: string | null;
  trend: ChartSpec | null;
  /** Why there is no trend; null where there is one. */
  noTrend: string | null;
}
export type ChecksPart = Part<ChecksFacts, FindingRecord>;

export function checksPart(inputs: WorkInputs): ChecksPart {
  const { findings } = inputs;
  const open = findings.filter(({ waiver }) => waiver === null);
  const trend = trendChart(inputs);
  return {
    answer: answerOf(inputs, open),
    doubts: doubtsOf(inputs),
    tables: [findingsTable(inputs), waiversTable(inputs), resolvedTable(inputs), rulesTable(inputs)],
    charts: trend ? [trend] : [],
    facts: {
      teams: TEAMS.map((id) => {
        const own = open.filter(({ owner }) => owner === id);
        return { id, name: TEAM_NAMES[id], words: countsInWords(countsOf(own)), open: own.length };
      }),
      waived: waivedSentence(inputs),
      trend,
      noTrend: trend ? null : noTrend(inputs),
    },
    records: findingRecords(inputs),
    ...{ pages: [], files: {} },
  };
}

function answerOf({ rules, events, findings }: WorkInputs, open: WorkInputs['findings']): string {
  const failing = new Set(open.map(({ rule }) => rule)).size;
  const waived = findings.length - open.length;
  return [
    open.length === 0
      ? `None of the ${rules.length} rules finds anything.`
      : `${failing} of ${count(rules.length, 'rule')} ${failing === 1 ? 'finds' : 'find'} something: ${countsInWords(countsOf(open))}.`,
    ...(waived > 0 ? [`${count(waived, 'finding is', 'findings are')} waived.`] : []),
    ...(events ? [`Since the last check: ${newsOf(events)}.`] : []),
  ].join(' ');
}

function newsOf(events: NonNullable<WorkInputs['events']>): string {
  const parts = (['new', 'reopened', 'resolved'] as const).flatMap((kind) =>
    events[kind].length > 0 ? `${events[kind].length} ${kind}` : [],
  );
  return parts.length > 0 ? parts.join(', ') : 'nothing changed';
}

function doubtsOf({ rules, events }: WorkInputs): string[] {
  const open = rules.reduce((sum, { notEvaluated }) => sum + notEvaluated, 0);
  const all = rules.reduce((sum, { eligible }) => sum + eligible, 0);
  return [
    ...(open > 0
      ? [
          `${count(open, 'judgement')} of ${count(all, 'judgement')} could not be made; “What the rules could judge” says why.`,
        ]
      : []),
    ...(events === null
      ? ['No history of findings is kept for these data, so the age of a finding and what was resolved are not known.']
      : []),
  ];
}

function waivedSentence({ findings, asOf }: WorkInputs): string | null {
  const waived = waivedOf(findings);
  const [first] = waived;
  if (!first) return null;
  const soon = waived.filter(({ waiver }) => daysBetween(asOf, waiver.expires) <= EXPIRING_DAYS).length;
  const ends = `the first waiver ends on ${formatDay(first.waiver.expires)}`;
  return soon > 0
    ? `${soon} of ${count(waived.length, 'waiver')} ${soon === 1 ? 'ends' : 'end'} within ${EXPIRING_DAYS} days; ${ends}.`
    : `None of ${count(waived.length, 'waiver')} ends within ${EXPIRING_DAYS} days; ${ends}.`;
}

const noTrend = ({ journal }: WorkInputs): string =>
  journal === null
    ? 'No journal of nights is kept for these data, so there is no trend. The nightly run keeps one.'
    : 'Fewer than two nights are noted, so there is no trend yet.';
