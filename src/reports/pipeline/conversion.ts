import { formatNumber } from '../../charts/index.ts';
import { addDays, daysBetween, isOpen, STAGES, type Day, type Journal, type Stage } from '../../model/index.ts';
import { SMALLEST, shareText } from '../kpis/kpi.ts';
import { isWithinYear } from '../kpis/span.ts';
import { sop } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { link, number, several, text, type WorkTable } from '../workspace/table.ts';
import { count } from '../words.ts';
import { median } from './age.ts';
import { OPEN_STAGES, SECTION } from './funnel.ts';

/** What became of the deals that left a stage, each leaving for itself. */
export interface Conversion {
  stage: Stage;
  left: number;
  wentOn: number;
  wentBack: number;
  lost: number;
  /** Days from entering to leaving, of those whose entry was noted. */
  days: number[];
}

/** The days that a conversion is of, before the day of the data. */
const SPAN = 365;

/** What the journal tells of the deals that left an open stage within 365 days. Moves to or from a stage that is none of the seven are not noted. */
export function conversionOf(journal: Journal, asOf: Day): Conversion[] {
  const all = new Map<Stage, Conversion>(
    OPEN_STAGES.map((stage) => [stage, { stage, left: 0, wentOn: 0, wentBack: 0, lost: 0, days: [] }]),
  );
  const since = addDays(asOf, -SPAN);
  for (const moves of Map.groupBy(journal.moves, ({ deal }) => deal).values()) {
    moves.forEach(({ from, to, on }, place) => {
      const one = from && all.get(from);
      if (from === null || !one || on <= since || on > asOf) return;
      one.left++;
      if (to === 'Closed Lost') one.lost++;
      else if (STAGES.indexOf(to) > STAGES.indexOf(from)) one.wentOn++;
      else one.wentBack++;
      const entry = moves.slice(0, place).findLast((move) => move.to === from);
      if (entry && entry.on <= on) one.days.push(daysBetween(entry.on, on));
    });
  }
  return [...all.values()];
}

export function conversionTable(inputs: WorkInputs): WorkTable {
  const { journal, asOf } = inputs;
  const rows = journal === null ? [] : conversionOf(journal, asOf);
  return {
    id: 'pipeline-conversion',
    title: 'Conversion and time in stage',
    columns: [
      { id: 'stage', label: 'Stage', description: 'Stage that deals left', kind: 'text' },
      {
        id: 'left',
        label: 'Left it',
        description: `Times that a deal left the stage within ${SPAN} days`,
        kind: 'number',
      },
      { id: 'on', label: 'Went on', description: 'Of these, to a later stage', kind: 'number' },
      { id: 'conversion', label: 'Conversion', description: 'Went on ÷ left', kind: 'text' },
      { id: 'lost', label: 'Lost', description: 'Of these, to Closed Lost', kind: 'number' },
      { id: 'back', label: 'Went back', description: 'Of these, to an earlier stage', kind: 'number' },
      {
        id: 'days',
        label: 'Median days',
        description: 'Days from entering to leaving, of those whose entry was noted',
        kind: 'number',
      },
      { id: 'handbook', label: 'The stage', description: 'Page of the handbook', kind: 'text' },
    ],
    rows: rows.some(({ left }) => left > 0)
      ? rows.map(({ stage, left, wentOn, lost, wentBack, days }) => [
          text(stage),
          number(left),
          number(wentOn),
          text(left === 0 ? 'None left it' : shareText(wentOn, left, 'times')),
          number(lost),
          number(wentBack),
          days.length === 0
            ? { value: null, shown: [{ text: 'Not known' }] }
            : number(
                median(days),
                formatNumber(median(days), (median(days) ?? 0) % 1 === 0 ? 0 : 1),
                `of ${days.length}`,
              ),
          several(SECTION[stage], [{ text: stage, href: sop(SECTION[stage]) }]),
        ])
      : [],
    empty:
      journal === null
        ? 'Which share of deals goes on from each stage, and after how long, is known once a history is kept: from the first night on.'
        : 'Deals that left a stage would stand here. The journal has noted none so far.',
    source: 'The journal of stages',
  };
}

/** Deals that were closed within twelve months, by type: what the records tell without a journal. */
export function closedTable({ snapshot, asOf }: WorkInputs): WorkTable {
  const closed = snapshot.records.deals.filter(
    ({ stage, closedOn }) => stage !== null && !isOpen(stage) && isWithinYear(closedOn, asOf),
  );
  const rows = (
    [
      ['new', 'New'],
      ['renewal', 'Renewal'],
      [null, 'Not recorded'],
    ] as const
  )
    .map(([type, label]) => ({ label, deals: closed.filter((deal) => deal.type === type) }))
    .filter(({ deals }) => deals.length > 0);
  return {
    id: 'pipeline-closed',
    title: 'Deals closed within twelve months',
    columns: [
      { id: 'type', label: 'Type', description: 'New or renewal', kind: 'text' },
      { id: 'closed', label: 'Closed', description: 'Deals with a close date within twelve months', kind: 'number' },
      { id: 'won', label: 'Won', description: 'Of these, Closed Won', kind: 'number' },
      { id: 'win-rate', label: 'Win rate', description: 'Won ÷ closed', kind: 'text' },
      { id: 'lost', label: 'Lost', description: 'Of these, Closed Lost', kind: 'number' },
      {
        id: 'days',
        label: 'Median days to win',
        description: 'From the creation of a won deal to its close date',
        kind: 'number',
      },
      { id: 'handbook', label: 'What to do', description: 'Page of the handbook', kind: 'text' },
    ],
    rows: [...rows, ...(rows.length > 1 ? [{ label: 'All', deals: closed }] : [])].map(({ label, deals }) => {
      const won = deals.filter(({ stage }) => stage === 'Closed Won');
      const days = median(
        won.flatMap(({ createdOn, closedOn }) =>
          createdOn !== null && closedOn !== null && createdOn <= closedOn ? daysBetween(createdOn, closedOn) : [],
        ),
      );
      return [
        link(label, null),
        number(deals.length),
        number(won.length),
        text(shareText(won.length, deals.length, 'deals'), deals.length < SMALLEST ? 'Too few for a percentage' : null),
        number(deals.length - won.length),
        days === null
          ? { value: null, shown: [{ text: 'Not known' }] }
          : number(days, formatNumber(days, days % 1 === 0 ? 0 : 1), `of ${count(won.length, 'won deal')}`),
        several('sales/pipeline', [{ text: 'The pipeline', href: sop('sales/pipeline') }]),
      ];
    }),
    empty: 'Deals that were won or lost within twelve months would stand here. None was.',
    source: 'HubSpot: deals',
  };
}
