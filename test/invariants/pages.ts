import { contextOfExample, type Example, type Outcome, type Rule } from '../../src/invariants/index.ts';

export const judge = (rule: Rule, example: Example): Outcome[] => [...rule.evaluate(contextOfExample(example))];
export const page = (sections: string[][]) => sections.map((section) => [...section, ''].join('\n')).join('\n');
