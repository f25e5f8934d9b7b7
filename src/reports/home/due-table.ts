import { daysBetween, type Day } from '../../model/index.ts';
import { sop } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import { link, several, text, type Cell, type Shape, type WorkTable } from '../workspace/table.ts';
import { capital, whenWords } from '../words.ts';
import { DAYS_AHEAD, stateOf, type Due } from './due.ts';

export const DUE_TABLE = 'due-this-week';

const WORDS = { overdue: 'Overdue', today: 'Due today', soon: 'Due soon' } as const;
const SHAPES: Record<keyof typeof WORDS, Shape> = { overdue: 'late', today: 'due', soon: 'open' };

export const dueTable = (due: readonly Due[], asOf: Day): WorkTable => ({
  id: DUE_TABLE,
  title: `Due within ${DAYS_AHEAD} days, by team`,
  columns: [
    {
      ...{ id: 'action', label: 'To do', kind: 'text' },
      description: 'What is to be done; leads to the page of the handbook that says how',
    },
    { id: 'due', label: 'Due', kind: 'day', filter: 'range', description: 'Day by which it is to be done' },
    {
      ...{ id: 'state', label: 'State', kind: 'text', filter: 'choice' },
      description: `Overdue, due today, or due soon: within ${DAYS_AHEAD} days`,
    },
    { id: 'team', label: 'Team', kind: 'text', filter: 'choice', description: 'Team that is to do it' },
    { id: 'record', label: 'For', kind: 'text', description: 'Record that it is about' },
    { id: 'community', label: 'Community', kind: 'text', description: 'Community that it is for' },
    {
      ...{ id: 'kind', label: 'Kind', kind: 'text', filter: 'choice', hidden: true },
      description: 'Deliverable, notice, decision, hand-over or review',
    },
  ],
  rows: due.map((one) => rowOf(one, asOf)),
  empty: `Here stands what each team has to do by the end of the next ${DAYS_AHEAD} days. At present there is nothing, and nothing is late.`,
  source:
    'Deals and orders of HubSpot, engagements, deliverables and check-ins of Airtable, and what the rules say of them',
});

function rowOf(due: Due, asOf: Day): Cell[] {
  const { action, sop: section, day, team, record, community, kind, note } = due;
  const state = stateOf(due, asOf);
  return [
    link(action, section === null ? null : sop(section), note),
    { value: day, note: day === null ? 'Not recorded' : capital(whenWords(daysBetween(asOf, day))) },
    { value: WORDS[state], shown: [{ text: WORDS[state], shape: SHAPES[state] }] },
    text(team),
    several(record.name, [
      { text: record.name, href: record.page },
      ...(record.url === null ? [] : [{ text: labelOf(record.url), href: record.url }]),
    ]),
    kind === 'Review' && community === null ? text(null) : communityCell(community),
    text(kind),
  ];
}

/** What a link to a record in its own system is called. */
export function labelOf(url: string): string {
  const { hostname } = new URL(url);
  if (hostname.endsWith('airtable.com')) return 'Airtable';
  return hostname.endsWith('hubspot.com') ? 'HubSpot' : 'Open';
}
