import type { PublicProject } from '../model/index.ts';

/**
 * Whether work in these projects of an agreement goes on no longer: the agreement is cancelled, or every one of them that is
 * the agreement's.
 */
export function stoppedIn(
  projects: readonly PublicProject[],
  isCancelled: boolean,
): (projectIds: readonly string[]) => boolean {
  const live = new Set(projects.filter(({ status }) => status !== 'Cancelled').map(({ id }) => id));
  return (projectIds) => isCancelled || !projectIds.some((id) => live.has(id));
}
