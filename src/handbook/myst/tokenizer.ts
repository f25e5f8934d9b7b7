/** The MyST project's tokenizer with what these pages need: exact lines, money, unclosed fences and the typed source. */
import { createTokenizer, plugins, tokensToMyst } from 'myst-parser';
import type { MystNode } from './types.ts';

type Tokenizer = ReturnType<typeof createTokenizer>;
type Tokens = ReturnType<Tokenizer['parse']>;
type Token = Tokens[number];
type Inline = InstanceType<Tokenizer['inline']['State']>;
type InlineRule = (state: Inline, silent: boolean) => boolean;
type Block = InstanceType<Tokenizer['block']['State']>;
type BlockRule = (state: Block, start: number, end: number, silent: boolean) => boolean;

/** A token of a line of text, with the place in that text at which it begins. */
type Placed = Token & { place?: number };

function made(): Tokenizer {
  const md = createTokenizer({
    markdownit: { html: true, linkify: true },
    // @name is a person or a package here: these pages have no bibliography.
    extensions: { citations: false, frontmatter: false, strikethrough: true, math: false },
  });
  // What is nested deeper is left out.
  Object.assign(md.options, { maxNesting: 100 });
  plugins.mathPlugin(md, { amsmath: true, dollarmath: true });
  // Addresses become links, and names such as notes.md do not.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  md.inline.State = class extends md.inline.State {
    override push(...given: Parameters<Inline['push']>) {
      const token: Placed = super.push(...given);
      token.place = this.pos;
      return token;
    }
    override pushPending() {
      const token: Placed = super.pushPending();
      token.place = Math.max(0, this.pos - token.content.length);
      return token;
    }
  };
  wrapInline(md, 'math_inline', (rule) => (state, silent) => (isMoney(state, rule) ? false : rule(state, silent)));
  for (const name of ['link', 'image', 'autolink']) wrapInline(md, name, keepingSource);
  for (const name of ['fence', 'colon_fence']) wrapBlock(md, name, markingUnclosed);
  return md;
}

/** The rules with their names, which the library has and does not declare. */
const rulesOf = (ruler: unknown) => (ruler as { __rules__: { name: string; fn: unknown; alt: string[] }[] }).__rules__;

function wrapInline(md: Tokenizer, name: string, around: (rule: InlineRule) => InlineRule): void {
  const found = rulesOf(md.inline.ruler).find((rule) => rule.name === name);
  if (found) md.inline.ruler.at(name, around(found.fn as InlineRule));
}

export function wrapBlock(md: Tokenizer, name: string, around: (rule: BlockRule) => BlockRule): void {
  const found = rulesOf(md.block.ruler).find((rule) => rule.name === name);
  if (found) md.block.ruler.at(name, around(found.fn as BlockRule), { alt: found.alt });
}

/** `$5 or $6` is money: a formula touches its dollars, and no digit follows it. */
function isMoney(state: Inline, rule: InlineRule): boolean {
  const start = state.pos;
  if (state.src.charAt(start) !== '$' || !rule(state, true)) return false;
  const end = state.pos;
  state.pos = start;
  const formula = state.src.slice(start, end).replace(/^\$+|\$+$/g, '');
  return /^\s|\s$/.test(formula) || /\d/.test(state.src.charAt(end));
}

const keepingSource =
  (rule: InlineRule): InlineRule =>
  (state, silent) => {
    const start = state.pos;
    const before = state.tokens.length;
    if (!rule(state, silent)) return false;
    if (silent) return true;
    const token = state.tokens.slice(before).find(({ type }) => type === 'link_open' || type === 'image');
    if (token) token.meta = { ...(token.meta as object | null), raw: state.src.slice(start, state.pos) };
    return true;
  };

/**
 * A directive that nothing closes would swallow the rest of its block: its first line is shown as it was typed, and the
 * rest read as if it were not there. So is a fence of colons that is no directive, and a line of colons that closes nothing.
 */
