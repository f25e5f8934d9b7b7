import { addDaysWithin, type PublicEngagement } from '../model/index.ts';
import { formatDay, type TimelineSpec } from '../charts/index.ts';
import { agreementOf, byStanding, type Agreement } from './agreement.ts';
import { changesOf, type Changes } from './changes-since.ts';
import { changesTable } from './changes-since-table.ts';
import { commitmentOf, type Commitment } from './commitment.ts';
import { stoppedIn } from './commitment-stopped.ts';
import { commitmentTable } from './commitment-table.ts';
import { fteReport, type FteReport } from './fte-report.ts';
import { fteTable } from './fte-table.ts';
import { milestoneFigures } from './milestone-figures.ts';
import { milestoneHeadline } from './milestone-headline.ts';
import { milestoneNotes } from './milestone-notes.ts';
import { signOffOf, type SignOff } from './milestone-sign-off.ts';
import { timelineOf } from './milestone-timeline.ts';
import { deliveryProvenance, deliveryQuality } from './provenance.ts';
import { sharedStatusOf, type SharedStatus } from './rag-status.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import type { Figure, Report } from './view.ts';
import { compare, list } from './words.ts';

/** Days that "what is next" looks ahead. */
const HORIZON_DAYS = 90;

export interface MilestoneSection {
  agreement: Agreement;
  /** Part of ids and file names: the day on which the agreement starts. */
  slug: string;
  headline: string;
  figures: Figure[];
  /** RAG, where the organisation shares it. */
  status: SharedStatus | null;
  /** Every deliverable, by due date; cancelled ones are among them. */
  commitments: Commitment[];
  timeline: TimelineSpec | null;
  /** Null without an FTE clause. */
  fte: FteReport | null;
  /** Null for an agreement that has not begun, and where nothing changed of one that is over or cancelled. */
  changes: Changes | null;
  /** Overdue deliverables, then those due within the horizon; null for an agreement that is over or cancelled. */
  next: { heading: string; items: Commitment[]; none: string } | null;
  /** What is missing: due dates, delivery dates, projects without deliverables. */
  notes: string[];
  signOff: SignOff | null;
}

export interface MilestoneReport extends Report {
  id: 'milestones';
  /** The agreement that the headline names; null where there is only one. */
  about: string | null;
  /** The headline without that name. */
  result: string;
  sections: MilestoneSection[];
}

/** What was promised, what was delivered, on time or late, and what is next: one section for each agreement, the main one first. */
export function milestoneReport(extract: CommunityExtract): MilestoneReport {
  const { language, asOf } = extract;
  const words = textsOf(language).milestone;
  const engagements = new Map(extract.engagements.map((engagement) => [engagement.id, engagement]));
  const slugs = slugsOf(extract.engagements);
  const sections = extract.engagements
    .map((engagement) => agreementOf(engagement, asOf, language))
    .sort(byStanding)
    .map((agreement) => sectionOf(agreement, engagements.get(agreement.id), slugs.get(agreement.id) ?? '', extract));
  const main = mainOf(sections);
  const ordered = main ? [main, ...sections.filter((section) => section !== main)] : sections;
  const about = main && sections.length > 1 ? main.agreement.name : null;
  const result = main ? [main.headline, ...elsewhere(sections, main, extract)].join(' ') : words.noAgreement;
  return {
    id: 'milestones',
    title: words.title,
    headline: about === null ? result : words.headline.about(about, result),
    about,
    result,
    periodLabel: words.periodLabel,
    period: main?.agreement.term ?? '',
    asOf,
    figures: main?.figures ?? [],
    sections: ordered,
    charts: ordered.flatMap(({ timeline, fte }) => [timeline, fte?.chart ?? null].filter((chart) => chart !== null)),
    tables: [commitmentTable(extract, ordered), fteTable(extract, ordered), changesTable(extract, ordered)].filter(
      (table) => table !== null,
    ),
    method: words.method,
    quality: deliveryQuality(extract),
    provenance: deliveryProvenance(extract),
  };
}

/** The first day names an agreement for as long as it stands; of two with the same, the later id gets a number. */
function slugsOf(engagements: PublicEngagement[]): Map<string, string> {
  const groups = Map.groupBy(engagements, ({ start }) => start ?? 'undated');
  return new Map(
    [...groups].flatMap(([start, group]) =>
      group.toSorted((a, b) => compare(a.id, b.id)).map(({ id }, i) => [id, i ? `${start}-${i + 1}` : start] as const),
    ),
  );
}

