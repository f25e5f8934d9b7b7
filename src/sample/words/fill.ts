import type { Random } from '../random.ts';
import type { Identity } from '../names.ts';

/** A template with its `{words}` filled in; a word without a value is a mistake in the tables. */
export function fill(template: string, words: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new RangeError(`Expected a value for {${word}} in ${JSON.stringify(template)}.`);
    return String(value);
  });
}

/** The words of a community for its templates, with numbers that differ from one to the next. */
export const wordsOf = ({ shortName, field }: Identity, random: Random) => ({
  short: shortName,
  topic: field.topic,
  data: field.data,
  people: field.people,
  learners: field.learners,
  aim: field.aim,
  tool: field.tool,
  count: random.int(23, 189),
  partners: random.pick(['five', 'six', 'seven', 'nine', 'eleven', 'thirteen']),
  volume: random.int(3, 88),
});
