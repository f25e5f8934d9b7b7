/** The policy matrix: what each failure of each system means, and what is done about it. */
export { failuresPage } from './page.ts';
export { type Action, type Rule } from './rule.ts';
export { RULES, verdict } from './rules.ts';
