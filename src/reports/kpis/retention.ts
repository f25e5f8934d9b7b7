import { formatDay, formatShare } from '../../charts/index.ts';
import type { Day } from '../../model/index.ts';
import { count, list } from '../words.ts';
import { engagementPage, sop } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, several, status, type Cell, type WorkTable } from '../workspace/table.ts';
import { recordsColumn } from './agreement-tables.ts';
import { recordsCell } from './cells.ts';
import { fewDoubt, shareText, SMALLEST, type Kpi } from './kpi.ts';
import { activeOn, nameOf, servedCommunities, type Served } from './served.ts';
import { monthsBefore } from './span.ts';
import { unreadOf } from './unread.ts';

export type Stay = 'stayed' | 'stopped' | 'unclear';

/** A community that was served at the start, and what became of it. */
export interface Retained {
  served: Served;
  stay: Stay;
}

/** The known communities with an active engagement on the first of two days, and whether they have one on the second. */
export const retainedOf = (all: readonly Served[], from: Day, asOf: Day): Retained[] =>
  all
    .filter((served) => served.ref !== null && activeOn(served, from).length > 0)
    .map((served) => ({
      served,
      stay: activeOn(served, asOf).length > 0 ? 'stayed' : served.undated.length > 0 ? 'unclear' : 'stopped',
    }));

/** 1 − communities that stopped ÷ communities at the start. */
export function retentionKpi(inputs: WorkInputs): Kpi {
  const { asOf, config } = inputs;
  const { retentionMonths, retentionTarget } = config.kpis;
  const from = monthsBefore(asOf, retentionMonths);
  const all = servedCommunities(inputs);
  const retained = retainedOf(all, from, asOf);
  const of = (stay: Stay) => retained.filter((one) => one.stay === stay);
  const [stayed, stopped, unclear] = [of('stayed').length, of('stopped'), of('unclear')];
  const base = stayed + stopped.length;
  const share = base === 0 ? null : stayed / base;
  const names = list(stopped.slice(0, NAMED).map(({ served }) => nameOf(served)));
  const more = stopped.length > NAMED ? ` and ${stopped.length - NAMED} more` : '';
  const nameless = all.filter(({ ref, terms }) => ref === null && terms.length > 0).length;
  const undated = all.filter((one) => one.undated.length > 0 && !unclear.some(({ served }) => served === one));
  return {
    ...{ id: 'retention', label: 'Retention', share },
    value: shareText(stayed, base, 'communities'),
    numerator: {
      is: 'Communities that stayed: those at the start less those that stopped',
      value: `${base} − ${stopped.length}`,
    },
    denominator: { is: `Communities with an active engagement on ${formatDay(from)}`, value: String(base) },
    span: `${formatDay(from)} to ${formatDay(asOf)}`,
    answer:
      base === 0
        ? `No community had an active engagement on ${formatDay(from)}.`
        : `Of ${count(base, 'community', 'communities')} with an active engagement on ${formatDay(from)}, ${
            stopped.length === 0
              ? 'none has stopped'
              : `${stopped.length} ${stopped.length === 1 ? 'has' : 'have'} stopped: ${names}${more}`
          }.`,
    definition: [
      `1 − communities that stopped ÷ communities at the start, over ${count(retentionMonths, 'month')}.`,
      'At the start is a community with an engagement that is active on the first day; stopped is one of these without an engagement that is active on the day of the data. An engagement is active from its start to its end, both included; cancelled ones do not count.',
      'Communities that came since the first day do not change it.',
    ],
    target: {
      words: `Over ${formatShare(retentionTarget)}`,
      isReached: share === null || base < SMALLEST ? null : share > retentionTarget,
    },
    doubts: [
      ...fewDoubt(base),
      ...(unclear.length === 0
        ? []
        : [
            `Of ${count(unclear.length, 'community', 'communities')} it is not known, because an engagement has no dates that fit together: ${unclear.length === 1 ? 'it counts' : 'they count'} neither as stopped nor at the start.`,
          ]),
      ...(undated.length === 0
        ? []
        : [
            `${count(undated.length, 'further community', 'further communities')} ${undated.length === 1 ? 'has' : 'have'} an engagement without dates that fit together, and may have been served on the first day.`,
          ]),
      ...(nameless === 0
        ? []
        : [`${count(nameless, 'engagement')} of no known community ${nameless === 1 ? 'is' : 'are'} left out.`]),
      ...unreadOf(['engagements'], inputs),
    ],
    tables: [tableOf(retained, from, inputs)],
    charts: [],
    handbook: 'renewals/renewal',
  };
}

const NAMED = 5;

const ORDER: readonly Stay[] = ['stopped', 'unclear', 'stayed'];

function tableOf(retained: readonly Retained[], from: Day, inputs: WorkInputs): WorkTable {
  const { asOf } = inputs;
  return {
    id: 'retention-communities',
    title: `Communities with an active engagement on ${formatDay(from)}`,
    columns: [
      { id: 'community', label: 'Community', description: 'Name of the community', kind: 'text' },
      {
        id: 'now',
        label: 'On the day of the data',
        description: 'Stayed, stopped or not known',
        kind: 'text',
        filter: 'choice',
      },
      {
        id: 'then',
        label: 'Active at the start',
        description: 'Engagements that were active on the first day',
        kind: 'text',
      },
      {
        id: 'active',
        label: 'Active now',
        description: 'Engagements that are active on the day of the data',
        kind: 'text',
      },
      { id: 'end', label: 'Last end', description: 'Latest end of its engagements', kind: 'day', filter: 'range' },
      recordsColumn,
    ],
    rows: ORDER.flatMap((stay) => retained.filter((one) => one.stay === stay)).map(({ served, stay }) => {
      const then = activeOn(served, from);
      return [
        communityCell(served.ref),
        stayCell(stay),
        engagementsCell(then),
        engagementsCell(activeOn(served, asOf)),
        date(
          served.terms.reduce<Day | null>(
            (last, { interval }) => (last === null || interval.end > last ? interval.end : last),
            null,
          ),
        ),
        recordsCell(
          then.map(({ id }) => ({ type: 'engagement', id })),
          inputs,
        ),
      ];
    }),
    empty: `Communities that were served on ${formatDay(from)} would stand here. There are none.`,
    source: 'Airtable: Engagements',
  };
}

function stayCell(stay: Stay): Cell {
  if (stay === 'stayed') return status('Stayed', 'delivered');
  if (stay === 'stopped') return status('Stopped', 'warning', 'Stopped', { href: sop('renewals/offboarding') });
  return status('Not known', 'info', 'Not known', { note: 'An engagement has no dates that fit together' });
}

const engagementsCell = (engagements: readonly { id: string; name: string | null }[]): Cell =>
  several(
    list(engagements.map(({ name, id }) => name ?? id)) || null,
    engagements.map(({ name, id }) => ({ text: name ?? `Engagement ${id}`, href: engagementPage(id) })),
  );
