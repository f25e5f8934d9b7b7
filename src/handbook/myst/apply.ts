import { VFile } from 'vfile';
import type { HandbookProblem } from '../../model/index.ts';
import { directiveNamed, FORBIDDEN } from './directives.ts';
import { optionsOf, reading, WRONG } from './given.ts';
import { lineOf, rawNode } from './node.ts';
import { markup, unknownDirective, unknownRole } from './problems.ts';
import { ROLES } from './roles.ts';
import { treeOf, type Shared } from './tokenizer.ts';
import type { MystNode } from './types.ts';

/** What applying directives and roles needs of the page. */
export interface Page {
  /** The file, by lines. */
  lines: readonly string[];
  shared: Shared;
  problems: HandbookProblem[];
}

/** Replaces every directive and role by what it stands for; one that is unknown or wrong by its source. */
export function applied(node: MystNode, page: Page): MystNode {
  if (node.children) node.children = node.children.flatMap((child) => appliedTo(child, page));
  return node;
}

function appliedTo(node: MystNode, page: Page): MystNode[] {
  switch (node.type) {
    case 'mystDirective':
      return directive(node, page).map((result) => applied(placed(result, node), page));
    case 'mystRole':
      return role(node, page).map((result) => applied(placed(result, node), page));
    case 'mystDirectiveError':
      return [failed(node, page, typed(node, page))];
    case 'mystRoleError':
      return [failed(node, page, rawNode(String(node.raw), lineOf(node), true))];
    default:
      return [applied(node, page)];
  }
}

/** What a directive makes stands where it stood. */
const placed = (result: MystNode, { position, raw }: MystNode): MystNode => ({
  ...result,
  ...((result.position ?? !position) ? {} : { position }),
  ...(raw === undefined || result.raw !== undefined ? {} : { raw }),
});

function failed(node: MystNode, page: Page, shown: MystNode): MystNode {
  const why = `The first line of {${String(node.name)}} cannot be read, so its text is shown as it was typed.`;
  page.problems.push(
    markup(String(node.name), lineOf(node), why, 'Write its name in braces, and what it needs behind them.'),
  );
  return shown;
}

/** The source of a directive, without the indentation of the block in which it stands. */
function typed({ position }: MystNode, { lines }: Page): MystNode {
  const { start, end } = position ?? { start: { line: 1 }, end: { line: 1 } };
  const own = lines.slice(start.line - 1, Math.max(start.line, end.line));
  while (own.length > 1 && own.at(-1)?.trim() === '') own.pop();
  const prefix = /^[\s>]*(?:[-*+] +|\d+[.)] +)?/.exec(own[0] ?? '')?.[0].length ?? 0;
  const shown = own.map((line, at) =>
    at === 0 ? line : line.slice(0, prefix).replace(/^[\s>]*/, '') + line.slice(prefix),
  );
  return rawNode([(own[0] ?? '').slice(prefix), ...shown.slice(1)].join('\n'), start.line);
}

function directive(node: MystNode, page: Page): MystNode[] {
  const name = String(node.name);
  const line = lineOf(node);
  const raw = () => typed(node, page);
  const refused = FORBIDDEN.get(name);
  if (refused !== undefined) {
    page.problems.push(markup(`{${name}}`, line, refused, 'Write what it should show on the page itself.'));
    return [raw()];
  }
  const spec = directiveNamed(name);
  if (!spec) {
    page.problems.push(unknownDirective(name, line));
    return [raw()];
  }
  const parts = new Map((node.children ?? []).map((child) => [child.type, child]));
  const body = parts.get('mystDirectiveBody');
  const read = reading(`{${name}}`, page.problems, line);
  const arg = read('mystDirectiveArg', spec.arg, parts.get('mystDirectiveArg'));
  const content = read('mystDirectiveBody', spec.body, body);
  const options = optionsOf(node, spec, read, page.problems);
  if (arg === WRONG || content === WRONG || options === WRONG) return [raw()];
  if (parts.has('mystDirectiveArg') && !spec.arg) {
    const why = `The directive {${name}} takes no words on its first line, so they are not shown.`;
    page.problems.push(markup(`{${name}}`, line, why, 'Move the words below its first line.'));
  }
  const file = new VFile();
  const data = {
    name: name.toLowerCase(),
    node,
    ...(arg === undefined ? {} : { arg }),
    ...(content === undefined ? {} : { body: content }),
    options,
  };
  const context = {
    parseMyst: (source: string, offset = 0) => treeOf(source, lineOf(body ?? node) + offset, sharedWith(page)),
  };
  const results = ran(
    () => spec.run(spec.validate?.(data, file) ?? data, file, context),
    file,
    `{${name}}`,
    line,
    page,
  );
  return results === null ? [raw()] : results.map((result) => withSource(result, () => String(raw().value)));
}

/** Definitions are shared with what is parsed later; footnotes are counted where they stand. */
const sharedWith = ({ shared }: Page): Shared => ({ references: shared.references ?? {} });

/** A figure's image can be missing: then the directive is shown. */
function withSource(node: MystNode, raw: () => string): MystNode {
  for (const own of [node, ...(node.children ?? [])]) if (LEADING.has(own.type)) own.raw ??= raw();
  return node;
}

/** What leads to another file or place. */
const LEADING = new Set(['image', 'link', 'card']);

function role(node: MystNode, page: Page): MystNode[] {
  const name = String(node.name);
  const line = lineOf(node);
  const raw = rawNode(typeof node.raw === 'string' ? node.raw : `{${name}}\`${node.value ?? ''}\``, line, true);
  const spec = ROLES.get(name);
  if (!spec) {
    page.problems.push(unknownRole(name, line));
    return [raw];
  }
  const read = reading(`{${name}}`, page.problems, line);
  const body = read(
    'mystRoleBody',
    spec.body,
    node.children?.find(({ type }) => type === 'mystRoleBody'),
  );
  const options = optionsOf(node, spec, read, page.problems);
  if (body === WRONG || options === WRONG) return [raw];
  const file = new VFile();
  const data = { name, node, ...(body === undefined ? {} : { body }), options };
  const results = ran(() => spec.run(spec.validate?.(data, file) ?? data, file), file, `{${name}}`, line, page);
  return results ?? [raw];
}

/** What a specification makes; its messages become problems, and null stands for what cannot be made of it. */
function ran(run: () => MystNode[], file: VFile, name: string, line: number, page: Page): MystNode[] | null {
  let made: MystNode[] | null = null;
  try {
    made = run();
  } catch {
    file.message('could not be read');
  }
  for (const { reason, line: own } of file.messages) {
    const why = `${name} is not written as it should be: ${reason.replace(/\.$/, '')}.`;
    page.problems.push(markup(name, own ?? line, why, 'Correct it as the MyST guide describes it.'));
  }
  return file.messages.some(({ fatal }) => fatal) ? null : made;
}
