import { describe, it } from 'vitest';
import { RULES, type Outcome, type Related } from '../../src/invariants/index.ts';
import { golden } from './golden.ts';
import { judge, page } from './pages.ts';

const inWords = ({ role, type, id }: Related) => `${role}: ${type} ${id}`;

function lines(outcome: Outcome): string[] {
  const { type, id, name } = outcome.subject;
  const subject = `${type} ${id}, called ${JSON.stringify(name)}`;
  if (outcome.outcome === 'pass') return [`pass: ${subject}`];
  if (outcome.outcome === 'not-evaluated') return [`not evaluated: ${subject}`, `  ${outcome.reason}`];
  return [
    `${outcome.severity}: ${subject}, community ${outcome.community ?? 'not known'}`,
    `  ${outcome.message}`,
    ...(outcome.fix === undefined ? [] : [`  Fix: ${outcome.fix}`]),
    ...(outcome.owner === undefined ? [] : [`  For ${outcome.owner}`]),
    ...outcome.related.map((record) => `  ${inWords(record)}`),
    ...(outcome.evidence ?? []).map((record) => `  evidence, ${inWords(record)}`),
  ];
}

/** What every rule says of every record of its examples, to the letter. */
describe('the outcomes of the examples of', () => {
  it.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
    const sections = rule.examples.map((example) => [`Given ${example.given}`, ...judge(rule, example).flatMap(lines)]);
    golden(`outcomes/${id}.txt`, page(sections));
  });
});
