import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { chartFiles, chartWords, LANGUAGES, PALETTE, tableOf, type AnyChart } from '../../src/charts/index.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPECS } from './specs.ts';

const ALL = Object.entries<AnyChart>(SPECS).flatMap(([name, spec]) =>
  LANGUAGES.map((language) => ({ name, language, spec: { ...spec, id: name, language } })),
);
const file = (spec: AnyChart, kind: string) => chartFiles(spec).get(`${spec.id}.${kind}`) ?? '';

describe.each(ALL)('files of $name, $language', ({ spec }) => {
  it('are four, and the same every time', () => {
    expect([...chartFiles(spec).keys()]).toEqual(
      ['svg', 'csv', 'csv-metadata.json', 'json'].map((kind) => `${spec.id}.${kind}`),
    );
    expect(chartFiles(structuredClone(spec))).toEqual(chartFiles(spec));
  });

  it('have a CSV that is read back to the same values, whose texts are no formulas', () => {
    const [header = [], ...rows] = parse(file(spec, 'csv'), { record_delimiter: '\r\n' });
    const { numeric } = tableOf(spec);
    for (const row of [header, ...rows]) {
      row.forEach((cell, i) => {
        if (row === header || !numeric[i]) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      });
    }
    const numbers = rows.map((row) =>
      row.filter((_, i) => numeric[i]).map((cell) => (cell === '' ? null : Number(cell))),
    );
    const expected =
      spec.kind === 'timeline'
        ? spec.rows.map(() => [])
        : spec.kind === 'range'
          ? spec.rows.map(({ value, target }) => [value, target])
          : spec.x.values.map((_, i) => spec.series.map(({ values }) => values[i] ?? null));
    expect(numbers).toEqual(expected);
  });

  it('have metadata for every column of the CSV, in its order', () => {
    const [header = []] = parse(file(spec, 'csv'), { record_delimiter: '\r\n' });
    const metadata = JSON.parse(file(spec, 'csv-metadata.json')) as {
      tableSchema: { columns: { name: string; titles: Record<string, string> }[] };
    };
    const { columns } = metadata.tableSchema;
    const titles = columns.map(({ titles }) => titles[spec.language] ?? '');
    expect(titles.map((title) => (/^[=+\-@]/.test(title) ? `'${title}` : title))).toEqual(header);
    const names = columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(metadata).toMatchObject({ url: `${spec.id}.csv`, 'dc:source': spec.source, 'dc:description': spec.summary });
  });

  it('have a JSON that holds the whole description', () => {
    expect(JSON.parse(file(spec, 'json'))).toEqual({ schemaVersion: 1, ...JSON.parse(JSON.stringify(spec)) });
    expect(file(spec, 'json') + file(spec, 'csv-metadata.json')).not.toContain('<');
  });
});

describe('the words of the charts', () => {
  it('are complete in both languages, and differ where they are texts', () => {
    const [en, es] = [chartWords('en'), chartWords('es')];
    expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.keys(es.controls).toSorted()).toEqual(Object.keys(en.controls).toSorted());
    expect(es.controls.explore).not.toBe(en.controls.explore);
  });
});

describe('the palette', () => {
  it('is that of the light theme', () => {
    const css = readFileSync(join(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8');
    const light = css.slice(css.indexOf(':root {'));
    for (const [name, colour] of Object.entries(PALETTE))
      expect(new RegExp(`--${name}: ([^;]*);`).exec(light)?.[1]).toBe(colour);
  });
});
