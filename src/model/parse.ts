import type { z } from 'zod';

/** One thing that is wrong with an input, in words for the person who has to mend it. */
export interface Problem {
  path: (string | number)[];
  /** What the schema wants there. */
  expected: string;
  /** What stands there, as JSON cut at 120 characters. */
  found: string;
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** The one way into the model: every input passes here. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): Parsed<z.output<S>> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(issue, input)) };
}

function problemsOf(issue: z.core.$ZodIssue, input: unknown): Problem[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      expected: 'no such field',
      found: show(valueAt(input, [...path, key])),
    }));
  }
  return [{ path, expected: expectation(issue), found: show(valueAt(input, path)) }];
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'a whole number'
        : `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1 ? show(issue.values[0]) : `one of ${issue.values.map(show).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'a text that is not empty' : `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `a text that matches ${issue.pattern}` : `a valid ${issue.format}`;
    default:
      return issue.message.replace(/^expected /, '');
  }
}

function valueAt(input: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined),
    input,
  );
}

/** A value for a message: JSON, cut at 120 characters, `nothing` where nothing is. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const json = typeof value === 'bigint' ? `${value}` : jsonOf(value);
  return json.length > 120 ? `${json.slice(0, 119)}…` : json;
}

/** JSON.stringify gives nothing for functions and symbols, whatever its type says, and refuses what holds itself, as YAML can. */
function jsonOf(value: unknown): string {
  try {
    const json = JSON.stringify(value) as string | undefined;
    return json ?? typeof value;
  } catch {
    return 'something that holds itself';
  }
}

/** The candidate that is spelt most like `word`, when one is near enough to be what was meant. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0] && ranked[0].distance <= limit ? ranked[0].candidate : null;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitute);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
