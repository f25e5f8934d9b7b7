import { count } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { methodOf, type Method } from './example.ts';
import { oneOf, type One } from './one.ts';
import { recordOf, type EngagementRecord } from './record.ts';
import { runningTable, viewTables } from './tables.ts';
import { VIEW_WORDS } from './columns.ts';
import { VIEWS, type View } from './view.ts';

export type { EngagementRecord } from './record.ts';
export { viewOf, VIEWS, type View } from './view.ts';

export interface EngagementsFacts {
  /** The views in the order of their navigation, with how many engagements are in each. */
  views: { id: View; label: string; path: string; count: number; answer: string }[];
  method: Method;
}
export type EngagementsPart = Part<EngagementsFacts, EngagementRecord>;

/** How healthy each agreement is; cancelled ones have a page and are counted nowhere. */
export function engagementsPart(inputs: WorkInputs): EngagementsPart {
  const { snapshot } = inputs;
  const all = snapshot.records.engagements.map((engagement) => oneOf(engagement, inputs));
  const ones = all.filter(({ engagement }) => engagement.status !== 'Cancelled');
  const views = VIEWS.map((id) => {
    const own = ones.filter(({ placed }) => placed.view === id);
    return { id, label: VIEW_WORDS[id], path: `engagements/${id}/`, count: own.length, answer: viewAnswer(id, own) };
  });
  return {
    answer: answerOf(ones),
    doubts: doubtsOf(ones, inputs),
    tables: [runningTable(ones, inputs), ...viewTables(ones, inputs)],
    charts: [],
    facts: { views, method: methodOf(ones, inputs) },
    records: all.map((one) => recordOf(one, inputs)),
    pages: [...views.map(({ path }) => path), 'engagements/health/'],
    files: {},
  };
}

/** What may belong into the answer and is not in it. */
function doubtsOf(ones: readonly One[], { look, snapshot }: WorkInputs): string[] {
  const nouns = ['engagements', 'deliverables', 'usage', 'costs'] as const;
  const aside = new Set(snapshot.manifest.setAside.flatMap(({ noun, id }) => (noun === 'engagements' ? [id] : [])));
  const unclear = ones.filter(({ placed }) => placed.view === 'unclear').length;
  return [
    ...new Set(nouns.flatMap((noun) => look.unread(noun) ?? [])),
    ...(aside.size > 0 ? [`${count(aside.size, 'engagement')} could not be read and may belong here.`] : []),
    ...(unclear > 0
      ? [
          `Of ${count(unclear, 'engagement')} it cannot be told where ${unclear === 1 ? 'it stands' : 'they stand'}: the view Unclear says why.`,
        ]
      : []),
  ];
}

/** "9 engagements run today: 7 active, 1 needs renewal, 1 ready for decommission; 2 reported Green look Red." */
function answerOf(ones: readonly One[]): string {
  const running = ones.filter(({ isRunning }) => isRunning);
  if (running.length === 0) return 'No engagement runs today.';
  const inView = (view: View) => running.filter(({ placed }) => placed.view === view).length;
  const parts = VIEWS.flatMap((view) =>
    inView(view) > 0 ? [`${inView(view)} ${VIEW_WORDS[view].toLowerCase()}`] : [],
  );
  const better = running.filter(({ difference }) => difference === 'Reported better');
  const groups = Map.groupBy(
    better,
    ({ engagement, health }) => `reported ${engagement.rag ?? ''} look ${health.colour ?? ''}`,
  );
  const misread = [...groups].map(
    ([words, own]) => `${own.length} ${own.length === 1 ? words.replace(' look ', ' looks ') : words}`,
  );
  const none = running.filter(({ engagement }) => engagement.rag === null).length;
  const says = better.length === 0 ? ['none is reported better than it looks'] : misread;
  const without = none === 0 ? [] : [`${none} ${none === 1 ? 'has' : 'have'} no RAG status`];
  return `${count(running.length, 'engagement')} ${running.length === 1 ? 'runs' : 'run'} today: ${parts.join(', ')}; ${[...says, ...without].join('; ')}.`;
}

const SAYS: Record<View, [one: string, many: string, none: string]> = {
  active: ['engagement is active', 'engagements are active', 'No engagement is active.'],
  'needs-renewal': [
    'engagement ends soon and nothing follows yet',
    'engagements end soon and nothing follows yet',
    'No engagement ends soon without something that follows.',
  ],
  lapsed: [
    'engagement has ended and is served all the same',
    'engagements have ended and are served all the same',
    'No engagement that has ended is served all the same.',
  ],
  'ready-for-decommission': [
    'engagement is to be shut down',
    'engagements are to be shut down',
    'No engagement is to be shut down.',
  ],
  planned: ['engagement is still to start', 'engagements are still to start', 'No engagement is still to start.'],
  'ended-or-renewed': ['engagement is over', 'engagements are over', 'No engagement is over yet.'],
  unclear: ['engagement cannot be placed', 'engagements cannot be placed', 'Every engagement can be placed.'],
};

function viewAnswer(view: View, own: readonly One[]): string {
  const [one, many, none] = SAYS[view];
  if (own.length === 0) return none;
  const late = own.filter(({ health }) => health.colour === 'Red').length;
  const red =
    late > 0 && (view === 'active' || view === 'needs-renewal')
      ? `; ${late} of them ${late === 1 ? 'looks' : 'look'} Red`
      : '';
  return `${own.length} ${own.length === 1 ? one : many}${red}.`;
}
