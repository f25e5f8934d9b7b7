import { formatDay, formatNumber, type AnyChart } from '../../charts/index.ts';
import { daysBetween } from '../../model/index.ts';
import { httpsUrl, maybeDelivered } from '../commitment.ts';
import { capital, compare, whenWords } from '../words.ts';
import type { Health, Work } from '../health/index.ts';
import { engagementPage } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import type { WorkRecord } from '../workspace/part.ts';
import { date, number, several, status, text, type Cell, type Shown } from '../workspace/table.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { chartsOf } from './charts.ts';
import { colourCell, VIEW_WORDS } from './columns.ts';
import { findingsOf } from './findings.ts';
import { historyOf } from './history.ts';
import { engagementRecords } from '../workspace/record-links.ts';
import { handOffLinks } from './links.ts';
import type { One } from './one.ts';
import { sheet, type Sheet } from '../workspace/sheet.ts';

/** What the page of one engagement shows. */
export interface EngagementRecord extends WorkRecord {
  title: string;
  /** How it stands, in one line. */
  answer: string;
  actions: Shown[];
  /** Head facts. */
  facts: { label: string; cell: Cell }[];
  health: Pick<Health, 'score' | 'colour' | 'coverage' | 'sentence'> & { factors: Sheet | null };
  deliverables: Sheet;
  timeline: AnyChart | null;
  fte: { sentence: string; chart: AnyChart | null; notes: string[] };
  checkIns: Sheet;
  use: AnyChart | null;
  costs: AnyChart[];
  findings: Sheet;
  history: Sheet;
}

export function recordOf(one: One, inputs: WorkInputs): EngagementRecord {
  const { engagement, name, health, clause, actions } = one;
  const { timeline, fte, fteNotes, use, costs } = chartsOf(one, inputs);
  return {
    ...{ id: engagement.id, path: engagementPage(engagement.id), title: name },
    answer: answerOf(one, inputs),
    ...{ actions, facts: factsOf(one, inputs) },
    health: {
      ...{ score: health.score, colour: health.colour, coverage: health.coverage, sentence: health.sentence },
      factors: health.factors.length === 0 ? null : factorSheet(health),
    },
    deliverables: deliverableSheet(one, inputs),
    timeline,
    fte: { sentence: clause.sentence, chart: fte, notes: fteNotes },
    checkIns: checkInSheet(one, inputs),
    ...{ use, costs },
    findings: findingsOf(one, inputs),
    history: historyOf(one, inputs),
  };
}

/** "Runs until 7 June 2027, in 357 days; 5 of 7 due deliverables are delivered; reported Red, computed Amber." */
function answerOf({ engagement, left, placed, due, delivered, health }: One, { asOf }: WorkInputs): string {
  const { start, end, rag } = engagement;
  const term =
    placed.view === 'unclear'
      ? (placed.reason ?? 'It cannot be told where it stands').replace(/\.$/, '')
      : start !== null && start > asOf
        ? `Starts on ${formatDay(start)}`
        : end === null || left === null
          ? 'Its end is not recorded'
          : left < 0
            ? `Ended on ${formatDay(end)}, ${whenWords(left)}`
            : `Runs until ${formatDay(end)}, ${left === 0 ? 'today' : whenWords(left)}`;
  const work = due === 0 ? 'no deliverable was due so far' : `${delivered} of ${due} due deliverables are delivered`;
  const status =
    health.factors.length === 0 ? [] : [`reported ${rag ?? 'nothing'}, computed ${health.colour ?? 'no colour'}`];
  return `${[term, work, ...status].join('; ')}.`;
}

function factsOf(one: One, inputs: WorkInputs): EngagementRecord['facts'] {
  const { engagement, community, placed, left, clause, isRunning, difference } = one;
  const { look, asOf } = inputs;
  const contracts = engagement.dealIds.flatMap((id) => look.contractsOfDeal(id));
  const agreements = [...new Map(contracts.map((contract) => [contract.id, contract])).values()];
  const when = (day: string | null) =>
    day === null ? text('Not recorded') : date(day, whenWords(daysBetween(asOf, day)));
  return [
    { label: 'Community', cell: communityCell(community) },
    { label: 'Stands', cell: text(VIEW_WORDS[placed.view], placed.reason) },
    { label: 'Start', cell: when(engagement.start) },
    { label: 'End', cell: when(left === null ? null : engagement.end) },
    { label: 'Status in the records', cell: text(engagement.status ?? 'Not recorded') },
    { label: 'Type', cell: text(engagement.type ?? 'Not recorded') },
    { label: 'Tier', cell: text(engagement.serviceTier ?? 'Not recorded') },
    { label: 'Delivery lead', cell: text(engagement.deliveryLead ?? 'Not named') },
    {
      label: 'Reported status',
      cell: colourCell(
        engagement.rag,
        isRunning ? 'No status is recorded' : 'None',
        difference === 'Reported better' || difference === 'Reported worse' ? `${difference} than computed` : null,
      ),
    },
    { label: 'Note on the status', cell: text(engagement.ragNote ?? 'None') },
    { label: 'FTE clause', cell: status(clause.verdict.word, clause.verdict.shape) },
    {
      label: 'Agreement',
      cell:
        agreements.length === 0
          ? text('No contract is recorded')
          : several(
              null,
              agreements.map(({ id, name, type, executedOn, url }) => ({
                text: `${name ?? type ?? id}, ${executedOn === null ? 'not executed' : `executed ${executedOn}`}`,
                href: httpsUrl(url) ?? inputs.urlOf('contract', id),
              })),
            ),
    },
    { label: 'Deal and hand-off', cell: linksCell(handOffLinks(engagement, inputs), 'No deal is named') },
    { label: 'Delivery verified', cell: text(engagement.deliveryVerifiedOn ?? 'Not recorded') },
    {
      label: 'Records',
      cell: linksCell(engagementRecords(engagement, inputs), 'No addresses are configured'),
    },
  ];
}

