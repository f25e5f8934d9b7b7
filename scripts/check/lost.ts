import { list, oneOf } from '../../src/cli/index.ts';
import { lostSources, type Context, type FindingHistory } from '../../src/invariants/index.ts';
import { SYSTEMS, systemName } from '../../src/model/index.ts';

/** Names of the systems that the last recorded check had and this one has not, but for those that were given up. */
export function lostNames(history: FindingHistory, context: Context, givenUp: readonly string[] | undefined): string[] {
  const accepted = (givenUp ?? []).flatMap(list).map((name) => oneOf('accept-lost', name, SYSTEMS));
  return lostSources(history, context)
    .filter((system) => !accepted.includes(system))
    .map((system) => systemName(system, context.config));
}
