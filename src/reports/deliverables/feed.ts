import { step, engagementPage } from '../workspace/addresses.ts';
import { calendarOf } from '../workspace/calendar.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Work } from './work.ts';

/** What is still to deliver and has a due date, as a calendar; an entry keeps its uid when its date moves. */
export function deliverablesFeed(work: readonly Work[], { config, snapshot, urlOf }: WorkInputs): string {
  const base = config.hosting.teamUrl?.replace(/\/?$/, '/') ?? null;
  const events = work.flatMap(({ deliverable, commitment, engagement, community }) => {
    const { dueOn, state, name } = commitment;
    if (dueOn === null || state === 'delivered') return [];
    const of = community?.name ?? 'community not known';
    const page = base !== null && engagement ? `${base}${engagementPage(engagement.id)}` : null;
    return [
      {
        uid: `deliverable-${step(deliverable.id)}@plumbline`,
        day: dueOn,
        title: `Due: ${name} (${of})`,
        description: [engagement?.name, commitment.commitment].filter(Boolean).join('\n'),
        url: page ?? urlOf('deliverable', deliverable.id),
      },
    ];
  });
  return calendarOf(
    { id: 'deliverables', name: `${config.organisation.name}: deliverables`, events },
    snapshot.manifest.pulledAt,
  );
}
