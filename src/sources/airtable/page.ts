import { show } from '../../model/index.ts';
import { RequestFailure, type Page } from '../transport/index.ts';
import type { RawRecord } from '../engagements/index.ts';

/** The records of one answer of the list endpoint. Throws a RequestFailure when it has another shape. */
export function pageOf(body: unknown): Page<RawRecord> {
  const { records, offset } = (body ?? {}) as { records?: unknown; offset?: unknown };
  if (!Array.isArray(records) || !records.every(isRecord)) {
    throw new RequestFailure({ kind: 'shape', detail: 'no list of records with an id and fields' });
  }
  if (offset !== undefined && offset !== null && typeof offset !== 'string') {
    throw new RequestFailure({ kind: 'shape', detail: `an offset that is no text: ${show(offset)}` });
  }
  return {
    records: records.map(({ id, fields }) => ({ id, fields: fields ?? {} })),
    next: offset || null,
  };
}

const isRecord = (value: unknown): value is { id: string; fields?: Record<string, unknown> } =>
  isObject(value) &&
  typeof value.id === 'string' &&
  (value.fields === undefined || value.fields === null || isObject(value.fields));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
