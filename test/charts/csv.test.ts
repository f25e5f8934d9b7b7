import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, tableOf, toCsv, toJson } from '../../src/charts/index.ts';
import { SPECS } from './specs.ts';

describe('csvOf', () => {
  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"\r\n`],
    ['+1', "'+1\r\n"],
    ['-1', "'-1\r\n"],
    ['@SUM(A1)', "'@SUM(A1)\r\n"],
    ['\t=1', '"\'\t=1"\r\n'],
    ['\r=1', '"\'\r=1"\r\n'],
    ['\n=1', '"\'\n=1"\r\n'],
    ['＝1', "'＝1\r\n"],
    ['a,b', '"a,b"\r\n'],
    ['a;b', '"a;b"\r\n'],
    ['say "so"', '"say ""so"""\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    [' =1', '" =1"\r\n'],
    ['São Paulo', 'São Paulo\r\n'],
    ['', '\r\n'],
    [-12.5, '-12.5\r\n'],
    [0, '0\r\n'],
    [null, '\r\n'],
    [NaN, '\r\n'],
  ])('writes %j', (cell, line) => expect(csvOf([[cell]])).toBe(line));

  it('is read back by another reader, and no text is a formula', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('=+-@\t\r\n",; aé')), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer(), text), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = parse(csvOf(rows), { record_delimiter: '\r\n' });
        expect(read).toHaveLength(rows.length);
        read.forEach((cells, i) => {
          const [a, number, b] = rows[i] ?? [];
          expect(cells[1]).toBe(String(number));
          expect([a, `'${a}`]).toContain(cells[0]);
          expect([b, `'${b}`]).toContain(cells[2]);
          for (const cell of [cells[0], cells[2]]) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        });
      }),
    );
  });
});

describe('a chart as data', () => {
  it('keeps missing empty in CSV, null in JSON and "no data" in the table', () => {
    const spec = SPECS['one-hub-with-gaps'];
    expect(toCsv(spec).split('\r\n').slice(0, 11)).toEqual(
      expect.arrayContaining(['Month,North hub (users)', '2025-03,101', '2025-04,']),
    );
    expect(JSON.parse(toJson(spec)).series[0].values[9]).toBeNull();
    const table = tableOf(spec);
    expect(table.header).toEqual(['Month', 'North hub (users)']);
    expect(table.rows[9]).toEqual(['2025-04', 'no data']);
    expect(table.rows).toHaveLength(24);
  });

  it('has all series in every file, the ones that are not drawn too', () => {
    expect(tableOf(SPECS.legend).header).toHaveLength(9);
    expect(toCsv(SPECS.legend).split('\r\n')[0]?.split(',')).toHaveLength(9);
    expect(JSON.parse(toJson(SPECS.legend)).series).toHaveLength(8);
  });

  it('is the same JSON whatever the order of keys, and closes no script', () => {
    const spec = SPECS.hostile;
    const shuffled = Object.fromEntries(Object.entries(spec).reverse()) as unknown as typeof spec;
    expect(toJson(shuffled)).toBe(toJson(spec));
    expect(toJson(spec)).not.toContain('<');
    expect(JSON.parse(toJson(spec))).toEqual({
      schemaVersion: 1,
      ...spec,
      series: JSON.parse(JSON.stringify(spec.series)),
    });
  });
});
