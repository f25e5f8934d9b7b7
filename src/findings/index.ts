/** Outputs of a check, and how the command ends. */
export { explain } from './explain.ts';
export { github } from './github.ts';
export { json } from './json.ts';
export { junit } from './junit.ts';
export { markdown } from './markdown/index.ts';
export { type FormatOptions } from './options.ts';
export { redacted } from './redact.ts';
export { formatter, FORMATTERS, type FormatName, type Formatter } from './registry.ts';
export { MAX_RESULTS, sarif } from './sarif/index.ts';
export { checkJsonSchema, checkResultSchema } from './schema.ts';
export { text } from './text.ts';
export { recordValues, type FieldValue, type RecordValues, type ValueSource } from './values.ts';
export { FAIL_ON, isFailing, lostVerdict, verdict, type FailOn, type Verdict } from './verdict.ts';
export { summaryLine } from './words.ts';
