import { resolve } from 'node:path';
import { oneOf, parsePositionals, run, writeWhole, type Io } from '../src/cli/index.ts';
import { EXIT, type ExitCode } from '../src/model/index.ts';
import { DIFF_FORMATS, diffSnapshots, readSnapshot } from '../src/snapshot/index.ts';

const FORMATS = Object.keys(DIFF_FORMATS) as (keyof typeof DIFF_FORMATS)[];

/** `npm run diff -- A B [--format text|json|markdown] [--output FILE]`: what changed from snapshot folder A to B. */
export async function main(argv: string[], io: Io): Promise<ExitCode> {
  const { values, words } = parsePositionals(
    argv,
    { format: { type: 'string', default: 'text' }, output: { type: 'string' } },
    ['A', 'B'],
  );
  const format = DIFF_FORMATS[oneOf('format', values.format, FORMATS)];
  const [before, after] = await Promise.all([readSnapshot(resolve(words.A)), readSnapshot(resolve(words.B))]);
  const text = format(diffSnapshots(before, after));
  if (values.output === undefined) io.out(text);
  else {
    await writeWhole(resolve(values.output), text, 'What changed');
    io.err(`Wrote ${values.output}\n`);
  }
  return EXIT.ok;
}

if (import.meta.main) await run(main);
