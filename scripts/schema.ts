import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseCommand, run, type Io } from '../src/cli/index.ts';
import { checkJsonSchema } from '../src/findings/index.ts';
import { coverageSchema } from '../src/invariants/index.ts';
import { configSchema, EXIT, manifest, NOUNS, NOUN_KEYS, type ExitCode } from '../src/model/index.ts';
import { wholeJsonSchema } from '../src/reports/index.ts';
import { diffSchema } from '../src/snapshot/index.ts';

/** `npm run schema -- [--out DIR]`: writes the JSON Schema (2020-12) of every noun, the manifest, the configuration, the results of check, its coverage and diff, and a report. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const { out } = parseCommand(argv, { out: { type: 'string', default: 'dist/schema' } });
  const dir = resolve(out);
  const schemas: [string, z.ZodType][] = [
    ...NOUN_KEYS.map((key): [string, z.ZodType] => [NOUNS[key].file.replace('.json', ''), NOUNS[key].schema]),
    ['manifest', manifest],
    ['diff', diffSchema],
    ['coverage', coverageSchema],
    ['config', configSchema],
  ];
  const published: [string, unknown][] = [
    ...schemas.map(([name, schema]): [string, unknown] => [
      name,
      z.toJSONSchema(schema, { io: name === 'config' ? 'input' : 'output', unrepresentable: 'any' }),
    ]),
    ['check', checkJsonSchema()],
    ['report', wholeJsonSchema()],
  ];
  await mkdir(dir, { recursive: true });
  for (const [name, json] of published) {
    await writeFile(join(dir, `${name}.schema.json`), `${JSON.stringify(json, null, 2)}\n`);
  }
  io.out(`Wrote ${published.length} schemas to ${dir}\n`);
  return EXIT.ok;
}

if (import.meta.main) await run(main);
