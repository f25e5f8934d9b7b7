import type { CsvCell } from '../charts/index.ts';
import { addDays, addMonths, firstDayOf, lastDayOf, type Day, type Month } from '../model/index.ts';
import { dailyOf, MEASURES, type HubUsage } from './hubs.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, periodText } from './period.ts';
import { allUsageSource } from './usage-source.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { ShownTable } from './usage-tables.ts';

/** Rows that a page shows. */
const LIMIT = 40;

type State = 'complete' | 'partial' | 'empty';

/** Months in a row of one hub that are alike: each complete, each with some days missing, or each without data. */
interface Run {
  hub: string;
  from: Day;
  to: Day;
  month: Month;
  known: number;
  days: number;
  state: State;
}

/** How many days of which months have data, hub by hub, from a hub's first sample to the end of the report or of the hub. Null when no hub has any. */
export function daysTable(extract: CommunityExtract, hubs: HubUsage[]): (ShownTable & { isComplete: boolean }) | null {
  const words = textsOf(extract.language).usage.tables;
  const period = completeMonths(extract.through, HISTORY_MONTHS);
  const runs = hubs.flatMap((hub) => runsOf(hub, monthsOf(period)));
  if (runs.length === 0) return null;
  const state = { complete: words.complete, partial: words.partial, empty: words.empty };
  const rows = runs.map((run): CsvCell[] => [run.hub, run.from, run.to, run.known, run.days, state[run.state]]);
  // What is complete can be left to the files; a gap is told.
  const first = runs.length > LIMIT ? runs.filter((run) => run.state !== 'complete') : runs;
  const shown = first.slice(0, LIMIT);
  return {
    table: {
      id: 'days-with-data',
      title: words.days(periodText(period, extract.language)),
      columns: [
        { id: 'hub', label: words.hub, description: words.hubIs },
        { id: 'from', label: words.from, description: words.fromIs },
        { id: 'to', label: words.to, description: words.toIs },
        { id: 'days_with_data', label: words.known, description: words.knownIs },
        { id: 'days', label: words.all, description: words.allIs },
        { id: 'state', label: words.state, description: words.stateIs },
      ],
      rows,
      notes: [],
      source: allUsageSource(extract),
    },
    cells: shown.map((run) => [run.hub, run.from, run.to, String(run.known), String(run.days), state[run.state]]),
    numbers: [false, false, false, true, true, false],
    more: runs.length - shown.length,
    isComplete: runs.every((run) => run.state === 'complete'),
  };
}

function runsOf(hub: HubUsage, months: Month[]): Run[] {
  const [mau = [], wau = [], dau = []] = MEASURES.map((measure) => dailyOf(hub, measure, months));
  const days = mau.map(({ day, value }, i) => [value, wau[i]?.value ?? null, dau[i]?.value ?? null, day] as const);
  const first = days.findIndex(([a, b, c]) => a !== null || b !== null || c !== null);
  if (first < 0) return [];
  const closed = hub.decommissionedOn;
  const expected = days
    .slice(first)
    .map(([a, b, c, day]) => ({ day, isKnown: a !== null && b !== null && c !== null }))
    .filter(({ day }) => closed === null || day < closed);
  const runs: Run[] = [];
  for (const [month, of] of Map.groupBy(expected, ({ day }) => day.slice(0, 7))) {
    const known = of.filter(({ isKnown }) => isKnown).length;
    const state = known === of.length ? 'complete' : known === 0 ? 'empty' : 'partial';
    const last = runs.at(-1);
    const [from, to] = [of[0]?.day ?? firstDayOf(month), of.at(-1)?.day ?? lastDayOf(month)];
    if (last?.state === state && addMonths(last.month, 1) === month && addDays(last.to, 1) === from)
      Object.assign(last, { to, month, known: last.known + known, days: last.days + of.length });
    else runs.push({ hub: hub.name, from, to, month, known, days: of.length, state });
  }
  return runs;
}
