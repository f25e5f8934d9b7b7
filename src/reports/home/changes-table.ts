import { communityCell } from '../workspace/community.ts';
import { several, text, type WorkTable } from '../workspace/table.ts';
import { DAYS_BACK, type Change } from './changes.ts';
import { labelOf } from './due-table.ts';

export const CHANGES_TABLE = 'changes';

export const changesTable = (changes: readonly Change[], doubt: string | null): WorkTable => ({
  id: CHANGES_TABLE,
  title: `What changed in the last ${DAYS_BACK} days`,
  columns: [
    { id: 'record', label: 'Record', kind: 'text', description: 'What it happened to' },
    {
      ...{ id: 'kind', label: 'What happened', kind: 'text', filter: 'choice' },
      description:
        'A finding that is new, reopened or resolved, a deal that moved, or a deliverable that was delivered',
    },
    { id: 'detail', label: 'Detail', kind: 'text', description: 'What there is to say of it' },
    { id: 'community', label: 'Community', kind: 'text', description: 'Community concerned, where it is known' },
    { id: 'team', label: 'Team', kind: 'text', filter: 'choice', description: 'Team whose work it is' },
    {
      ...{ id: 'day', label: 'Day', kind: 'day', filter: 'range' },
      description: 'Day on which it happened, or of the night that first saw it',
    },
  ],
  rows: changes.map(({ record, kind, detail, community, team, day, isFresh }) => [
    several(record.name, [
      { text: record.name, href: record.page },
      ...(record.url === null ? [] : [{ text: labelOf(record.url), href: record.url }]),
    ]),
    text(kind),
    text(detail),
    community === null ? text(null) : communityCell(community),
    text(team),
    { value: day, ...(isFresh ? { note: doubt === null ? 'Since the last night' : 'Since yesterday' } : {}) },
  ]),
  empty: `Here stand findings that came and went, deals that moved and deliverables that were delivered. In the last ${DAYS_BACK} days there was none${doubt === null ? '' : ` that is known: ${doubt}`}.`,
  source: 'Findings of the nights, stages of HubSpot deals, and deliverables of Airtable',
});
