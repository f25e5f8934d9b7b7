import { systemName, type UsageGap } from '../../../model/index.ts';
import { compare, distinct } from '../../order.ts';
import { fail, subjectOf } from '../../outcome.ts';
import { capital, enumerate, inWords } from '../../words.ts';
import type { Context, Outcome } from '../../types.ts';

/** An endpoint that may fail and did: one warning each, which leaves the data as trustworthy as without it. */
export function gapsOfEndpoints({ snapshot, config }: Context): Outcome[] {
  const gaps = Map.groupBy(snapshot.manifest.usage?.gaps ?? [], ({ endpoint }) => endpoint);
  const name = capital(systemName('usage', config));
  return [...gaps]
    .sort(([a], [b]) => compare(a, b))
    .map(([endpoint, all]) =>
      fail(subjectOf('source', { id: `usage/${endpoint}`, name: `the endpoint ${endpoint} of ${name}` }), {
        severity: 'warning',
        community: null,
        message: `${name}’s optional endpoint ${endpoint} could not be read (${reasons(all)}), so ${hubs(all)} ${spans(all)}.`,
        fix: `Find out why the endpoint ${endpoint} does not answer; the next pull that reaches it fills the days that it still keeps.`,
      }),
    );
}

const reasons = (gaps: readonly UsageGap[]): string =>
  enumerate(distinct(gaps.map(({ reason }) => reason.replace(/\.$/, ''))));

function hubs(gaps: readonly UsageGap[]): string {
  const names = distinct(gaps.flatMap(({ namespaces }) => namespaces));
  return names.length === 0
    ? 'its hubs show a gap'
    : `${enumerate(names)} ${names.length === 1 ? 'shows' : 'show'} a gap`;
}

function spans(gaps: readonly UsageGap[]): string {
  const days = distinct(
    gaps.map(({ from, to }) => (from === to ? `on ${inWords(from)}` : `from ${inWords(from)} to ${inWords(to)}`)),
  );
  return enumerate(days);
}
