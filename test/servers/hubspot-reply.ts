import type { Reply } from './http.ts';

/** An answer that says no, as HubSpot words it. */
export const refusal = (status: number, category: string, message: string, more: object = {}): Reply => ({
  status,
  body: { status: 'error', message, correlationId: '00000000-0000-4000-8000-000000000000', category, ...more },
});

export const withoutScopes = (requiredGranularScopes: readonly string[]): Reply =>
  refusal(403, 'MISSING_SCOPES', "This app hasn't been granted all required scopes to make this call.", {
    errors: [{ message: 'One or more of the following scopes are required.', context: { requiredGranularScopes } }],
  });

/** One page of a list; the cursor is the place of the next record. */
export function paged(records: readonly object[], after: string | null, size: number): Reply {
  const start = Number(after ?? 0);
  const end = start + size;
  const next = end < records.length ? { paging: { next: { after: String(end), link: '' } } } : {};
  return { body: { results: records.slice(start, end), ...next } };
}
