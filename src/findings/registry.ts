import { PlumblineError } from '../model/index.ts';
import type { CheckResult } from '../invariants/index.ts';
import { json } from './json.ts';
import { text } from './text.ts';

export interface FormatOptions {
  /** ANSI colours, for a terminal. */
  colour?: boolean;
}

export type Formatter = (result: CheckResult, options?: FormatOptions) => string;

/** Output formats by the name that `--format` takes. */
const FORMATTERS: Record<string, Formatter> = { text, json };

/** Names that the contract of `check` reserves. */
const FORMATS = ['text', 'json', 'junit', 'sarif', 'github', 'markdown'];

/** The formatter of that name; a PlumblineError when there is none. */
export function formatter(name: string): Formatter {
  const found = Object.hasOwn(FORMATTERS, name) ? FORMATTERS[name] : undefined;
  if (found) return found;
  throw new PlumblineError({
    what: FORMATS.includes(name)
      ? `--format ${name} is not available yet.`
      : `--format does not know ${JSON.stringify(name)}.`,
    why: `This version prints ${Object.keys(FORMATTERS).join(' and ')}.`,
    fix: 'Write --format text, or --format json for a program to read.',
  });
}
