import { addDays, daysBetween, type Day, type Deliverable, type Engagement, type Project } from '../model/index.ts';
import { stateOf } from './engagements.ts';
import type { Agreed, Place } from './place.ts';
import type { Random } from './random.ts';
import { WORK, type Commitment } from './words/commitments.ts';
import { fill } from './words/fill.ts';

type Work = (typeof WORK)[number];

/** Projects and deliverables of each engaged term, and the engagements with their links to them. */
export function projectsOf(place: Place, engagements: readonly Engagement[]) {
  const random = place.random('projects');
  const taken = new Set<Commitment>();
  const projects: Project[] = [];
  const deliverables: Deliverable[] = [];
  const linked = place.terms
    .filter(({ engaged }) => engaged)
    .map((term, number): Engagement | undefined => {
      const engagement = engagements[number];
      if (!engagement) return undefined;
      const own = worksOf(number, random).map((work) => projectOf(place, term, work, { taken, random }));
      projects.push(...own.map(({ project }) => project));
      deliverables.push(...own.flatMap((written) => written.deliverables));
      return { ...engagement, projectIds: own.map(({ project }) => project.id) };
    })
    .filter((engagement) => engagement !== undefined);
  return { engagements: linked, projects, deliverables };
}

/** A first term begins with the launch; later ones build on it. */
function worksOf(number: number, random: Random): Work[] {
  const [launch, ...later] = WORK;
  const others = random.some(later, random.int(1, 2));
  return number === 0 && launch ? [launch, ...others] : others;
}

interface Making {
  /** Commitments of this community's other projects: none is made twice while there are others. */
  taken: Set<Commitment>;
  random: Random;
}

function projectOf(place: Place, term: Agreed, work: Work, { taken, random }: Making) {
  const id = place.ids.airtable();
  const fresh = work.promises.filter((commitment) => !taken.has(commitment));
  const chosen = random.some(fresh.length >= 2 ? fresh : work.promises, random.int(2, 4));
  for (const commitment of chosen) taken.add(commitment);
  const deliverables = chosen.map((commitment, i) =>
    deliverableOf(place, term, { commitment, projectId: id, share: (i + 0.6) / chosen.length, random }),
  );
  const project: Project = {
    id,
    name: work.project,
    engagementIds: [term.engagementId],
    status: stateOf(term, place.asOf),
    deliverableIds: deliverables.map((deliverable) => deliverable.id),
  };
  return { project, deliverables };
}

interface Line {
  commitment: Commitment;
  projectId: string;
  /** Where in the term it is due: 0 at the start, 1 at the end. */
  share: number;
  random: Random;
}

function deliverableOf(place: Place, term: Agreed, { commitment, projectId, share, random }: Line): Deliverable {
  const { field, communityId } = place.identity;
  const dueOn = dueDate(term, share, random);
  const deliveredOn = deliveryDate(dueOn, term, place.asOf, random);
  const begun = deliveredOn !== null || (stateOf(term, place.asOf) === 'Active' && daysBetween(place.asOf, dueOn) < 75);
  const name = fill(commitment.name, { ...field });
  return {
    id: place.ids.airtable(),
    name,
    projectIds: [projectId],
    commitment: fill(commitment.commitment, { ...field }),
    status: deliveredOn ? 'Delivered' : begun ? 'In progress' : 'Not started',
    dueOn,
    deliveredOn,
    githubIssueUrl: begun ? `https://github.com/example-org/${communityId}-hub/issues/${random.int(11, 989)}` : null,
    isPublic: random.chance(0.75),
  };
}

/** Between three weeks after the start and one before the end. */
function dueDate({ start, end }: Agreed, share: number, random: Random): Day {
  const span = daysBetween(start, end) - 28;
  const spread = Math.min(1, Math.max(0, share + random.between(-0.1, 0.1)));
  return addDays(start, 21 + Math.round(span * spread));
}

/** Most is delivered in the week before it is due, some some days late. Null when the day has not come. */
function deliveryDate(dueOn: Day, { start, end }: Agreed, asOf: Day, random: Random): Day | null {
  const late = random.chance(0.22) ? random.int(2, 26) : -random.int(0, 7);
  const early = random.chance(0.08) ? random.int(10, 30) : 0;
  const day = addDays(dueOn, late - early);
  if (dueOn >= asOf) return day >= start && day < asOf ? day : null;
  const latest = end < asOf ? end : addDays(asOf, -1);
  return day <= latest ? day : latest;
}
