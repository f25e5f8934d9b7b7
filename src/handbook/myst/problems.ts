import type { HandbookProblem } from '../../model/index.ts';

/** The problems that reading a single page finds. */
export const unknownDirective = (name: string, line: number): HandbookProblem => ({
  kind: 'unknown-directive',
  detail: name,
  line,
  why: `The directive {${name}} is not known here, so its text is shown as it was typed.`,
  fix: 'Correct its name, or write the passage in plain Markdown.',
});

export const unknownRole = (name: string, line: number): HandbookProblem => ({
  kind: 'unknown-role',
  detail: name,
  line,
  why: `The role {${name}} is not known here, so its text is shown as it was typed.`,
  fix: 'Correct its name, or write the words without it.',
});

/** `:::note` is how other tools write a directive. */
export const bracelessDirective = (name: string, line: number): HandbookProblem => ({
  kind: 'unknown-directive',
  detail: name,
  line,
  why: `A directive has its name in braces, and :::${name} has none, so its text is shown as it was typed.`,
  fix: `Write :::{${name}}.`,
});

/** A line such as `:::` where nothing is open. */
export const strayColons = (mark: string, line: number): HandbookProblem =>
  markup(
    mark,
    line,
    `The line ${mark} closes nothing that is open, so it is shown as it was typed.`,
    'Remove it, or give the fence around others more colons than they have.',
  );

/** @param why a sentence */
export const markup = (detail: string, line: number, why: string, fix: string): HandbookProblem => ({
  kind: 'markup',
  detail: detail.replace(/\s+/g, ' ').trim().slice(0, 60),
  line,
  why,
  fix,
});