/** The agreement that the page is about: with deliverables the current, else the newest ended, else the planned one; else the first. */
function mainOf(sections: MilestoneSection[]): MilestoneSection | undefined {
  const having = sections.filter(({ commitments }) => commitments.length > 0);
  const found = (['current', 'ended', 'planned'] as const).flatMap(
    (state) => having.find(({ agreement }) => agreement.state === state) ?? [],
  );
  return found[0] ?? sections[0];
}

/** What is overdue of the agreements that the headline is not about, else what was delivered of those that run. */
function elsewhere(sections: MilestoneSection[], main: MilestoneSection, { language }: CommunityExtract): string[] {
  const others = sections.filter((one) => one !== main).flatMap(({ commitments }) => commitments);
  const late = others.filter(({ mark }) => mark === 'late').length;
  const words = textsOf(language).milestone.headline;
  if (late) return [words.elsewhere(late)];
  const running = sections.filter((one) => one !== main && one.agreement.state === 'current');
  const due = running
    .map(({ commitments }) => commitments.filter((one) => one.due).length)
    .filter((count) => count > 0);
  return due.length
    ? [
        words.elsewhereDelivered(
          due.reduce((sum, count) => sum + count, 0),
          due.length,
        ),
      ]
    : [];
}

function sectionOf(
  agreement: Agreement,
  engagement: PublicEngagement | undefined,
  slug: string,
  extract: CommunityExtract,
): MilestoneSection {
  const { asOf, language } = extract;
  const projects = extract.projects.filter(({ engagementIds }) => engagementIds.includes(agreement.id));
  const { unnamedProject } = textsOf(language).milestone;
  const names = new Map(projects.map(({ id, name }) => [id, name ?? unnamedProject]));
  const stopped = stoppedIn(projects, agreement.state === 'cancelled');
  const commitments = extract.deliverables
    .filter(({ projectIds }) => projectIds.some((id) => names.has(id)))
    .map((record) => {
      const project = list(
        record.projectIds.flatMap((id) => names.get(id) ?? []),
        language,
      );
      return commitmentOf(record, project, asOf, stopped(record.projectIds), language);
    })
    .sort(byDueDate);
  const fte = engagement ? fteReport(engagement, slug, extract) : null;
  return {
    agreement,
    slug,
    headline: milestoneHeadline(agreement, commitments, asOf, language),
    figures: [...milestoneFigures(commitments, asOf, language), ...(fte?.figure ? [fte.figure] : [])],
    status: sharedStatusOf(agreement, extract),
    commitments,
    timeline: timelineOf(agreement, slug, commitments, extract),
    fte,
    changes: changesIn(agreement, commitments, extract),
    next: nextOf(agreement, commitments, extract),
    notes: milestoneNotes(commitments, projects, extract.deliverables, language),
    signOff: signOffOf(agreement, commitments, extract),
  };
}

function changesIn(agreement: Agreement, commitments: Commitment[], extract: CommunityExtract): Changes | null {
  const changes = changesOf(agreement, commitments, extract);
  const isPast = agreement.state === 'ended' || agreement.state === 'cancelled';
  return agreement.state === 'planned' || (isPast && changes.items.length === 0) ? null : changes;
}

function nextOf({ state }: Agreement, commitments: Commitment[], { asOf, period, language }: CommunityExtract) {
  if (state === 'ended' || state === 'cancelled') return null;
  const { next } = textsOf(language).milestone;
  const horizon = addDaysWithin(asOf, HORIZON_DAYS);
  const items = commitments.filter(
    ({ mark, dueOn }) => (mark === 'open' || mark === 'late') && dueOn !== null && dueOn <= horizon,
  );
  const after = period.kind === 'latest' ? null : formatDay(asOf, language);
  const heading = items.some(({ mark }) => mark === 'late') ? next.overdueHeading : next.heading;
  return { heading: heading(HORIZON_DAYS, after), items, none: next.nothing(HORIZON_DAYS, after) };
}

const byDueDate = (a: Commitment, b: Commitment) =>
  compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || compare(a.name, b.name) || compare(a.id, b.id);
