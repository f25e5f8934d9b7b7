import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderSvg, summarise, toCsv, toJson } from '../../src/charts/index.ts';
import { SPECS } from './specs.ts';

const FOLDER = join(import.meta.dirname, 'golden');

/** Compares with the golden file. Only `UPDATE_GOLDEN=1` writes one. */
function golden(file: string, content: string) {
  const path = join(FOLDER, file);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path, content);
  }
  expect(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(content).toBe(readFileSync(path, 'utf8'));
}

const DRAWN = [
  'one-hub-with-gaps',
  'two-hubs',
  'single-points',
  'close-ends',
  'legend',
  'bars',
  'bars-grouped',
  'hostile',
] as const;

describe('golden files', () => {
  it.each(DRAWN)('draws %s', (name) => {
    golden(`${name}.svg`, `${renderSvg(SPECS[name]).replaceAll('><', '>\n<')}\n`);
  });

  it('draws for a phone', () => {
    golden('two-hubs.narrow.svg', `${renderSvg(SPECS['two-hubs'], { variant: 'narrow' }).replaceAll('><', '>\n<')}\n`);
  });

  it('writes CSV and JSON of a hostile chart', () => {
    golden('hostile.csv', toCsv(SPECS.hostile));
    golden('hostile.json', toJson(SPECS.hostile));
  });

  it('sums up every chart', () => {
    const sentences = Object.entries(SPECS).map(([name, spec]) => `${name}\n${summarise(spec)}\n`);
    golden('summaries.txt', sentences.join('\n'));
  });
});