const linksCell = (links: Shown[], none: string): Cell => (links.length === 0 ? text(none) : several(null, links));

function factorSheet({ factors }: Health): Sheet {
  const rows = factors.map(({ label, state, words, step, weight, score, points }): Cell[] => [
    text(label),
    state === 'known' ? text(capital(words)) : status(words, 'open', capital(state), { note: words }),
    text(step),
    number(weight),
    number(score, score === null ? undefined : `${formatNumber(score * 100)}\u00a0%`),
    number(points, points === null ? undefined : formatNumber(points, Number.isInteger(points) ? 0 : 2)),
  ]);
  return sheet(
    'Health by factor',
    ['Factor', 'What is recorded', 'Step', 'Weight:number', 'Score:number', 'Points:number'],
    rows,
    '',
  );
}

const SHAPES = { delivered: 'delivered', late: 'late', due: 'due', open: 'open', cancelled: 'cancelled' } as const;

function deliverableSheet({ work }: One, inputs: WorkInputs): Sheet {
  const order = [...new Set(work.map(({ project }) => project?.id ?? ''))];
  const rows = work
    .toSorted((a, b) => order.indexOf(a.project?.id ?? '') - order.indexOf(b.project?.id ?? ''))
    .map((one) => deliverableRow(one, inputs));
  const empty = 'The deliverables of this engagement’s projects would stand here. None is recorded.';
  return sheet(
    'Projects and deliverables',
    ['Project', 'Deliverable', 'Standing', 'Due:day', 'Delivered:day', 'Late by:number', 'Evidence', 'Record'],
    rows,
    empty,
  );
}

/** Status and days in one line: `Delivered, 2 days early`, `12 days overdue`. */
const standingWords = ({ status: word, timing, lateBy, state }: Work['standing']): string =>
  !timing
    ? word
    : lateBy && state !== 'delivered'
      ? capital(timing)
      : `${state === 'delivered' ? 'Delivered' : word}, ${timing}`;

function deliverableRow({ deliverable, project, standing }: Work, { urlOf, asOf }: WorkInputs): Cell[] {
  const issue = httpsUrl(deliverable.githubIssueUrl);
  const [, number_] = /\/(\d+)$/.exec(issue ?? '') ?? [];
  const projectUrl = project && urlOf('project', project.id);
  // Past its date, and nobody can tell whether it was delivered: no alarm.
  const isUnclear = standing.mark === 'late' && maybeDelivered(deliverable, asOf);
  const late = isUnclear || !standing.lateBy ? null : standing.lateBy;
  return [
    project === null
      ? text('No project')
      : several(
          project.name ?? project.id,
          [{ text: project.name ?? project.id, href: projectUrl }],
          project.status === 'Cancelled' ? 'cancelled' : null,
        ),
    text(standing.name, deliverable.commitment),
    isUnclear
      ? status('Not known', 'cancelled', 'Not known', { note: 'It may have been delivered' })
      : status(standing.status, SHAPES[standing.mark], standingWords(standing)),
    standing.dueOn === null ? text('No due date') : date(standing.dueOn),
    date(standing.deliveredOn),
    number(late, late === null ? undefined : `${formatNumber(late)}\u00a0${late === 1 ? 'day' : 'days'}`),
    issue === null
      ? text(standing.state === 'delivered' ? 'No issue is linked' : null)
      : several(issue, [{ text: number_ ? `Issue ${number_}` : 'Issue', href: issue }]),
    linksCell(
      [{ text: 'Airtable', href: urlOf('deliverable', deliverable.id) }].filter(({ href }) => href),
      '',
    ),
  ];
}

function checkInSheet({ engagement }: One, { look, asOf }: WorkInputs): Sheet {
  const rows = look
    .checkInsOfEngagement(engagement.id)
    .toSorted((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id))
    .map(({ date: day, score, comment, quote, mayPublish }): Cell[] => [
      day === null ? text('No date') : date(day, day > asOf ? 'to come' : null),
      number(score, score === null ? 'No score' : `${formatNumber(score, Number.isInteger(score) ? 0 : 1)} of 5`),
      text(comment),
      text(quote, quote === null ? null : mayPublish ? 'may be published' : 'not to be published'),
    ]);
  return sheet(
    'Check-ins',
    ['Day:day', 'Score:number', 'Comment of the team', 'Quote'],
    rows,
    'The check-ins of this engagement would stand here. None is recorded.',
  );
}
