import { describe, it } from 'vitest';
import { RULES, type Outcome } from '../../src/invariants/index.ts';
import { golden } from './golden.ts';
import { judge, page } from './pages.ts';
import { variationsOf } from './variations.ts';

const brief = (outcome: Outcome): string => {
  const { type, id } = outcome.subject;
  if (outcome.outcome === 'pass') return `${type} ${id}: pass.`;
  if (outcome.outcome === 'not-evaluated') return `${type} ${id}: not evaluated. ${outcome.reason}`;
  return `${type} ${id}: ${outcome.severity}. ${outcome.message}`;
};

/** Says the same of one day, number or copy of a record as of another. */
const alike = (text: string): string =>
  text
    .replaceAll('-copy', '')
    .replace(/\d+ (?=[A-Z][a-z]+ \d{4})/g, '')
    .replace(/(?:[A-Z][a-z]+ )?\d+(?:\.\d+)?/g, 'N');

/**
 * What changes when one field, record or source of an example does. Not listed is a change that changes nothing but days
 * and numbers in a message, and a record that is left out together with all that is said of it.
 */
describe('what depends on what in the examples of', () => {
  it.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
    const sections = rule.examples.map((example) => {
      const before = judge(rule, example).map(brief);
      const known = new Set(before.map(alike));
      const changes = new Map<string, { text: string; made: string[] }>();
      for (const { change, example: other } of variationsOf(example)) {
        const after = judge(rule, other).map(brief);
        const news = after.filter((text) => !known.has(alike(text)));
        for (const text of after.length < before.length && news.length === 0 ? ['There is less to judge.'] : news) {
          const found = changes.get(alike(text)) ?? { text, made: [] };
          changes.set(alike(text), { ...found, made: [...found.made, change] });
        }
      }
      const listed = [...changes.values()].flatMap(({ text, made }) => [`  ${text}`, `    when ${made.join(', ')}`]);
      return [`Given ${example.given}`, ...before.map((text) => `  ${text}`), ...listed];
    });
    golden(`dependence/${id}.txt`, page(sections));
  });
});
