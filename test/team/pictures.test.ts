import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PICTURE_NAMES } from '../../src/diagrams/index.ts';
import { HANDBOOK, handbookPages } from '../../src/handbook/index.ts';

test('every picture stands in the handbook, and the handbook asks for no other', () => {
  const sources = [...handbookPages(HANDBOOK).values()].map((file) => readFileSync(join(HANDBOOK, file), 'utf8'));
  const asked = sources.flatMap((text) => [...text.matchAll(/<Picture name="([^"]*)"/g)].map(([, name]) => name));
  expect([...new Set(asked)].sort()).toEqual([...PICTURE_NAMES].sort());
});

test('both layouts are in the style sheet, each hidden where the other is shown', () => {
  const css = readFileSync('src/team/styles/pictures.css', 'utf8');
  const [outside = '', inside = ''] = css.split('@container (min-width: 38rem)');
  const displayOf = (part: string, name: string) =>
    new RegExp(`\\.picture-${name} \\{[^}]*?display: (\\w+)`).exec(part)?.[1] ?? null;
  expect([displayOf(outside, 'wide'), displayOf(outside, 'narrow')]).toEqual(['none', null]);
  expect([displayOf(inside, 'wide'), displayOf(inside, 'narrow')]).toEqual(['block', 'none']);
});
