import { systemName, type Config } from '../model/index.ts';
import type { Rule } from './types.ts';

/** Makes a text of the catalogue name the system that is configured. Not for texts that hold names from the data. */
export const inWordsOf =
  (config: Config) =>
  (text: string): string =>
    text.replaceAll('Airtable', systemName('airtable', config));

/** The rule with its texts as the configured systems have them, for a page about it. */
export function wordedRule(rule: Rule, config: Config): Rule {
  const words = inWordsOf(config);
  return {
    ...rule,
    title: words(rule.title),
    statement: words(rule.statement),
    why: words(rule.why),
    fix: words(rule.fix),
    examples: rule.examples.map((example) => ({ ...example, given: words(example.given), then: words(example.then) })),
  };
}
