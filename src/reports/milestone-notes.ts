import type { PublicDeliverable, PublicProject } from '../model/index.ts';
import type { Language } from '../charts/index.ts';
import type { Commitment } from './commitment.ts';
import { textsOf } from './texts/index.ts';
import { list } from './words.ts';

/** What is missing of an agreement's records: due dates, delivery dates, status, deliverables of a project. */
export function milestoneNotes(
  commitments: Commitment[],
  projects: PublicProject[],
  deliverables: PublicDeliverable[],
  language: Language,
): string[] {
  const { notes, unnamedProject } = textsOf(language).milestone;
  const when = (is: (one: Commitment) => boolean, say: (number: number) => string): string[] => {
    const { length } = commitments.filter(is);
    return length ? [say(length)] : [];
  };
  const empty = projects.filter(
    ({ id, status }) => status !== 'Cancelled' && !deliverables.some(({ projectIds }) => projectIds.includes(id)),
  );
  const names = empty.map(({ name }) => name ?? unnamedProject);
  return [
    ...when(({ dueOn, state }) => dueOn === null && state !== 'cancelled', notes.noDueDate),
    ...when(({ deliveredOn, state }) => deliveredOn === null && state === 'delivered', notes.noDeliveryDate),
    ...when(({ state }) => state === 'unknown', notes.noStatus),
    ...(empty.length ? [notes.emptyProjects(empty.length, list(names, language))] : []),
    ...projects
      .filter(({ engagementIds }) => engagementIds.length > 1)
      .map(({ name, engagementIds }) => notes.sharedProject(engagementIds.length, name ?? unnamedProject)),
  ];
}
