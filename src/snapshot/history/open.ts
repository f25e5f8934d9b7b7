import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  daysInMonth,
  EXIT,
  isMonth,
  NOUNS,
  parse,
  PlumblineError,
  usageCorrection,
  type Usage,
  type UsageCorrection,
} from '../../model/index.ts';
import { compare } from '../format.ts';
import { EMPTY, isCount, pointKey, pointsOf, type History } from './history.ts';

export const CORRECTIONS = 'corrections.json';
export const ENDPOINTS = 'endpoints.json';
export const monthFile = (month: string): string => `${month}.json`;

/** Reads a history folder; one that is not there is an empty history. Throws a PlumblineError that names a damaged file. */
export async function openHistory(dir: string): Promise<History> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw damaged(dir, `It cannot be read (${error.message}).`);
  });
  const months = names.filter((name) => name.endsWith('.json') && isMonth(name.slice(0, -5))).sort(compare);
  const usage = await Promise.all(months.map((name) => readMonth(join(dir, name), name.slice(0, -5))));
  return {
    usage: usage.flat().sort((a, b) => compare(a.id, b.id)),
    corrections: names.includes(CORRECTIONS) ? await readCorrections(join(dir, CORRECTIONS)) : EMPTY.corrections,
    endpoints: names.includes(ENDPOINTS)
      ? await readJson(join(dir, ENDPOINTS), z.record(z.string(), z.array(z.string())))
      : EMPTY.endpoints,
  };
}

async function readMonth(path: string, month: string): Promise<Usage[]> {
  const records = await readJson(path, z.array(NOUNS.usage.schema));
  records.forEach((record, place) => {
    const { id, namespace } = record;
    if (record.month !== month || id !== `${namespace}/${month}`)
      throw damaged(path, `The record ${id} is none of ${month}.`);
    if (compare(records[place - 1]?.id ?? '', id) >= 0)
      throw damaged(path, `The record ${id} stands twice or out of order.`);
    if ([record.dau, record.wau, record.mau].some((values) => values.length !== daysInMonth(month)))
      throw damaged(path, `The record ${id} does not have ${daysInMonth(month)} days.`);
    const wrong = pointsOf(record).find(({ value }) => value !== null && !isCount(value));
    if (wrong)
      throw damaged(path, `${wrong.measure} of ${namespace} on ${wrong.day} is no number of users: ${wrong.value}.`);
  });
  return records;
}

async function readCorrections(path: string): Promise<UsageCorrection[]> {
  const corrections = await readJson(path, z.array(usageCorrection));
  return corrections.sort((a, b) => compare(pointKey(a), pointKey(b)) || compare(a.recordedAt, b.recordedAt));
}

async function readJson<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw damaged(path, `It cannot be read (${error.message}).`);
  });
  const result = parse(schema, decode(bytes, path));
  if (result.ok) return result.value;
  const [problem] = result.problems;
  throw damaged(path, `Field ${problem?.path.join('.')}: expected ${problem?.expected}, found ${problem?.found}.`);
}

function decode(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw damaged(path, `It is not JSON in UTF-8 (${(error as Error).message}).`);
  }
}

const damaged = (path: string, why: string) =>
  new PlumblineError({
    what: `The file ${path} of the usage history is damaged.`,
    why,
    fix: 'Restore it from a backup. If there is none, remove it: the days that the last snapshot holds come back from there, older ones are lost.',
    exitCode: EXIT.incomplete,
  });
