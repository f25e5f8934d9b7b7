import { nearest, PlumblineError } from '../model/index.ts';
import type { CheckResult } from '../invariants/index.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown/index.ts';
import type { FormatOptions } from './options.ts';
import { sarif } from './sarif/index.ts';
import { text } from './text.ts';

export type Formatter = (result: CheckResult, options?: FormatOptions) => string;

/** Output formats by the name that `--format` takes. */
export const FORMATTERS = { text, json, junit, sarif, github, markdown } as const satisfies Record<string, Formatter>;
export type FormatName = keyof typeof FORMATTERS;

/** The formatter of that name; a PlumblineError when there is none. */
export function formatter(name: string): Formatter {
  const names = Object.keys(FORMATTERS) as FormatName[];
  const found = names.find((one) => one === name);
  if (found) return FORMATTERS[found];
  throw new PlumblineError({
    what: `--format does not know ${JSON.stringify(name)}.`,
    why: `Expected one of: ${names.join(', ')}.`,
    fix: `Write --format ${nearest(name, names) ?? 'text'}.`,
  });
}
