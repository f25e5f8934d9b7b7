import type { Failure } from './failure.ts';

interface Body {
  policyName?: unknown;
  category?: unknown;
  errorType?: unknown;
  message?: unknown;
  error?: unknown;
  errors?: unknown;
}

/**
 * What an error answer says of itself. The vendors' shapes: HubSpot `{category, policyName, message, errors: [{context}]}`;
 * Airtable `{error: {type, message}}`, `{error: "NOT_FOUND"}` or `{errors: [{error, message}]}`; Prometheus
 * `{errorType, error}`. Anything else, HTML above all, gives nothing.
 */
export function readErrorBody(text: string): Pick<Failure, 'type' | 'detail' | 'scopes'> {
  const body = objectOf(safeJson(text)) as Body;
  const error = objectOf(body.error) as { type?: unknown; message?: unknown };
  const errors = Array.isArray(body.errors) ? body.errors.map(objectOf) : [];
  const first = errors[0] as { error?: unknown; message?: unknown } | undefined;
  const words = (...values: unknown[]) =>
    values.find((value): value is string => typeof value === 'string' && value !== '');
  return {
    type: words(body.policyName, body.category, error.type, body.errorType, first?.error, body.error),
    detail: words(body.message, error.message, first?.message, body.error),
    scopes: errors.flatMap((item) => {
      const { requiredGranularScopes: scopes } = objectOf(item.context) as { requiredGranularScopes?: unknown };
      return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
    }),
  };
}

const objectOf = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `Retry-After` in milliseconds: seconds or an HTTP date; undefined when it says neither. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
