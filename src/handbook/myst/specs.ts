import { defaultOptions } from 'myst-parser';
import type { VFile } from 'vfile';
import type { MystNode } from './types.ts';

type Given = string | number | boolean | MystNode[];

export interface Part {
  /** `String`, `Number`, `Boolean`, or `'myst'` for Markdown. */
  type: unknown;
  required?: boolean;
}

/** What a directive or role was given. */
export interface Data {
  name: string;
  node: MystNode;
  arg?: Given;
  body?: Given;
  options: Record<string, Given>;
}

interface Context {
  /** @param offset lines from the first line of the directive's body */
  parseMyst: (source: string, offset?: number) => MystNode;
}

/** A directive or role in the form of the MyST project's own, as far as these pages use it. */
type Options = Record<string, Part & { alias?: string[] }>;

interface Spec {
  name: string;
  alias?: string | string[];
  options?: Options;
  body?: Part;
}

export interface DirectiveSpec extends Spec {
  arg?: Part;
  validate?: (data: Data, file: VFile) => Data;
  run: (data: Data, file: VFile, context: Context) => MystNode[];
}

export interface RoleSpec extends Spec {
  validate?: (data: Data, file: VFile) => Data;
  run: (data: Data, file: VFile) => MystNode[];
}

// The packages declare the same shapes with types of their own trees.
export const STANDARD_DIRECTIVES = defaultOptions.directives as unknown as DirectiveSpec[];
export const STANDARD_ROLES = defaultOptions.roles as unknown as RoleSpec[];

/** By name and by every alias; what comes later replaces what came before. */
export const byName = <T extends Spec>(specs: readonly T[]): Map<string, T> =>
  new Map(specs.flatMap((spec) => [spec.name, ...[spec.alias ?? []].flat()].map((name): [string, T] => [name, spec])));

/** The options that most directives have. */
export const COMMON: Options = {
  class: { type: String },
  label: { type: String, alias: ['name'] },
};

/** Class and label of a directive's node. */
export const common = ({ options }: Data): Record<string, unknown> => ({
  ...(typeof options.class === 'string' ? { class: options.class } : {}),
  ...(typeof options.label === 'string' ? { label: options.label } : {}),
});

export const nodesIn = (given: Given | undefined): MystNode[] => (Array.isArray(given) ? given : []);
export const wordsIn = (given: Given | undefined): string =>
  Array.isArray(given) || given === undefined ? '' : String(given);
