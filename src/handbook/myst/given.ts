import type { HandbookProblem } from '../../model/index.ts';
import { IGNORED_OPTION } from './directives.ts';
import { lineOf } from './node.ts';
import { markup } from './problems.ts';
import type { DirectiveSpec, RoleSpec } from './specs.ts';
import type { MystNode } from './types.ts';

/** Stands for a part that is needed and not there. */
export const WRONG = Symbol('wrong');
type Value = string | number | boolean | MystNode[] | undefined;
type Read = (
  what: string,
  spec: { type: unknown; required?: boolean } | undefined,
  node?: MystNode,
) => Value | typeof WRONG;

const WORDS: Record<string, string> = {
  mystDirectiveArg: 'what belongs on its first line',
  mystDirectiveBody: 'its text',
  mystRoleBody: 'its text',
};

/** Reads a part of a directive or role; one that is needed and not there is a problem. */
export const reading =
  (name: string, problems: HandbookProblem[], line: number): Read =>
  (what, spec, node) => {
    if (!spec) return undefined;
    const value = valueOf(spec.type, node);
    if (value !== undefined || !spec.required) return value;
    const why = `${name} lacks ${WORDS[what] ?? `its option ${what}`}, so its text is shown as it was typed.`;
    problems.push(markup(name, line, why, `Add ${WORDS[what] ?? `:${what}:`}.`));
    return WRONG;
  };

/** A part of a directive as its specification wants it; undefined where it is not there or of another kind. */
function valueOf(type: unknown, node: MystNode | undefined): Value {
  if (!node) return undefined;
  const value: unknown = node.value;
  if (type === 'myst' || type === 'parsed') return node.children?.length ? node.children : undefined;
  if (type === Boolean || type === 'boolean')
    return value !== false && !(typeof value === 'string' && /^(false|no|0)$/i.test(value));
  if (type === Number || type === 'number')
    return value === true || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
  return typeof value === 'string' ? value : typeof value === 'number' || value === false ? String(value) : '';
}

type Spec = Pick<DirectiveSpec | RoleSpec, 'options'>;

/** Its options by their names; what is none of them is left out. */
export function optionsOf(
  node: MystNode,
  spec: Spec,
  read: Read,
  problems: HandbookProblem[],
): Record<string, Exclude<Value, undefined>> | typeof WRONG {
  const names = new Map(
    Object.entries(spec.options ?? {}).flatMap(([name, { alias = [] }]) =>
      [name, ...alias].map((other) => [other, name]),
    ),
  );
  const options: Record<string, Exclude<Value, undefined>> = {};
  for (const option of (node.children ?? []).filter(({ type }) => type === 'mystOption')) {
    const given = option.name === 'id' && option.location === 'inline' ? 'label' : String(option.name);
    const name = names.get(given);
    const line = lineOf(option, lineOf(node));
    if (name === undefined) {
      if (IGNORED_OPTION.test(given)) continue;
      const why = `{${String(node.name)}} has no option ${given}, so it is left out.`;
      problems.push(markup(`{${String(node.name)}} :${given}:`, line, why, 'Remove the option or correct its name.'));
      continue;
    }
    const value = read(name, spec.options?.[name], option);
    if (value === undefined && valueOf(String, option) !== '') {
      const why = `The option ${given} of {${String(node.name)}} is no value that it can have, so it is left out.`;
      problems.push(markup(`{${String(node.name)}} :${given}:`, line, why, 'Correct the value.'));
    }
    if (value === WRONG) return WRONG;
    if (value === undefined) continue;
    options[name] =
      name === 'class' && typeof options.class === 'string' && typeof value === 'string'
        ? `${options.class} ${value}`
        : value;
  }
  const missing = Object.entries(spec.options ?? {}).find(
    ([name, { required }]) => required && options[name] === undefined,
  );
  return missing && read(missing[0], missing[1]) === WRONG ? WRONG : options;
}
