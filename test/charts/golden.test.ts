import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartFiles, renderSvg, toCsv, toJson, type AnyChart } from '../../src/charts/index.ts';
import { SPECS, summaryOf } from './specs.ts';

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
  'area',
  'events-and-target',
  'strip',
  'timeline',
  'range',
  'hostile',
] as const;

describe('golden files', () => {
  it.each(DRAWN)('draws %s', (name) => {
    golden(`${name}.svg`, `${renderSvg(SPECS[name]).replaceAll('><', '>\n<')}\n`);
  });

  it.each(['two-hubs', 'area', 'events-and-target', 'strip', 'timeline', 'range'] as const)(
    'draws %s for a phone',
    (name) => {
      golden(`${name}.narrow.svg`, `${renderSvg(SPECS[name], { variant: 'narrow' }).replaceAll('><', '>\n<')}\n`);
    },
  );

  it.each(['events-and-target', 'strip', 'timeline', 'range'] as const)('writes the files of %s in Spanish', (name) => {
    const spec: AnyChart = { ...SPECS[name], language: 'es', id: name };
    for (const [file, content] of chartFiles({ ...spec, summary: summaryOf(spec) }))
      golden(`es.${file}`, file.endsWith('.svg') ? content.replaceAll('><', '>\n<') : content);
  });

  it('writes CSV and JSON of a hostile chart', () => {
    golden('hostile.csv', toCsv(SPECS.hostile));
    golden('hostile.json', toJson(SPECS.hostile));
  });

  it('sums up every chart', () => {
    const sentences = Object.entries<AnyChart>(SPECS).map(
      ([name, spec]) => `${name}\n${summaryOf(spec)}\n${summaryOf({ ...spec, language: 'es' })}\n`,
    );
    golden('summaries.txt', sentences.join('\n'));
  });
});
