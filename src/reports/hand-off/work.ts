import type { Deliverable, Engagement } from '../../model/index.ts';
import { formatDay } from '../../charts/index.ts';
import { commitmentOf, maybeDelivered, type Commitment } from '../commitment.ts';
import { stoppedIn } from '../commitment-stopped.ts';
import { compare, list } from '../words.ts';
import type { Shape, Shown } from '../workspace/table.ts';
import type { Desk } from './desk.ts';
import { outside } from './evidence.ts';

/** One deliverable, as BD signs it off. */
export interface WorkItem {
  name: string;
  url: string | null;
  project: string;
  /** What was promised; null where it is not recorded. */
  commitment: string | null;
  dueOn: string | null;
  deliveredOn: string | null;
  status: string;
  shape: Shape;
  /** `4 days late`, `due in 12 days`. */
  timing: string;
  evidence: Shown[];
}

/** What an engagement promised and what became of it. What was cancelled was not promised in the end. */
export interface Work {
  promised: number;
  delivered: number;
  onTime: number;
  late: number;
  open: number;
  /** Of those that are open. */
  overdue: number;
  cancelled: number;
  /** Delivered without an issue, or without a date: nobody can look them up. */
  withoutEvidence: number;
  items: WorkItem[];
}

/** The deliverables of an engagement by due date, the cancelled ones last. */
export function workOf(engagement: Engagement, desk: Desk): Work {
  const { look, asOf } = desk;
  const projects = look.projectsOfEngagement(engagement.id);
  const own = new Set(projects.map(({ id }) => id));
  const stopped = stoppedIn(projects, engagement.status === 'Cancelled');
  const all = look
    .deliverablesOfEngagement(engagement.id)
    .map((record) => {
      const of = look.projectsOfDeliverable(record.id).filter(({ id }) => own.has(id));
      const project = list(of.map(({ id, name }) => name ?? `Project ${id}`));
      return { record, at: commitmentOf(record, project, asOf, stopped(of.map(({ id }) => id))) };
    })
    .sort((a, b) => inOrder(a.at, b.at));
  const live = all.filter(({ at }) => at.state !== 'cancelled');
  const delivered = live.filter(({ at }) => at.state === 'delivered');
  const open = live.filter(({ at }) => at.state !== 'delivered');
  return {
    promised: live.length,
    delivered: delivered.length,
    onTime: delivered.filter(({ at }) => at.onTime).length,
    late: delivered.filter(({ at }) => (at.lateBy ?? 0) > 0).length,
    open: open.length,
    overdue: open.filter(({ at, record }) => at.due && !maybeDelivered(record, asOf)).length,
    cancelled: all.length - live.length,
    withoutEvidence: delivered.filter(({ record, at }) => at.deliveredOn === null || !record.githubIssueUrl).length,
    items: all.map(({ record, at }) => itemOf(record, at, desk)),
  };
}

const inOrder = (a: Commitment, b: Commitment): number =>
  Number(a.state === 'cancelled') - Number(b.state === 'cancelled') ||
  compare(a.dueOn ?? '9999', b.dueOn ?? '9999') ||
  compare(a.name, b.name) ||
  compare(a.id, b.id);

const itemOf = (record: Deliverable, at: Commitment, { urlOf, asOf }: Desk): WorkItem => ({
  name: at.name,
  url: urlOf('deliverable', record.id),
  project: at.project,
  commitment: at.commitment,
  dueOn: at.dueOn,
  deliveredOn: at.deliveredOn,
  status: at.status,
  shape: at.mark,
  timing: at.timing === `due on ${formatDay(asOf)}` ? 'due today' : at.timing,
  evidence: outside(issueName(record.githubIssueUrl), record.githubIssueUrl),
});

/** `hub-images#12`, or the address as it stands. */
function issueName(url: string | null): string {
  const [, repository, number] =
    /^https:\/\/github\.com\/[\w.-]+\/([\w.-]+)\/(?:issues|pull)\/(\d+)/.exec(url ?? '') ?? [];
  return repository && number ? `${repository}#${number}` : (url ?? '');
}
