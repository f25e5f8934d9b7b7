import { resolve } from 'node:path';
import { writeWhole, type Io } from '../../src/cli/index.ts';
import type { Coverage } from '../../src/invariants/index.ts';

/** Writes how far the rules reach as JSON, and says how many were never exercised. */
export async function putCoverage(file: string, coverage: Coverage, io: Io): Promise<void> {
  const content = `${JSON.stringify(coverage, null, 2)}\n`;
  await writeWhole(resolve(file), content, 'The coverage', 'Name a file that can be written.');
  const idle = coverage.rules.filter(({ exercised }) => !exercised).length;
  io.err(`Wrote ${file}: ${idle} of ${coverage.rules.length} rules were never exercised.\n`);
}
