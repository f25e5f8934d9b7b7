import { addDays } from '../model/index.ts';
import { agreementOf, byStanding, type Agreement } from './agreement.ts';
import { commitmentOf, type Commitment } from './commitment.ts';
import { commitmentTable } from './commitment-table.ts';
import { milestoneFigures } from './milestone-figures.ts';
import { milestoneHeadline } from './milestone-headline.ts';
import { deliveryProvenance, deliveryQuality } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import type { Figure, Report } from './view.ts';
import { compare, count, list } from './words.ts';

/** Days that "what is next" looks ahead. */
export const HORIZON_DAYS = 90;

export interface MilestoneSection {
  agreement: Agreement;
  headline: string;
  figures: Figure[];
  /** Every deliverable, by due date; cancelled ones are among them. */
  commitments: Commitment[];
  /** Overdue deliverables, then those due within the horizon. */
  next: Commitment[];
  /** What is missing: due dates, delivery dates, projects without deliverables. */
  notes: string[];
}

export interface MilestoneReport extends Report {
  id: 'milestones';
  sections: MilestoneSection[];
}

/** What was promised, what was delivered, on time or late, and what is next: one section for each agreement, the main one first. */
export function milestoneReport(extract: CommunityExtract): MilestoneReport {
  const sections = extract.engagements
    .map((engagement) => agreementOf(engagement, extract.asOf))
    .sort(byStanding)
    .map((agreement) => sectionOf(agreement, extract));
  const main = mainOf(sections);
  const ordered = main ? [main, ...sections.filter((section) => section !== main)] : sections;
  return {
    id: 'milestones',
    title: 'Milestones',
    headline: main
      ? `${sections.length > 1 ? `${main.agreement.name}: ` : ''}${main.headline}${elsewhere(sections, main)}`
      : 'No agreement is recorded, so there are no deliverables to report.',
    periodLabel: 'Agreement',
    period: main?.agreement.term ?? '',
    asOf: extract.asOf,
    figures: main?.figures ?? [],
    sections: ordered,
    charts: [],
    tables: [commitmentTable(extract, ordered)],
    method: [
      'A deliverable is on time when it was delivered on or before its due date.',
      'Cancelled deliverables are shown, and count neither as due nor as delivered.',
      'A deliverable without a due date is shown, and is not among those due.',
    ],
    quality: deliveryQuality(extract),
    provenance: deliveryProvenance(extract),
  };
}

/** The agreement that the page is about: with deliverables the current, else the newest ended, else the planned one; else the first. */
function mainOf(sections: MilestoneSection[]): MilestoneSection | undefined {
  const having = sections.filter(({ commitments }) => commitments.length > 0);
  const found = (['current', 'ended', 'planned'] as const).flatMap(
    (state) => having.find(({ agreement }) => agreement.state === state) ?? [],
  );
  return found[0] ?? sections[0];
}

/** What is overdue of the agreements that the headline is not about. */
function elsewhere(sections: MilestoneSection[], main: MilestoneSection): string {
  const late = sections.filter((one) => one !== main).flatMap(({ next }) => next.filter(({ mark }) => mark === 'late'));
  if (late.length === 0) return '';
  return late.length === 1
    ? ` One deliverable of another agreement is overdue.`
    : ` ${late.length} deliverables of other agreements are overdue.`;
}

function sectionOf(agreement: Agreement, extract: CommunityExtract): MilestoneSection {
  const { asOf } = extract;
  const projects = extract.projects.filter(({ engagementIds }) => engagementIds.includes(agreement.id));
  const names = new Map(projects.map(({ id, name }) => [id, name ?? 'Unnamed project']));
  const cancelled = new Set(projects.filter(({ status }) => status === 'Cancelled').map(({ id }) => id));
  const stopped = (projectIds: string[]) =>
    agreement.state === 'cancelled' || projectIds.every((id) => cancelled.has(id) || !names.has(id));
  const commitments = extract.deliverables
    .filter(({ projectIds }) => projectIds.some((id) => names.has(id)))
    .map((record) => {
      const project = list(record.projectIds.flatMap((id) => names.get(id) ?? []));
      return commitmentOf(record, project, asOf, stopped(record.projectIds));
    })
    .sort(byDueDate);
  const open = commitments.filter(({ state }) => state !== 'delivered' && state !== 'cancelled');
  const horizon = addDays(asOf, HORIZON_DAYS);
  const empty = projects.filter(
    ({ id }) => !cancelled.has(id) && !extract.deliverables.some(({ projectIds }) => projectIds.includes(id)),
  );
  return {
    agreement,
    headline: milestoneHeadline(agreement, commitments, asOf),
    figures: milestoneFigures(commitments, asOf),
    commitments,
    next: open.filter(({ dueOn }) => dueOn !== null && dueOn <= horizon),
    notes: [
      ...missing(
        commitments.filter(({ dueOn, state }) => dueOn === null && state !== 'cancelled'),
        'no due date, so it is not counted as due',
        'no due date, so they are not counted as due',
      ),
      ...missing(
        commitments.filter(({ deliveredOn, state }) => deliveredOn === null && state === 'delivered'),
        'no delivery date, so it is not counted as on time',
        'no delivery date, so they are not counted as on time',
      ),
      ...missing(
        commitments.filter(({ state }) => state === 'unknown'),
        'no status, so it is not counted as delivered',
        'no status, so they are not counted as delivered',
      ),
      ...(empty.length
        ? [
            `${empty.length === 1 ? 'One project has' : `${empty.length} projects have`} no deliverables: ${list(empty.map(({ name }) => name ?? 'unnamed project'))}.`,
          ]
        : []),
      ...projects
        .filter(({ engagementIds }) => engagementIds.length > 1)
        .map(
          ({ name, engagementIds }) =>
            `The project ${name ?? 'without a name'} is recorded under ${engagementIds.length} agreements and shown in each.`,
        ),
    ],
  };
}

const byDueDate = (a: Commitment, b: Commitment) =>
  compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || compare(a.name, b.name) || compare(a.id, b.id);

const missing = (found: Commitment[], one: string, many: string): string[] =>
  found.length === 0
    ? []
    : [`${count(found.length, 'deliverable')} ${found.length === 1 ? `has ${one}` : `have ${many}`}.`];
