import { addDays, addMonths, monthOf, type Day } from '../../model/index.ts';

/** What a check reads besides the snapshot: texts by their path, `waivers.yaml`, `glossary.yaml` and `handbook/…`. */
export type Inputs = Map<string, string>;

/** A way to break a rule about what is read besides the snapshot. */
export interface InputFault {
  id: string;
  rule: string;
  /** What is wrong afterwards, as a sentence. */
  title: string;
  /** @throws Error when the text to break is not there */
  apply(inputs: Inputs, asOf: Day): void;
}

export const INPUT_FAULTS: readonly InputFault[] = [
  {
    id: 'waiver-valid',
    rule: 'waiver-valid',
    title: 'A waiver lasts longer than a waiver may.',
    apply: (inputs, asOf) => addWaiver(inputs, asOf, 200),
  },
  {
    id: 'waiver-valid/unused',
    rule: 'waiver-valid',
    title: 'A waiver meets no finding.',
    apply: (inputs, asOf) => addWaiver(inputs, asOf, 90),
  },
  {
    id: 'sop-page-current',
    rule: 'sop-page-current',
    title: 'A page of the handbook has not been reviewed for three years.',
    apply(inputs, asOf) {
      const day = `${addMonths(monthOf(asOf), -36)}-01`;
      replaceIn(inputs, 'handbook/sales/proposal.mdx', /^reviewed: .*$/m, `reviewed: '${day}'`);
    },
  },
  {
    id: 'rule-handbook-link-resolves',
    rule: 'rule-handbook-link-resolves',
    title: 'A heading of the handbook to which a rule leads was reworded.',
    apply(inputs) {
      const file = 'handbook/sales/closed-lost.mdx';
      replaceIn(inputs, file, /^## Reason$/m, '## Why it was lost');
      // The links of the page itself went with it; only the rule was forgotten.
      inputs.set(file, (inputs.get(file) ?? '').replaceAll('(#reason)', '(#why-it-was-lost)'));
    },
  },
  {
    id: 'handbook-markup-sound',
    rule: 'handbook-markup-sound',
    title: 'A page of the handbook links to a page that is not there.',
    apply: (inputs) =>
      addTo(inputs, 'handbook/sales/qualified.mdx', '\nSee also [the checklist](../checklist-of-2019/).\n'),
  },
  {
    id: 'glossary-term-defined',
    rule: 'glossary-term-defined',
    title: 'A page of the handbook uses a term that the glossary lacks.',
    apply(inputs) {
      const file = 'handbook/sales/negotiation.mdx';
      addTo(inputs, file, '\nAsk the <Term>steering group of 2019</Term> first.\n');
      bringIn(inputs, file, "import Term from '@plumbline/team/components/Term.astro';");
    },
  },
  {
    id: 'glossary-term-used',
    rule: 'glossary-term-used',
    title: 'The glossary has a term that no page uses.',
    apply: (inputs) =>
      addTo(inputs, 'glossary.yaml', '\n- term: Steering group of 2018\n  meaning: Those who decided until 2018.\n'),
  },
];

/** A waiver of a record that is not there, begun a week ago. */
function addWaiver(inputs: Inputs, asOf: Day, days: number): void {
  const created = addDays(asOf, -7);
  const lines = [
    'rule: stage-known',
    `subject: 'invented-${days}'`,
    "reason: 'The stage is being decided.'",
    "approvedBy: 'Ada (DE)'",
    `created: ${created}`,
    `expires: ${addDays(created, days)}`,
  ];
  inputs.set('waivers.yaml', `${inputs.get('waivers.yaml') ?? ''}- ${lines.join('\n  ')}\n`);
}

function replaceIn(inputs: Inputs, file: string, what: RegExp, by: string): void {
  const text = inputs.get(file) ?? '';
  if (!what.test(text)) throw new Error(`${file} has no ${String(what)} to break.`);
  inputs.set(file, text.replace(what, by));
}

function addTo(inputs: Inputs, file: string, text: string): void {
  const before = inputs.get(file);
  if (before === undefined) throw new Error(`There is no ${file} to break.`);
  inputs.set(file, `${before.trimEnd()}\n${text}`);
}

/** Adds an import to a page that lacks it, below its front matter. */
function bringIn(inputs: Inputs, file: string, line: string): void {
  const text = inputs.get(file) ?? '';
  if (!text.includes(line))
    inputs.set(
      file,
      text.replace(/^---\n[\s\S]*?\n---\n/, (front) => `${front}\n${line}\n`),
    );
}

/** The faults of `names` that stand beside the snapshot, and the names of all others. `all` stands for both. */
export function faultsBeside(names: readonly string[]): { beside: InputFault[]; inside: string[] } {
  const isOne = (name: string) => INPUT_FAULTS.some(({ id }) => id === name);
  return {
    beside: INPUT_FAULTS.filter(({ id }) => names.includes(id) || names.includes('all')),
    inside: names.filter((name) => !isOne(name)),
  };
}

/**
 * The texts with each of the faults; those of the handbook and its glossary only when one of them is in there.
 * @param words what is below `content/`, by path
 */
export function seedBeside(faults: readonly InputFault[], words: ReadonlyMap<string, string>, asOf: Day): Inputs {
  const inputs: Inputs = new Map(words);
  for (const fault of faults) fault.apply(inputs, asOf);
  const changed = [...words].some(([path, text]) => inputs.get(path) !== text);
  if (!changed) for (const path of words.keys()) inputs.delete(path);
  return inputs;
}
