import { formatChange, formatNumber, type CsvCell, type Language } from '../charts/index.ts';
import { addMonths, monthOf } from '../model/index.ts';
import { defined } from './definitions/index.ts';
import { dailyOf, lastSample, meanOf, MEASURES, peakOf, type HubUsage } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, periodText } from './period.ts';
import { allUsageSource } from './usage-source.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { DataTable } from './view.ts';
import { capital, compare } from './words.ts';

/** A table as a page shows it, beside its values. */
export interface ShownTable {
  table: DataTable;
  /** The cells as texts, the first of a row its heading. */
  cells: string[][];
  /** Columns of numbers. */
  numbers: boolean[];
  /** Rows that stand in the files only. */
  more: number;
}

const periodOf = ({ through }: CommunityExtract) => completeMonths(through, HISTORY_MONTHS);

/** The newest month of each hub: its measures, the month a year before, and the highest value; the busiest hub first. */
export function byHubTable(extract: CommunityExtract, hubs: HubUsage[]): ShownTable | null {
  const { language } = extract;
  const { tables: words, notAdded } = textsOf(language).usage;
  const months = monthsOf(periodOf(extract));
  const found = hubs
    .flatMap((hub) => newestOf(hub, months, language) ?? [])
    .sort((a, b) => b.mau - a.mau || compare(a.name, b.name));
  if (found.length === 0) return null;
  const table: DataTable = {
    id: 'active-users-by-hub',
    title: words.byHub(periodText(periodOf(extract), language)),
    columns: [
      { id: 'hub', label: words.hub, description: words.hubIs },
      { id: 'mau', label: words.mau, description: defined('mau', language) },
      { id: 'mau_on', label: words.mauOn, description: words.mauOnIs },
      { id: 'mau_year_before', label: words.before, description: words.beforeIs },
      { id: 'change', label: words.change, description: words.changeIs },
      { id: 'highest_mau', label: words.peak, description: defined('highestMau', language) },
      { id: 'highest_on', label: words.peakOn, description: words.peakOnIs },
      { id: 'wau', label: words.wau, description: defined('wau', language) },
      { id: 'dau_mean', label: words.dau, description: defined('dau', language) },
    ],
    rows: found.map(({ name, mau, day, before, change, peak, wau, dau }): CsvCell[] => [
      ...[name, mau, day, before, change],
      ...[peak?.value ?? null, peak?.day ?? null, wau, dau],
    ]),
    notes: hubs.length > 1 ? [notAdded] : [],
    source: allUsageSource(extract),
  };
  const number = (value: number | null, decimals = 0) => formatNumber(value, decimals, language);
  return {
    table,
    cells: found.map(({ name, mau, day, before, change, peak, wau, dau }) => [
      ...[name, number(mau), day, number(before), change ?? ''],
      ...[number(peak?.value ?? null), peak?.day ?? '', number(wau), number(dau, 1)],
    ]),
    numbers: [false, true, false, true, false, true, false, true, true],
    more: 0,
  };
}

function newestOf(hub: HubUsage, months: string[], language: Language) {
  const [newest] = months.toReversed().flatMap((month) => lastSample(hub, 'mau', month) ?? []);
  if (!newest) return null;
  const month = monthOf(newest.day);
  const before = lastSample(hub, 'mau', addMonths(month, -12))?.value ?? null;
  return {
    name: hub.name,
    mau: newest.value,
    day: newest.day,
    before,
    change: before === null ? null : formatChange(before, newest.value, language),
    peak: peakOf(hub, 'mau', months),
    wau: lastSample(hub, 'wau', month)?.value ?? null,
    dau: meanOf(hub, 'dau', [month])?.value ?? null,
  };
}

/** Every sample of each hub from its first to its last, a row a day; a day without one has empty cells. Null when no hub has any. */
export function dailyTable(extract: CommunityExtract, hubs: HubUsage[]): DataTable | null {
  const { tables: words, measures } = textsOf(extract.language).usage;
  const months = monthsOf(periodOf(extract));
  const rows = hubs
    .filter(({ reason }) => reason === null)
    .flatMap((hub): CsvCell[][] => {
      const [mau, wau, dau] = MEASURES.map((measure) => dailyOf(hub, measure, months));
      const days = (mau ?? []).map(({ day, value }, i) => [
        hub.name,
        day,
        value,
        wau?.[i]?.value ?? null,
        dau?.[i]?.value ?? null,
      ]);
      const has = (row: CsvCell[]) => row.slice(2).some((value) => value !== null);
      return days.slice(days.findIndex(has), days.findLastIndex(has) + 1);
    });
  if (rows.length === 0) return null;
  return {
    id: 'daily-samples',
    title: words.daily(periodText(periodOf(extract), extract.language)),
    columns: [
      { id: 'hub', label: words.hub, description: words.hubIs },
      { id: 'day', label: words.day, description: words.dayIs },
      ...MEASURES.map((measure) => ({
        id: measure,
        label: capital(measures[measure]),
        description: defined(measure, extract.language),
      })),
    ],
    rows,
    notes: [],
    source: allUsageSource(extract),
  };
}
