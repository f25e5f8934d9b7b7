import { addDays, addMonths, monthOf, type Day } from '../../model/index.ts';

/** What a check reads besides the snapshot: texts by their path, `waivers.yaml` and `handbook/…`. */
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
    apply: (inputs) => replaceIn(inputs, 'handbook/sales/closed-lost.mdx', /^## Reason$/m, '## Why it was lost'),
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

/** The faults of `names` that stand beside the snapshot, and the names of all others. `all` stands for both. */
export function faultsBeside(names: readonly string[]): { beside: InputFault[]; inside: string[] } {
  const isOne = (name: string) => INPUT_FAULTS.some(({ id }) => id === name);
  return {
    beside: INPUT_FAULTS.filter(({ id }) => names.includes(id) || names.includes('all')),
    inside: names.filter((name) => !isOne(name)),
  };
}

/**
 * The texts with each of the faults; the handbook's only when one of them is in it.
 * @param handbook pages by their file below the handbook's folder
 */
export function seedBeside(faults: readonly InputFault[], handbook: ReadonlyMap<string, string>, asOf: Day): Inputs {
  const before = [...handbook].map(([file, text]) => [`handbook/${file}`, text] as const);
  const inputs: Inputs = new Map(before);
  for (const fault of faults) fault.apply(inputs, asOf);
  const changed = before.some(([path, text]) => inputs.get(path) !== text);
  if (!changed) for (const [path] of before) inputs.delete(path);
  return inputs;
}
