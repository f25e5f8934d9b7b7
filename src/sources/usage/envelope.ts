import { show } from '../../model/index.ts';
import { RequestFailure } from '../transport/index.ts';

export const DAY_SECONDS = 86_400;

export interface Sample {
  namespace: string;
  /** Seconds since 1970, a midnight UTC. */
  at: number;
  value: number;
}

/** A sample whose value is no number of users. */
export interface Refused {
  namespace: string;
  at: number;
  /** The value as JSON. */
  found: string;
}

export interface Envelope {
  samples: Sample[];
  refused: Refused[];
  /** What Prometheus says about an answer that may not be whole. */
  warnings: string[];
}

interface Body {
  status?: unknown;
  errorType?: unknown;
  error?: unknown;
  warnings?: unknown;
  data?: { resultType?: unknown; result?: unknown };
}

/**
 * Reads an answer of `/api/v1/query_range`. Throws a RequestFailure for one that is no such answer, for a series without
 * namespace, for one that comes twice, and for a sample that is not at midnight UTC. A value that is no number of users,
 * such as the texts `NaN` and `+Inf`, is never taken; it is listed.
 */
export function readEnvelope(json: unknown, namespaceLabel: string): Envelope {
  const { status, data, errorType, error, warnings } = (json ?? {}) as Body;
  if (status === 'error') throw shape(`${String(errorType)}: ${String(error)}`);
  if (status !== 'success' || data?.resultType !== 'matrix' || !Array.isArray(data.result)) {
    throw shape('no matrix of a range query');
  }
  const envelope: Envelope = {
    samples: [],
    refused: [],
    warnings: Array.isArray(warnings) ? warnings.map(String) : [],
  };
  const seen = new Set<string>();
  for (const series of data.result as ({ metric?: Record<string, unknown>; values?: unknown } | null)[]) {
    if (series === null || typeof series !== 'object') throw shape(`a series that is ${show(series)}`);
    const namespace = series.metric?.[namespaceLabel];
    if (typeof namespace !== 'string' || namespace === '') throw shape(`a series without the label ${namespaceLabel}`);
    if (seen.has(namespace)) throw shape(`two series for ${namespace}`);
    seen.add(namespace);
    if (!Array.isArray(series.values)) throw shape(`no values for ${namespace}`);
    for (const pair of series.values as unknown[]) readSample(namespace, pair, envelope);
  }
  return envelope;
}

function readSample(namespace: string, pair: unknown, { samples, refused }: Envelope): void {
  const [at, text] = Array.isArray(pair) ? (pair as unknown[]) : [];
  if (typeof at !== 'number' || at % DAY_SECONDS !== 0)
    throw shape(`a sample of ${namespace} that is not at midnight UTC: ${show(at)}`);
  const value = typeof text === 'string' && NUMBER.test(text) ? Number(text) : NaN;
  if (Number.isSafeInteger(value)) samples.push({ namespace, at, value });
  else refused.push({ namespace, at, found: show(text) });
}

const NUMBER = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

const shape = (detail: string) => new RequestFailure({ kind: 'shape', detail });