const markingUnclosed =
  (rule: BlockRule): BlockRule =>
  (state, start, end, silent) => {
    if (!rule(state, start, end, silent)) return false;
    if (silent) return true;
    const token = state.tokens.at(-1);
    if (!token?.map) return true;
    const [from, to] = token.map;
    const last = state.src
      .slice((state.bMarks[to - 1] ?? 0) + (state.tShift[to - 1] ?? 0), state.eMarks[to - 1])
      .trim();
    const [mark = ''] = token.markup;
    const isClosed = to - from > 1 && last.length >= token.markup.length && last === mark.repeat(last.length);
    const isDirective = /^\s*\{/.test(token.info);
    const isStray = mark === ':' && token.info.trim() === '';
    if (!isStray && (isClosed ? mark !== ':' || isDirective : mark !== ':' && !isDirective)) return true;
    state.tokens.pop();
    state.line = isClosed && !isStray ? to : from + 1;
    const raw = state.push('myst_raw', '', 0);
    raw.content = state.getLines(from, state.line, state.blkIndent, false);
    raw.info = isClosed ? token.info.trim() : '';
    raw.map = [from, state.line];
    return true;
  };

/** What the tokenizer's own handlers leave out. */
const handlers = {
  link: {
    type: 'link',
    getAttrs: (token: Token) => ({
      url: token.attrGet('href') ?? '',
      title: token.attrGet('title') ?? undefined,
      raw: rawIn(token),
    }),
  },
  image: {
    type: 'image',
    noCloseToken: true,
    isLeaf: true,
    getAttrs: (token: Token) => ({
      url: token.attrGet('src') ?? '',
      alt: (token.children ?? []).map(({ content }) => content).join(''),
      title: token.attrGet('title') ?? undefined,
      raw: rawIn(token),
    }),
  },
  parsed_role: {
    type: 'mystRole',
    getAttrs: (token: Token) => ({ name: token.info, value: token.content, raw: rawIn(token) }),
  },
  role_error: {
    type: 'mystRoleError',
    noCloseToken: true,
    isLeaf: true,
    getAttrs: (token: Token) => ({ name: token.info, raw: `{${token.info}}\`${token.content}\`` }),
  },
  directive_error: {
    type: 'mystDirectiveError',
    noCloseToken: true,
    isLeaf: true,
    getAttrs: (token: Token) => ({ name: token.info, message: messageIn(token) }),
  },
  myst_raw: {
    type: 'mystRaw',
    noCloseToken: true,
    isText: true,
    getAttrs: (token: Token) => ({ inline: false, colonFence: token.info }),
  },
};

const rawIn = ({ meta }: Token) => (meta as { raw?: string } | null)?.raw;

const messageIn = ({ meta }: Token) => (meta as { error_message?: string } | null)?.error_message ?? '';

const tokenizer = made();

/** Definitions of a page, which its parts share: `[name]: address`. */
export type Shared = Record<string, unknown>;

/**
 * The tree of some Markdown; directives and roles stand in it as they were written.
 * @param line of the file on which the text begins
 */
export function treeOf(source: string, line: number, shared: Shared): MystNode {
  const tokens = tokenizer.parse(source, shared);
  number(tokens);
  const tree = tokensToMyst(source, tokens, {
    nestBlocks: false,
    hoistSingleImagesOutofParagraphs: false,
    handlers,
  }) as unknown as MystNode;
  if (line > 1) shift(tree, line - 1);
  tasks(tree);
  return tree;
}

/** The boxes of items that are paragraphs: the library knows those of others only. */
function tasks(node: MystNode): void {
  for (const item of node.children ?? []) {
    const [words] = item.type === 'listItem' ? (item.children ?? []) : [];
    const [box, ...rest] = words?.type === 'paragraph' ? (words.children ?? []) : [];
    if (words && box?.type === 'html' && TASK.test(box.value ?? '')) {
      item.checked = (box.value ?? '').includes(' checked=');
      const [first, ...others] = rest;
      words.children =
        first?.type === 'text' ? [{ ...first, value: (first.value ?? '').trimStart() }, ...others] : rest;
    }
    tasks(item);
  }
}

const TASK = /^<input class="task-list-item-checkbox"/;

function shift(node: MystNode, lines: number): void {
  if (node.position) {
    node.position.start.line += lines;
    node.position.end.line += lines;
  }
  node.children?.forEach((child) => shift(child, lines));
}

/** Gives every token within a text the line on which it stands. */
function number(tokens: Tokens): void {
  let line = 0;
  for (const token of tokens) {
    if (token.map) [line] = token.map;
    if (token.type === 'inline') numberInline(token, line);
  }
}

function numberInline({ content, children }: Token, first: number): void {
  let line = first;
  let counted = 0;
  for (const token of children ?? []) {
    const role = (token as { col?: number[] }).col;
    const place = token.type === 'parsed_role_open' ? role?.[0] : (token as Placed).place;
    for (; place !== undefined && counted < place; counted++) if (content.charAt(counted) === '\n') line++;
    token.map = [line, line + 1];
    if (token.type === 'parsed_role_open') token.meta = { raw: content.slice(role?.[0], role?.[1]) };
    if (token.type === 'inline') numberInline(token, line);
  }
}
