import type { Month, PublicEngagement } from '../model/index.ts';
import { formatMonth, formatNumber, formatShare, type ChartSpec, type Language } from '../charts/index.ts';
import { defined } from './definitions/index.ts';
import { fteOf, type FteMonth, type FteSums } from './fte-clause.ts';
import { keptIn } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf, type Texts } from './texts/index.ts';
import type { Figure } from './view.ts';
import { capital, compare, list } from './words.ts';

type Words = Texts['milestone']['fte'];

/** The FTE clause of an agreement, ready to show. */
export interface FteReport {
  /** The mean against what is committed, for the strip of the agreement; null where the clause cannot be reckoned. */
  figure: Figure | null;
  /** Committed, delivered and remaining over the whole term. */
  figures: Figure[];
  chart: ChartSpec | null;
  months: FteMonth[];
  notes: string[];
  /** Said instead of figures where the agreement has no dates or states 0 FTE. */
  absent: string | null;
}

/** What an FTE clause is reckoned with. */
export type FteExtract = Pick<CommunityExtract, 'fteLog' | 'asOf' | 'through' | 'language' | 'engagementSource'>;

/** Null where the agreement has no FTE clause. `slug` is part of ids that stand once on the page. */
export function fteReport(engagement: PublicEngagement, slug: string, extract: FteExtract): FteReport | null {
  const { language } = extract;
  const words = textsOf(language).milestone.fte;
  const { fteCommitted } = engagement;
  if (fteCommitted === null) return null;
  const sums = fteOf(engagement, extract);
  const nothing = { figure: null, figures: [], chart: null, months: [], notes: [] };
  if (sums === null) return { ...nothing, absent: words.undated(number(fteCommitted, language)) };
  if (fteCommitted === 0 && sums.delivered === 0) return { ...nothing, absent: words.zero };
  return {
    figure: meanFigure(sums, words, language),
    figures: termFigures(sums, slug, words, language),
    chart: chartOf(sums, slug, words, extract),
    months: sums.months,
    notes: notesOf(sums, words, language),
    absent: fteCommitted === 0 ? words.zero : null,
  };
}

const number = (fte: number, language: Language): string => formatNumber(fte, 2, language);

/** Cut after two decimals, as the rules' findings do: what is too little must not look enough. */
const cut = (fte: number, language: Language): string => number(Math.floor(fte * 100 + 1e-6) / 100, language);

function meanFigure({ mean, fte, base, wholeMonths, empty }: FteSums, words: Words, language: Language): Figure {
  const { delivered } = words;
  const about = base === 'term' ? delivered.wholeTerm : delivered.toDate(wholeMonths);
  const without = empty.length ? [delivered.withoutEntry(empty.length)] : [];
  const share = mean !== null && fte > 0 ? [formatShare(mean / fte, language)] : [];
  const none = wholeMonths === 0 ? delivered.noWholeMonth : delivered.noEntries;
  return {
    id: 'fte-delivered',
    label: delivered.label,
    raw: mean,
    value: mean === null ? delivered.none : delivered.value(cut(mean, language), number(fte, language)),
    unit: '',
    note: mean === null ? none : capital([...share, about, ...without].join('; ')),
    definition: 'fteDelivered',
  };
}

function termFigures(sums: FteSums, slug: string, words: Words, language: Language): Figure[] {
  const { fte, committed, delivered, remaining } = sums;
  const figure = (id: string, label: string, raw: number, note: string, definition: Figure['definition']): Figure => ({
    id: `${id}-${slug}`,
    label,
    raw,
    value: number(raw, language),
    unit: words.unit,
    note,
    definition,
  });
  const share = committed > 0 ? words.deliveredTerm.note(formatShare(delivered / committed, language)) : '';
  return [
    figure(
      'fte-term-committed',
      words.committedTerm.label,
      committed,
      words.committedTerm.note(number(fte, language)),
      'fteCommitted',
    ),
    figure('fte-term-delivered', words.deliveredTerm.label, delivered, share, 'fteTermDelivered'),
    figure(
      'fte-term-remaining',
      words.remaining.label,
      remaining,
      remainingNote(sums, words, language),
      'fteRemaining',
    ),
  ];
}

