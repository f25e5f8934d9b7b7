import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bindingsSchema, glossarySchema, handbookRecordSchema } from '../handbook/site.ts';
import { checkResultSchema } from '../findings/index.ts';
import { coverageSchema, lifeSchema } from '../invariants/index.ts';
import { configSchema, manifest, parse, PlumblineError } from '../model/index.ts';
import { directoryRow, pipelineNow, renewalsDue } from '../reports/index.ts';

/** What the build prepared for the team site. Anything missing or malformed stops the build. */
export const check = read('check.json', checkResultSchema);
export const snapshot = read('manifest.json', manifest);
export const config = read('config.json', configSchema);
export const coverage = read('coverage.json', coverageSchema);
/** Findings that were resolved lately, the latest first; null where no history is kept. */
export const resolved = read('resolved.json', z.array(lifeSchema).nullable());
export const bindings = read('bindings.json', bindingsSchema);
/** The handbook's pages, with what is known of each besides its text. */
export const handbook = read('handbook.json', handbookRecordSchema);
/** The terms that the handbook explains; null where it has no glossary. */
export const glossary = read('glossary.json', glossarySchema);
/** Where the deals stand. */
export const pipeline = read('pipeline.json', pipelineNow);
/** Which agreements end. */
export const renewals = read('renewals.json', renewalsDue);
export const communities = read('communities.json', z.array(directoryRow));

/** The folder that the build prepared. */
export function teamData(): string {
  const dir = process.env.PLUMBLINE_TEAM_DATA;
  if (dir) return dir;
  throw new PlumblineError({
    what: 'The team site has no data.',
    why: 'PLUMBLINE_TEAM_DATA is not set.',
    fix: 'Build with `npm run build`, or work on pages with `npm run dev`.',
  });
}

function read<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const result = parse(schema, JSON.parse(readFileSync(join(teamData(), file), 'utf8')));
  if (result.ok) return result.value;
  const [problem] = result.problems;
  throw new PlumblineError({
    what: `${file} of the team site's data is damaged.`,
    why: `${problem?.path.join('.') ?? ''}: expected ${problem?.expected ?? ''}, found ${problem?.found ?? ''}.`,
    fix: 'Build again with `npm run build`.',
  });
}
