import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NOUN_KEYS, NOUNS } from '../../src/model/index.ts';

/*
 * `node bench/pull/baseline.ts ANSWERS SNAPSHOT [previous]`: the time that JSON.parse and zod need for what a pull handles,
 * in a fresh process and once, as the pull does it. It is the sum of
 * - JSON.parse of every answer that the pull was given;
 * - zod for the shape of every answer: a list of records with an id and a bag of fields, or lists of associated ids;
 * - zod for the model: every record of the snapshot that was written, by the schema of its noun;
 * and, where there was a snapshot before, of JSON.parse and zod for its usage, once more for the history of usage.
 *   Nothing else of it is read.
 * Reading files, decoding UTF-8 and everything between the steps are not part of it.
 */

export interface Part {
  cpuMs: number;
  wallMs: number;
}
export type Baseline = Record<'answers' | 'shapes' | 'model' | 'previous' | 'all', Part>;

const [answersFile = '', snapshot = '', previous] = process.argv.slice(2);
const answers = JSON.parse(readFileSync(answersFile, 'utf8')) as { system: string; path: string; body: string }[];
const texts = NOUN_KEYS.map((key) => ({ key, text: readFileSync(join(snapshot, NOUNS[key].file), 'utf8') }));
const records = texts.map(({ key, text }) => ({ key, list: JSON.parse(text) as unknown[] }));

const id = z.union([z.string(), z.number()]);
const bag = z.record(z.string(), z.unknown());
const paging = z.object({ next: z.object({ after: z.string() }).nullish() }).nullish();
const entry = z.object({ toObjectId: id, associationTypes: z.array(z.object({ label: z.string().nullish() })) });
const associations = z.object({
  results: z.array(z.object({ from: z.object({ id }), to: z.array(entry), paging })),
});
const objects = z.object({ results: z.array(z.object({ id, properties: bag })), paging });
const rows = z.object({ records: z.array(z.object({ id: z.string(), fields: bag })), offset: z.string().nullish() });
const samples = z.array(z.tuple([z.number(), z.string()]));
const matrix = z.object({ data: z.object({ result: z.array(z.object({ metric: bag, values: samples })) }) });

/** The shape of an answer; anything for the few small ones besides. */
function shapeOf(system: string, path: string): z.ZodType {
  if (path.includes('/associations/')) return associations;
  if (/\/objects\/[^/]+\?/.test(path)) return objects;
  if (system === 'airtable' && !path.includes('/meta/')) return rows;
  return system === 'usage' ? matrix : z.unknown();
}

function timed(work: () => void): Part {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - wall };
}

const read: { schema: z.ZodType; json: unknown }[] = [];
const parts = {
  answers: timed(() => {
    for (const { system, path, body } of answers) {
      if (system !== 'cost') read.push({ schema: shapeOf(system, path), json: JSON.parse(body) });
    }
  }),
  shapes: timed(() => {
    for (const { schema, json } of read) schema.parse(json);
  }),
  model: timed(() => {
    for (const { key, list } of records) for (const record of list) NOUNS[key].schema.parse(record);
  }),
  previous: timed(() => {
    if (previous === undefined) return;
    for (const { text } of texts.filter(({ key }) => key === 'usage'))
      for (let times = 0; times < 2; times++)
        for (const record of JSON.parse(text) as unknown[]) NOUNS.usage.schema.parse(record);
  }),
};
const sum = (of: keyof Part) => Object.values(parts).reduce((total, part) => total + part[of], 0);
const baseline: Baseline = { ...parts, all: { cpuMs: sum('cpuMs'), wallMs: sum('wallMs') } };
process.stdout.write(JSON.stringify(baseline));
