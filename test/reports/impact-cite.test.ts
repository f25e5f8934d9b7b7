import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationOf, type Edition } from '../../src/reports/index.ts';
import { extractOf } from './portfolio.ts';

const engagement = { id: 'recE', communityId: 'lumen', start: '2024-01-01', end: '2026-12-31' };
const extract = (longName = 'Lumen Observatory') =>
  extractOf({ engagements: [engagement], communities: [{ id: '1', communityId: 'lumen', longName }] });
const edition: Edition = {
  schemaVersion: 1,
  communityId: 'lumen',
  period: { id: '2026-Q1', kind: 'quarter', name: null, from: '2026-01-01', to: '2026-03-31' },
  publishedOn: '2026-04-09',
  extract: 'a'.repeat(64),
  inputs: {},
  definitions: {},
  notes: [],
} as unknown as Edition;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('how to cite', () => {
  it('dates the rolling report by its as-of date', () => {
    const { text, bibtex } = citationOf(extract(), null);
    expect(plain(text)).toBe(
      '2i2c (15 June 2026). Lumen Observatory: impact report, June 2025 to May 2026. Rolling report as of 2026-06-15.',
    );
    expect(bibtex).toContain('@techreport{lumen-impact-2026-06-15,');
  });

  it('dates an edition by its publication, and names it', () => {
    const published = { ...extract(), period: edition.period };
    const { text, bibtex, csl } = citationOf(published, edition);
    expect(plain(text)).toBe(
      '2i2c (9 April 2026). Lumen Observatory: impact report, January 2026 to March 2026. Edition 2026-Q1, SHA-256 aaaaaaaaaaaa….',
    );
    expect(bibtex).toMatch(/year = \{2026\},\n {2}month = \{4\},\n {2}day = \{9\},/);
    expect(JSON.parse(csl)).toMatchObject([
      { id: 'lumen-impact-2026-q1', type: 'report', issued: { 'date-parts': [[2026, 4, 9]] }, language: 'en' },
    ]);
  });

  it('gives no address: whoever has it can read the report', () => {
    expect(JSON.stringify(citationOf(extract(), edition))).not.toMatch(/https?:|k-lumen/);
  });

  it('is in the language of the report', () => {
    expect(plain(citationOf({ ...extract(), language: 'es' }, null).text)).toContain(
      'informe de impacto, junio de 2025',
    );
  });

  it('escapes what means something to TeX and in a page', () => {
    const { bibtex, csl } = citationOf(extract('50 % & <b>{R_1}</b> \\x'), null);
    expect(bibtex).toContain('title = {{50 \\% \\& <b>\\{R\\_1\\}</b> \\textbackslash{}x: impact report');
    expect(csl).not.toContain('<b>');
  });

  it('has balanced braces in BibTeX and gives back any name from CSL-JSON', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }).filter((name) => name.trim() !== ''),
        (name) => {
          const { bibtex, csl } = citationOf(
            { ...extract(), community: { ...extract().community, longName: name } },
            null,
          );
          const signs = bibtex.replace(/\\[{}]/g, '');
          expect(signs.split('{').length).toBe(signs.split('}').length);
          expect((JSON.parse(csl) as { title: string }[])[0]?.title.startsWith(name)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