function remainingNote(
  { months, base, committed, delivered, remaining }: FteSums,
  words: Words,
  language: Language,
): string {
  const { remaining: text } = words;
  if (remaining === 0) {
    const beyond = delivered - committed;
    return beyond > 0.005 ? text.beyond(number(beyond, language)) : text.none;
  }
  if (base === 'term') return text.ended;
  const toCome = months.filter(({ state }) => state === 'to come').length;
  if (toCome === months.length) return text.before;
  return toCome > 0 ? text.toCome(toCome) : text.running;
}

/** FTE by month up to the newest that is over or has an entry, against what is committed. */
function chartOf(sums: FteSums, slug: string, words: Words, extract: FteExtract): ChartSpec | null {
  const { language } = extract;
  const past = sums.months.filter(({ state, delivered }) => state === 'over' || delivered !== null);
  const known = past.flatMap(({ month, committed, delivered }) =>
    delivered === null ? [] : [{ month, committed, delivered }],
  );
  const [first] = known;
  if (!first) return null;
  const { chart } = words;
  const sorted = known.toSorted((a, b) => a.delivered - b.delivered || compare(a.month, b.month));
  const reached = known.filter(({ committed, delivered }) => delivered + 1e-9 >= committed).length;
  const committed = number(sums.fte, language);
  const [lowest, highest] = [sorted[0] ?? first, sorted.at(-1) ?? first];
  return {
    id: `fte-${slug}`,
    kind: 'bar',
    title: sums.mean === null ? chart.noMean(committed) : chart.title(cut(sums.mean, language), committed),
    summary:
      known.length === 1
        ? chart.summaryOfOne(formatMonth(first.month, language), number(first.delivered, language))
        : chart.summary(known.length, number(lowest.delivered, language), number(highest.delivered, language), reached),
    unit: 'FTE',
    decimals: 2,
    x: { kind: 'month', label: chart.month, values: past.map(({ month }) => month) },
    series: [{ id: 'delivered', label: chart.series, values: past.map(({ delivered }) => delivered) }],
    ...(sums.fte > 0 ? { target: { label: chart.target, value: sums.fte } } : {}),
    notes: readingNotes(sums, words, language),
    source: words.table.source(keptIn(extract)),
    definition: defined('fteDelivered', language),
    language,
  };
}

const namesOf = (months: readonly Month[], language: Language): string =>
  list(
    [...new Set(months)].map((month) => formatMonth(month, language)),
    language,
  );

/** What to know when a bar is read against the commitment. */
function readingNotes({ months, fte }: FteSums, { notes }: Words, language: Language): string[] {
  const running = months.find(({ state, delivered }) => state === 'running' && delivered !== null);
  const partial = months.filter(({ committed, state }) => state !== 'to come' && committed < fte - 1e-9);
  const names = namesOf(
    partial.map(({ month }) => month),
    language,
  );
  return [
    ...(running ? [capital(notes.running(formatMonth(running.month, language)))] : []),
    ...(partial.length ? [notes.partial(names)] : []),
  ];
}

/** What is missing of the log, and what in it is not counted. */
function notesOf({ months, incomplete, outside, later, shared }: FteSums, { notes }: Words, language: Language) {
  const names = (some: readonly Month[]) => namesOf(some, language);
  const gaps = months.flatMap(({ month, state, delivered }) =>
    state === 'over' && delivered === null && !incomplete.includes(month) ? [month] : [],
  );
  return [
    ...(gaps.length ? [notes.gap(gaps.length, names(gaps))] : []),
    ...(incomplete.length ? [notes.noFte(incomplete.length, names(incomplete))] : []),
    ...(outside.length ? [notes.outside(outside.length, names(outside))] : []),
    ...(later.length ? [notes.later(later.length, names(later))] : []),
    ...(shared ? [notes.shared(shared)] : []),
  ];
}
