import { resolve } from 'node:path';
import { writeWhole, type Io } from '../../src/cli/index.ts';
import { formatter, redacted, summaryLine, type FormatOptions } from '../../src/findings/index.ts';
import type { CheckResult } from '../../src/invariants/index.ts';
import { PlumblineError, type Config } from '../../src/model/index.ts';

export interface OutputOptions {
  format: string;
  output?: string | undefined;
  also?: string[] | undefined;
  comment?: boolean | undefined;
  redact?: boolean | undefined;
  explain?: string | undefined;
  coverage?: string | undefined;
}

/** The result in the format of that name, and with colours where they are asked. */
export type Render = (format: string, colour?: boolean) => string;

interface Target {
  format: string;
  /** Null is the terminal. */
  file: string | null;
}

/** Where a check is to be written and in which formats. An option that makes no sense is refused before any data are read. */
export function targetsOf(options: OutputOptions): Target[] {
  const { format, output, also = [], comment, explain, coverage } = options;
  const targets = [{ format, file: output ?? null }, ...also.map(target)];
  for (const { format: name } of targets) formatter(name);
  const named = [...targets.map(({ file }) => file), coverage ?? null];
  const files = named.flatMap((file) => (file === null ? [] : resolve(file)));
  if (new Set(files).size < files.length) {
    throw refusal('Two outputs name the same file.', 'One would replace the other.', 'Name a file for each.');
  }
  if (comment && !targets.some(({ format: name }) => name === 'markdown')) {
    throw refusal('--comment is for Markdown.', 'No output is in that format.', 'Add --format markdown.');
  }
  if (explain !== undefined) refuseBeside(options);
  return targets;
}

/** An explanation is text for a terminal, made of what the records hold: what asks for something else is refused. */
function refuseBeside({ format, output, also, redact, coverage }: OutputOptions): void {
  const others = {
    '--redact': redact,
    '--output': output !== undefined,
    '--also': also !== undefined,
    '--coverage': coverage !== undefined,
    '--format': format !== 'text',
  };
  const [other] = Object.entries(others).flatMap(([option, isGiven]) => (isGiven ? option : []));
  if (other === undefined) return;
  throw refusal(
    `${other} and --explain exclude each other.`,
    'An explanation is printed as text, with what the records hold.',
    'Leave one of them out.',
  );
}

function target(words: string): Target {
  const [, format, file] = /^([^=]*)=(.+)$/s.exec(words) ?? [];
  if (format && file) return { format, file };
  throw refusal(
    `--also ${JSON.stringify(words)} is not understood.`,
    'Expected a format, an equals sign and a file.',
    'Write, for example, --also sarif=check.sarif.',
  );
}

const refusal = (what: string, why: string, fix: string) => new PlumblineError({ what, why, fix });

/** Gives the result in any format; without the texts of records when that was asked. */
export function rendering(
  result: CheckResult,
  { redact }: OutputOptions,
  options: FormatOptions & { config: Config },
): Render {
  const shown = redact ? redacted(result, options.config) : result;
  return (format, colour = false) => formatter(format)(shown, { ...options, colour });
}

/** Prints or writes each output. Only what is printed may have colours. */
export async function put(targets: readonly Target[], render: Render, result: CheckResult, io: Io): Promise<void> {
  for (const { format, file } of targets) {
    if (file === null) io.out(render(format, io.colour));
    else {
      await writeWhole(resolve(file), render(format), 'The findings', 'Name a file that can be written.');
      io.err(`Wrote ${file}: ${summaryLine(result)}\n`);
    }
  }
}
