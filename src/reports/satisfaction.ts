import { formatDay, formatNumber, type Language, type RangeSpec } from '../charts/index.ts';
import { defined } from './definitions/index.ts';
import { spanText, within, type DaySpan, type Spans } from './impact-spans.ts';
import { completeMonths, firstDay, HISTORY_MONTHS } from './period.ts';
import { keptIn } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { DataTable, Figure } from './view.ts';
import { capital, compare } from './words.ts';

/** Scores of check-ins within some days, 1 to 5. There is no mean of none. */
export interface Scores {
  n: number;
  mean: number | null;
  lowest: number | null;
  highest: number | null;
}

export interface Satisfaction {
  now: Scores;
  /** The periods in the order in which they are shown, this one first. */
  rows: { label: string; scores: Scores; mean: string; range: string }[];
  sentence: string;
  notes: string[];
  /** Each score of the last 24 months; null with fewer than three, of which a drawing says nothing. */
  chart: RangeSpec | null;
}

/** Fewer scores than this are called few. */
const FEW = 5;
const DRAWN = 3;
/** The scale of a score ends here; the drawing shows the whole of it. */
const HIGHEST = 5;

/** How satisfied the community was, from the scores of its check-ins. */
export function satisfactionOf(extract: CommunityExtract, { days, before, yearBefore }: Spans): Satisfaction {
  const { checkIns, language, through } = extract;
  const { impact } = textsOf(language);
  const history = { from: firstDay(completeMonths(through, HISTORY_MONTHS)), to: through };
  const now = scoresIn(checkIns, days);
  const spans = [days, before, ...(yearBefore ? [yearBefore] : [])];
  const undated = checkIns.filter(({ date, score }) => date === null && score !== null).length;
  return {
    now,
    rows: spans.map((span) => {
      const scores = scoresIn(checkIns, span);
      return { label: capital(spanText(span, language)), scores, ...shown(scores, language) };
    }),
    sentence: sentenceOf(now, language),
    notes: [
      ...(now.n > 0 && now.n < FEW ? [impact.fewScores(now.n)] : []),
      ...(undated ? [impact.undatedScores(undated)] : []),
    ],
    chart: chartOf(extract, history),
  };
}

/** The scores of the check-ins of some days. Those without a date are of no period. */
export function scoresIn(checkIns: CommunityExtract['checkIns'], span: DaySpan): Scores {
  const scores = checkIns.flatMap(({ date, score }) => (score !== null && within(date, span) ? [score] : []));
  const n = scores.length;
  if (n === 0) return { n, mean: null, lowest: null, highest: null };
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)];
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  return { n, mean: Math.min(highest, Math.max(lowest, mean)), lowest, highest };
}

/** A score as it was given: whole as a rule. */
const scoreText = (score: number, language: Language) => formatNumber(score, Number.isInteger(score) ? 0 : 1, language);

function shown({ n, mean, lowest, highest }: Scores, language: Language): { mean: string; range: string } {
  const { impact } = textsOf(language);
  if (n === 0 || lowest === null || highest === null) return { mean: impact.noScore, range: '' };
  const [low, high] = [scoreText(lowest, language), scoreText(highest, language)];
  return { mean: formatNumber(mean, 1, language), range: low === high ? low : impact.between(low, high) };
}

function sentenceOf(scores: Scores, language: Language): string {
  const { impact } = textsOf(language);
  const { mean, range } = shown(scores, language);
  if (scores.n === 0) return impact.noScoreYet;
  return scores.n === 1 ? impact.oneScore(range) : impact.meanScore(mean, scores.n, range);
}

/** The mean in the strip, where there is one. */
export function satisfactionFigure({ now }: Satisfaction, language: Language): Figure[] {
  const { impact } = textsOf(language);
  if (now.mean === null) return [];
  const { mean, range } = shown(now, language);
  return [
    {
      id: 'satisfaction',
      label: impact.figures.satisfaction,
      raw: now.mean,
      value: mean,
      unit: impact.ofFive,
      note: impact.scoreNote(now.n, range),
      definition: 'satisfaction',
    },
  ];
}

export function satisfactionTable(extract: CommunityExtract, { rows, notes }: Satisfaction): DataTable[] {
  const { language } = extract;
  const { satisfactionColumns: columns, satisfactionTitle } = textsOf(language).impact;
  if (rows.every(({ scores }) => scores.n === 0)) return [];
  return [
    {
      id: 'satisfaction',
      title: satisfactionTitle,
      columns: [
        { id: 'period', ...columns.period },
        { id: 'n', ...columns.n },
        { id: 'mean', label: columns.mean, description: defined('satisfaction', language) },
        { id: 'lowest', ...columns.lowest },
        { id: 'highest', ...columns.highest },
      ],
      rows: rows.map(({ label, scores: { n, mean, lowest, highest } }) => [label, n, mean, lowest, highest]),
      notes,
      source: textsOf(language).impact.checkInSource(keptIn(extract)),
    },
  ];
}

function chartOf(extract: CommunityExtract, history: DaySpan): RangeSpec | null {
  const { language, checkIns } = extract;
  const { impact } = textsOf(language);
  const scored = checkIns
    .flatMap(({ id, date, score }) => (score !== null && within(date, history) ? [{ id, date, score }] : []))
    .sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  if (scored.length < DRAWN) return null;
  const { mean, range } = shown(scoresIn(checkIns, history), language);
  const [first, last] = [scored[0]?.date ?? '', scored.at(-1)?.date ?? ''];
  return {
    kind: 'range',
    id: 'satisfaction-scores',
    title: impact.scoresTitle(scored.length),
    summary: impact.scoresSummary(mean, range, formatDay(first, language), formatDay(last, language)),
    notes: [impact.scoresNote],
    source: impact.checkInSource(keptIn(extract)),
    definition: defined('satisfaction', language),
    language,
    unit: impact.points,
    decimals: scored.every(({ score }) => Number.isInteger(score)) ? 0 : 1,
    rows: scored.map(({ date, score }, place) => ({
      id: `score-${place + 1}`,
      label: formatDay(date, language),
      value: score,
      target: HIGHEST,
      note: impact.highestScore,
    })),
  };
}
