/** Outputs of a check, and how the command ends. */
export { json } from './json.ts';
export { formatter, type FormatOptions, type Formatter } from './registry.ts';
export { checkResultSchema } from './schema.ts';
export { summaryLine, text } from './text.ts';
export { FAIL_ON, verdict, type FailOn, type Verdict } from './verdict.ts';
