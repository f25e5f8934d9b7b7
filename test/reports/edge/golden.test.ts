import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { communityReports, extractCommunities } from '../../../src/reports/index.ts';
import { ASOF, key, snapshotOf } from '../portfolio.ts';
import { CASES, edgeConfig, edgePortfolio } from './cases.ts';
import { asMarkdown } from './markdown.ts';

const GOLDEN = join(import.meta.dirname, 'golden');
const snapshot = snapshotOf(edgePortfolio());

const goldens = (['en', 'es'] as const).flatMap((language) => {
  const { extracts } = extractCommunities(snapshot, { asOf: ASOF, config: edgeConfig(language), key });
  return CASES.filter(({ isSpanish }) => language === 'en' || isSpanish).map(({ id, what }) => {
    const extract = extracts.find(({ communityId }) => communityId === id);
    if (!extract) throw new Error(`The portfolio has no community ${id}.`);
    const reports = communityReports(extract);
    return { what, language, file: `${id}.${language}.md`, text: asMarkdown(extract, reports), reports };
  });
});

describe('the reports of a case that is easily got wrong', () => {
  it.each(goldens)('$what, in $language, are what they were', ({ file, text }) => {
    const path = join(GOLDEN, file);
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(path, text);
    }
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  it('are all that the folder holds', () => {
    expect(CASES).toHaveLength(12);
    expect(readdirSync(GOLDEN).sort()).toEqual(goldens.map(({ file }) => file).sort());
  });
});
