import { formatNumber } from '../../charts/index.ts';
import type { Engagement } from '../../model/index.ts';
import { inFte } from '../health/index.ts';
import { capital, whenWords } from '../words.ts';
import { engagementPage } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import { date, number, several, status, text, type Cell, type Column, type Shape } from '../workspace/table.ts';
import { engagementRecords } from '../workspace/record-links.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { One } from './one.ts';
import type { View } from './view.ts';

/** A column with the cell that it makes of an engagement. */
interface Made extends Column {
  cell: (one: One, inputs: WorkInputs) => Cell;
}

const COLOUR_SHAPES: Record<NonNullable<Engagement['rag']>, Shape> = {
  Green: 'delivered',
  Amber: 'warning',
  Red: 'error',
};

/** A colour as a shape and a word; without one, the words say why. */
export const colourCell = (colour: Engagement['rag'], none: string, note?: string | null): Cell =>
  colour === null
    ? { value: none, ...(note ? { note } : {}) }
    : status(colour, COLOUR_SHAPES[colour], colour, { note: note ?? null });

export const VIEW_WORDS: Record<View, string> = {
  active: 'Active',
  'needs-renewal': 'Needs renewal',
  lapsed: 'Lapsed',
  'ready-for-decommission': 'Ready for decommission',
  planned: 'Planned',
  'ended-or-renewed': 'Ended or renewed',
  unclear: 'Unclear',
};

const computed = ({ health: { colour, score, coverage } }: One): Cell =>
  colour === null || score === null
    ? text('No colour', `${coverage}\u00a0% known`)
    : colourCell(colour, '', `${score} of 100${coverage < 100 ? `, ${coverage}\u00a0% known` : ''}`);

const DIFFERENCE_SHAPES = { 'Reported better': 'warning', 'Reported worse': 'info' } as const;

function differenceCell({ difference }: One): Cell {
  if (difference === 'Reported better' || difference === 'Reported worse') {
    return status(difference, DIFFERENCE_SHAPES[difference]);
  }
  return text(difference);
}

function reasons({ health }: One): Cell {
  if (health.colour === null) return text(health.sentence);
  const words = health.worst.map((one) => capital(one.words));
  if (words.length === 0) return text('Nothing that is known speaks against it');
  return several(
    words.join('; '),
    words.map((one) => ({ text: one })),
  );
}

const fte = ({ clause }: One): Cell => {
  if (clause.fte === null || clause.fte === 0) return number(null, 'No clause');
  const words =
    clause.mean === null ? `${inFte(clause.fte)} committed` : `${inFte(clause.mean)} of ${inFte(clause.fte)}`;
  return number(clause.mean === null ? null : Number(clause.mean.toFixed(4)), words, clause.verdict.word);
};

/** Whether the hubs are of use, as the factor of health says it. */
function ofUse({ health }: One): Cell {
  const factor = health.factors.find(({ id }) => id === 'value');
  if (!factor || factor.score === null) return text(null, factor?.words);
  return factor.score === 1
    ? status('Used', 'delivered')
    : status('Little used', 'due', 'Little used', { note: factor.words });
}

/**
 * Every column of the tables of engagements. A window has room for some: the hidden ones are in the files, and can be filtered by.
 */
