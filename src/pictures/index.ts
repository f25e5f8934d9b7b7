/** Drawings as pictures of pixels, the same bytes on every machine. */
export { limitKept } from './kept.ts';
export { chartPng, toPng } from './png.ts';
export { outlineText, type TextOutline } from './text.ts';
