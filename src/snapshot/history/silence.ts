import { addDays, EXIT, PlumblineError, type Day, type PulledUsage, type Usage } from '../../model/index.ts';
import { pointsOf, type History } from './history.ts';

/** Days that an endpoint is asked about again: what it knew of them yesterday it knows today. */
const WEEK = 7;
/** An endpoint with fewer namespaces than this may lose any number of them, but not all. */
const MIN_NAMESPACES = 10;
/** The part of them that must still be there. */
const MIN_PART = 0.8;

/**
 * Throws when an endpoint no longer knows hubs of which it had samples in the last days: a label that was renamed or
 * another data source looks just like hubs that nobody uses. A hub that was closed keeps its samples for longer than that.
 * @returns what was pulled, in which optional endpoints that fell silent count as failed
 */
export function refuseSilence(history: History, pulled: PulledUsage): PulledUsage {
  const fell = silent(history, pulled);
  const fatal = fell.find(({ endpoint }) => !pulled.optional.includes(endpoint));
  if (fatal) throw refusal(fatal);
  const isSilent = (endpoint: string) => fell.some((other) => other.endpoint === endpoint);
  return {
    ...pulled,
    endpoints: Object.fromEntries(Object.entries(pulled.endpoints).filter(([endpoint]) => !isSilent(endpoint))),
    failed: [...pulled.failed, ...fell.map(({ endpoint, fact }) => ({ endpoint, reason: `It ${fact}.` }))],
  };
}

interface Silent {
  endpoint: string;
  /** What is wrong with it, without its name. */
  fact: string;
}

function silent(history: History, pulled: PulledUsage): Silent[] {
  const since = addDays(pulled.to, -WEEK);
  const known = namespacesBetween(history.usage, since, pulled.to);
  const read = namespacesBetween([...pulled.firm, ...pulled.tentative], since, pulled.to);
  return Object.keys(pulled.endpoints).flatMap((endpoint) => {
    const before = (history.endpoints[endpoint] ?? []).filter((namespace) => known.has(namespace));
    const now = before.filter((namespace) => read.has(namespace));
    const few = before.length >= MIN_NAMESPACES && now.length < before.length * MIN_PART;
    if (!few && (before.length === 0 || now.length > 0)) return [];
    const lost = before.filter((namespace) => !read.has(namespace));
    const more = lost.length > 3 ? ` and ${lost.length - 3} more` : '';
    const names = `${lost.slice(0, 3).join(', ')}${more}`;
    return [{ endpoint, fact: `has no samples since ${since} of ${names}, and had some in the last pull` }];
  });
}

const refusal = ({ endpoint, fact }: Silent) =>
  new PlumblineError({
    what: `The usage endpoint ${endpoint} ${fact}.`,
    why: 'A label that was renamed, or another data source, looks the same as hubs that nobody uses, so the last snapshot is kept.',
    fix: 'Check the endpoint; if the samples are gone on purpose, pull once with --accept-shrink usage.',
    exitCode: EXIT.incomplete,
  });

/** Namespaces with a sample after `since` and up to `to`: a clock that was put back has days known that are not asked for. */
function namespacesBetween(usage: readonly Usage[], since: Day, to: Day): Set<string> {
  const recent = usage.filter(({ month }) => month >= since.slice(0, 7)).flatMap(pointsOf);
  const samples = recent.filter(({ day, value }) => value !== null && day > since && day <= to);
  return new Set(samples.map(({ namespace }) => namespace));
}
