/** Pages of MyST Markdown: each read by itself, the references of all resolved, and each rendered. */
export { decode } from './encoding.ts';
export { sourceProblems, merged } from './source-problems.ts';
export { parseMyst } from './parse.ts';
export { readToc, type Toc, type TocMistake } from './toc.ts';
export { headingsIn } from './labels.ts';
export { renderFolder } from './folder.ts';
export { renderPage } from './render.ts';
export { asTree } from './as-tree.ts';
export type * from './types.ts';
