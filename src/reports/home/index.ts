import { formatDay } from '../../charts/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { count, list } from '../words.ts';
import { changesOf, DAYS_BACK, KINDS, sinceOf, type Change, type Since } from './changes.ts';
import { changesTable } from './changes-table.ts';
import { DAYS_AHEAD, horizonOf, stateOf, type Due } from './due.ts';
import { DUE_TABLE, dueTable } from './due-table.ts';
import { duesOf } from './dues.ts';
import { doubtsOf } from './doubts.ts';
import { freshnessOf, type Freshness } from './freshness.ts';
import { teamsOf, type TeamNow } from './teams.ts';
import { trendOf } from './trend.ts';

export interface HomeFacts {
  counts: { error: number; warning: number; info: number; waived: number; notEvaluated: number };
  /** What changed, in a sentence: since the night before, or as far as the records themselves tell. */
  news: string;
  teams: TeamNow[];
  sources: Freshness[];
  /** Why there is no trend; null where there is one. */
  noTrend: string | null;
}

export type HomePart = Part<HomeFacts>;

/** The team's first page: what changed, what is due by team, how fresh the data are, and how the findings go. */
export function homePart(inputs: WorkInputs): HomePart {
  const { asOf, journal, findings, rules } = inputs;
  const due = duesOf(inputs);
  const changes = changesOf(inputs);
  const since = sinceOf(inputs);
  const trend = trendOf(journal, asOf);
  const open = findings.filter(({ waiver }) => waiver === null);
  const of = (severity: string) => open.filter((finding) => finding.severity === severity).length;
  return {
    answer: answerOf(due, of('error'), of('warning'), inputs),
    doubts: doubtsOf(inputs),
    tables: [dueTable(due, asOf), changesTable(changes, since.known === 'none' ? NO_HISTORY : null)],
    charts: trend === null ? [] : [trend],
    facts: {
      counts: {
        ...{ error: of('error'), warning: of('warning'), info: of('info'), waived: findings.length - open.length },
        notEvaluated: rules.reduce((sum, { notEvaluated }) => sum + notEvaluated, 0),
      },
      news: newsOf(changes, since),
      teams: teamsOf(inputs, due),
      sources: freshnessOf(inputs),
      noTrend: trend === null ? noTrendOf(since) : null,
    },
    ...{ records: [], pages: [], files: {} },
  };
}

/** "3 things are overdue and 2 are due by 22 June 2026. 67 findings need someone to act: 12 errors and 55 warnings." */
function answerOf(due: readonly Due[], errors: number, warnings: number, { asOf }: WorkInputs): string {
  const overdue = due.filter((one) => stateOf(one, asOf) === 'overdue').length;
  const ahead = due.length - overdue;
  const by = formatDay(horizonOf(asOf));
  const things = (number: number) => `${count(number, 'thing')} ${number === 1 ? 'is' : 'are'}`;
  const work =
    due.length === 0
      ? `Nothing is overdue, and nothing is due by ${by}.`
      : overdue === 0
        ? `Nothing is overdue; ${things(ahead)} due by ${by}.`
        : `${things(overdue)} overdue; ${ahead === 0 ? 'nothing more is' : `${ahead} more ${ahead === 1 ? 'is' : 'are'}`} due by ${by}.`;
  if (errors + warnings === 0) return `${work} No rule found an error or a warning.`;
  const parts = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''].filter(
    Boolean,
  );
  return `${work} ${count(errors + warnings, 'finding needs', 'findings need')} someone to act: ${list(parts)}.`;
}

const NO_HISTORY = 'no history is kept of these data, so only what the records date themselves';

/** "Since 14 June 2026: 2 new and 1 resolved findings, 1 deal moved." */
function newsOf(changes: readonly Change[], since: Since): string {
  const fresh = changes.filter(({ isFresh }) => isFresh);
  const parts = KINDS.flatMap((kind) => {
    const number = fresh.filter((change) => change.kind === kind).length;
    return number === 0 ? [] : WORDS[kind](number);
  });
  if (since.known === 'night')
    return `Since ${since.day === null ? 'the last night' : formatDay(since.day)}: ${parts.length === 0 ? 'nothing changed' : list(parts)}.`;
  const dated = `Going by the records’ own dates, since yesterday: ${parts.length === 0 ? 'nothing' : list(parts)}.`;
  return since.known === 'first'
    ? 'This is the first night of the history: what changes is told from the next one on.'
    : `No history is kept of these data, so findings that came and went are not known. ${dated}`;
}

const WORDS: Record<Change['kind'], (number: number) => string> = {
  'New finding': (number) => count(number, 'new finding'),
  'Reopened finding': (number) => count(number, 'reopened finding'),
  'Resolved finding': (number) => count(number, 'resolved finding'),
  'Deal moved': (number) => `${count(number, 'deal')} moved`,
  'Deliverable delivered': (number) => `${count(number, 'deliverable')} delivered`,
};

const noTrendOf = ({ known }: Since): string =>
  known === 'none'
    ? 'Here stands how many findings were open night by night. No history is kept of these data: the nightly run on live data keeps one.'
    : 'Here stands how many findings were open night by night, from the second night on.';

export { DAYS_AHEAD, DAYS_BACK, DUE_TABLE, type Freshness, type TeamNow };
