import { NOUN_KEYS, SYSTEMS, type Manifest, type NounKey, type Snapshot, type System } from '../../model/index.ts';
import { compare, sortKeys } from '../format.ts';
import { nameOf } from './names.ts';
import type { FieldChange, NounChange, SnapshotDiff, SourceChange } from './schema.ts';

type Row = { id: string } & Record<string, unknown>;

/** What changed from one snapshot to another: nouns in their usual order, records by id, fields by name. */
export function diffSnapshots(before: Snapshot, after: Snapshot): SnapshotDiff {
  const sources = SYSTEMS.map((system) => sourceOf(system, before.manifest, after.manifest));
  const nouns = NOUN_KEYS.map((noun) => nounOf(noun, before, after)).filter(
    ({ added, removed, changed, setAside }) =>
      added.length + removed.length + changed.length > 0 || setAside.before !== setAside.after,
  );
  return {
    schemaVersion: 1,
    before: sideOf(before.manifest),
    after: sideOf(after.manifest),
    equal: nouns.length === 0 && sources.every((source) => source.before?.status === source.after?.status),
    sources,
    nouns,
  };
}

const sideOf = ({ id, pulledAt, source }: Manifest) => ({ id, pulledAt, source });

function sourceOf(system: System, before: Manifest, after: Manifest): SourceChange {
  const stateOf = ({ sources, pulledAt: at }: Manifest) => {
    const report = sources.find((source) => source.system === system);
    if (!report) return null;
    const { status, pulledAt } = report;
    return { status, pulledAt, kept: pulledAt !== null && pulledAt !== at };
  };
  return { system, before: stateOf(before), after: stateOf(after) };
}

function nounOf(noun: NounKey, before: Snapshot, after: Snapshot): NounChange {
  const [old, young] = [rowsOf(before, noun), rowsOf(after, noun)];
  const named = (row: Row) => ({ id: row.id, name: nameOf(noun, row) });
  return {
    noun,
    before: old.size,
    after: young.size,
    setAside: { before: asideOf(before, noun), after: asideOf(after, noun) },
    added: [...young.values()].filter(({ id }) => !old.has(id)).map(named),
    removed: [...old.values()].filter(({ id }) => !young.has(id)).map(named),
    changed: [...young.values()].flatMap((row) => {
      const was = old.get(row.id);
      const fields = was ? fieldsOf(noun, was, row) : [];
      return fields.length > 0 ? [{ ...named(row), fields }] : [];
    }),
  };
}

const rowsOf = ({ records }: Snapshot, noun: NounKey): Map<string, Row> =>
  new Map([...(records[noun] as Row[])].sort((a, b) => compare(a.id, b.id)).map((row) => [row.id, row]));

const asideOf = ({ manifest }: Snapshot, noun: NounKey) =>
  manifest.setAside.filter((aside) => aside.noun === noun).length;

function fieldsOf(noun: NounKey, before: Row, after: Row): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compare);
  return fields.flatMap((field): FieldChange[] => {
    const [was, is] = [before[field], after[field]];
    if (canonical(was) === canonical(is) && !isDaily(noun, field)) return [];
    return isDaily(noun, field) ? daysOf(field, before, after) : [{ field, day: null, before: was, after: is }];
  });
}

/** Fields of usage with one value a day, first day first. */
const isDaily = (noun: NounKey, field: string) => noun === 'usage' && ['dau', 'wau', 'mau'].includes(field);

function daysOf(field: string, before: Row, after: Row): FieldChange[] {
  const [was, is] = [before[field] as (number | null)[], after[field] as (number | null)[]];
  return Array.from({ length: Math.max(was.length, is.length) }, (_, place) => ({
    field,
    day: `${String(after.month)}-${String(place + 1).padStart(2, '0')}`,
    before: was[place] ?? null,
    after: is[place] ?? null,
  })).filter((change) => change.before !== change.after);
}

/** Equal for values that mean the same: the order of keys never matters, nor that of a list, which is a set everywhere else. */
const canonical = (value: unknown): string => JSON.stringify([sortKeys(unordered(value))]);

function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical).sort(compare);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unordered(item)]));
}