const COLUMNS = {
  engagement: {
    ...{ label: 'Engagement', description: 'Name of the engagement in the delivery system', kind: 'text' },
    cell: ({ name, engagement, community }, inputs) =>
      several(name, [
        { text: name, href: engagementPage(engagement.id) },
        ...(communityCell(community).shown ?? []),
        ...engagementRecords(engagement, inputs),
      ]),
  },
  id: {
    ...{ label: 'Engagement id', description: 'Id of its record', kind: 'text', hidden: true },
    cell: ({ engagement }) => text(engagement.id),
  },
  community: {
    ...{ label: 'Community', description: 'Name of the community that is served', kind: 'text', hidden: true },
    cell: ({ community }) => communityCell(community),
  },
  reported: {
    ...{ label: 'Reported', description: 'RAG status as a person set it', kind: 'text', filter: 'choice' },
    cell: ({ engagement, isRunning }) => colourCell(engagement.rag, isRunning ? 'No status' : 'None'),
  },
  computed: {
    ...{ label: 'Computed', kind: 'text', filter: 'choice' },
    description: 'Colour of the computed health; none where too little is known',
    cell: computed,
  },
  score: {
    ...{ label: 'Health', kind: 'number', hidden: true },
    description: 'Computed health, 0 to 100 points over the factors that are known',
    cell: ({ health }) => number(health.score),
  },
  coverage: {
    ...{ label: 'Coverage', kind: 'number', hidden: true },
    description: 'Weights of the factors that are known, in percent of those that ask something',
    cell: ({ health }) => number(health.coverage),
  },
  difference: {
    ...{ label: 'Difference', kind: 'text', filter: 'choice' },
    description: 'How the reported status stands beside the computed health, by a colour or more',
    cell: differenceCell,
  },
  reasons: {
    ...{ label: 'Why', description: 'The two factors that cost the most points', kind: 'text' },
    cell: reasons,
  },
  delivered: {
    ...{ label: 'Delivered', kind: 'number' },
    description: 'Deliverables that are delivered, of those due by today; cancelled ones are not counted',
    cell: ({ delivered, due }) =>
      due === 0
        ? number(null, 'None due')
        : number(delivered, `${formatNumber(delivered)} of ${formatNumber(due)} due`),
  },
  'of-use': {
    ...{ label: 'Of use', kind: 'text', filter: 'choice' },
    description:
      'Whether every live hub had enough weekly users in the last two weeks, as the rule hub-generates-value has it',
    cell: ofUse,
  },
  due: {
    ...{ label: 'Due', description: 'Deliverables due by today', kind: 'number', hidden: true },
    cell: ({ due }) => number(due),
  },
  deliverables: {
    ...{ label: 'Deliverables', kind: 'number' },
    description: 'Deliverables that are not cancelled',
    cell: ({ work }) => number(work.filter(({ standing }) => standing.state !== 'cancelled').length),
  },
  fte: {
    ...{ label: 'FTE', kind: 'number' },
    description: 'Mean FTE delivered: over the whole months so far, or over the term when it has ended',
    cell: fte,
  },
  committed: {
    ...{ label: 'FTE committed', description: 'FTE of the clause', kind: 'number', hidden: true },
    cell: ({ clause }) => number(clause.fte),
  },
  start: {
    ...{ label: 'Start', description: 'First day of the engagement', kind: 'day' },
    cell: ({ engagement }, { asOf }) =>
      date(engagement.start, engagement.start !== null && engagement.start > asOf ? 'still to come' : null),
  },
  end: {
    ...{ label: 'End', description: 'Last day of the engagement', kind: 'day', filter: 'range' },
    cell: ({ engagement, left }) =>
      engagement.end === null
        ? { value: null, shown: [{ text: 'Not recorded' }] }
        : date(engagement.end, left === null ? null : whenWords(left)),
  },
  left: {
    ...{ label: 'Days left', description: 'Days to the end; negative after it', kind: 'number', hidden: true },
    cell: ({ left }) => number(left),
  },
  view: {
    ...{ label: 'Stands', description: 'In which view the engagement is', kind: 'text', hidden: true },
    cell: ({ placed }) => text(VIEW_WORDS[placed.view]),
  },
  lead: {
    ...{ label: 'Lead', description: 'Delivery lead', kind: 'text', filter: 'choice', hidden: true },
    cell: ({ engagement }) => text(engagement.deliveryLead ?? 'Not named'),
  },
  tier: {
    ...{ label: 'Tier', description: 'Service tier as the engagement states it', kind: 'text', filter: 'choice' },
    cell: ({ engagement }) => text(engagement.serviceTier ?? 'Not recorded'),
  },
  reason: {
    ...{ label: 'Why', description: 'Why it cannot be told where the engagement stands', kind: 'text' },
    cell: ({ placed }) => text(placed.reason),
  },
  todo: {
    ...{ label: 'What to do', description: 'What is to be done next, by the handbook', kind: 'text' },
    cell: ({ actions }) =>
      actions.length === 0 ? text('Nothing') : several(actions.map((one) => one.text).join('; '), actions),
  },
  records: {
    ...{ label: 'Records', description: 'Addresses of the records in their own systems', kind: 'text', hidden: true },
    cell: ({ engagement }, inputs) =>
      text(
        engagementRecords(engagement, inputs)
          .map(({ href }) => href)
          .join(' ') || null,
      ),
  },
} satisfies Record<string, Omit<Made, 'id'>>;

export type ColumnId = keyof typeof COLUMNS;

/** The columns of these names, in their order, and the cells of some engagements. */
export function filled(
  ids: readonly ColumnId[],
  ones: readonly One[],
  inputs: WorkInputs,
): { columns: Column[]; rows: Cell[][] } {
  const made = ids.map((id): Made => ({ id, ...(COLUMNS[id] as Omit<Made, 'id'>) }));
  return {
    columns: made.map(columnOf),
    rows: ones.map((one) => made.map(({ cell }) => cell(one, inputs))),
  };
}

function columnOf({ id, label, description, kind, filter, hidden }: Made): Column {
  return { id, label, description, kind, ...(filter && { filter }), ...(hidden && { hidden }) };
}
