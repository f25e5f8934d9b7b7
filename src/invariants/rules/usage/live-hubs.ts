import type { Day, Hub } from '../../../model/index.ts';
import { notEvaluated, subjectOf } from '../../outcome.ts';
import { NO_DATES } from '../../standing.ts';
import { hubTerms, type HubOfCommunity, type HubTerms } from './hub-terms.ts';
import type { Context, Outcome, Subject } from '../../types.ts';

/** A hub that is decommissioned on a day does not run on that day any more. */
export const isRunning = ({ decommissionedOn }: Hub, on: Day): boolean =>
  decommissionedOn === null || decommissionedOn > on;

export const namesCommunity = (hub: Hub): hub is HubOfCommunity => hub.communityId !== null;

export const NO_COMMUNITY = 'The hub names no community.';
export const NO_NAMESPACE = 'The hub has no namespace in Prometheus, so its usage cannot be found.';

/**
 * Judges the live hubs: those that are not decommissioned on the day of the check, and whose service has begun. Where
 * every engagement of the community is still to start, the hub is being set up and is left out; a hub of a community
 * without any engagement runs all the same. A failure stands only where it is known that the service has begun.
 */
export function eachLiveHub(
  context: Context,
  judge: (hub: HubOfCommunity, subject: Subject) => Outcome | null,
): Outcome[] {
  const termsOf = hubTerms(context);
  return context.snapshot.records.hubs.flatMap((hub) => {
    if (!isRunning(hub, context.asOf)) return [];
    const subject = subjectOf('hub', hub);
    if (!namesCommunity(hub)) return notEvaluated(subject, NO_COMMUNITY);
    const begun = begins(termsOf(hub), context.asOf);
    if (begun === false) return [];
    const outcome = judge(hub, subject);
    if (outcome === null) return [];
    return outcome.outcome === 'fail' && begun !== true ? notEvaluated(subject, begun) : outcome;
  });
}

/** Whether the service has begun; a text says why that cannot be told. */
function begins({ terms, unclear }: HubTerms, asOf: Day): boolean | string {
  if (terms.some(({ start }) => start !== null && start <= asOf)) return true;
  if (unclear !== null) return unclear;
  if (terms.some(({ start }) => start === null)) return NO_DATES;
  return terms.length === 0;
}
