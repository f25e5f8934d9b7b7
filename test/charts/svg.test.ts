import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSvg, type AnyChart } from '../../src/charts/index.ts';
import { chart, SPECS } from './specs.ts';
import { all, parseXml, textOf, type XmlElement } from './xml.ts';

const VARIANTS = ['wide', 'narrow'] as const;
const draw = (spec: AnyChart, variant: (typeof VARIANTS)[number] = 'wide') => parseXml(renderSvg(spec, { variant }));
const named = (root: XmlElement, name: string) => all(root).filter((element) => element.name === name);
const classed = (root: XmlElement, name: string) => all(root).filter(({ attributes }) => attributes['class'] === name);
const texts = (root: XmlElement) => named(root, 'text').map(textOf);
const numbers = (element: XmlElement, ...keys: string[]) => keys.map((key) => Number(element.attributes[key]));

const value = fc.option(
  fc.oneof(fc.integer({ min: -1000, max: 1_000_000 }), fc.double({ min: -1e12, max: 1e15, noNaN: true })),
);
const anyChart = fc
  .record({
    kind: fc.constantFrom('line' as const, 'bar' as const),
    length: fc.integer({ min: 0, max: 40 }),
    decimals: fc.integer({ min: 0, max: 3 }),
    title: fc.string({ unit: 'binary' }),
    labels: fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 9 }),
  })
  .chain(({ length, labels, ...rest }) =>
    fc
      .array(fc.array(value, { minLength: length, maxLength: length }), {
        minLength: labels.length,
        maxLength: labels.length,
      })
      .map((rows) =>
        chart({
          ...rest,
          summary: rest.title,
          unit: rest.title,
          x: {
            kind: 'month',
            label: 'Month',
            values: SPECS.bars.x.values.concat(SPECS.bars.x.values).slice(0, length),
          },
          series: labels.map((label, i) => ({ id: label, label, values: rows[i] ?? [] })),
        }),
      ),
  );

describe('renderSvg', () => {
  it('is well-formed and inside its box for any chart', () => {
    fc.assert(
      fc.property(anyChart, fc.constantFrom(...VARIANTS), (spec, variant) => {
        const svg = renderSvg(spec, { variant });
        expect(svg).not.toMatch(/NaN|Infinity|undefined|style=/);
        const root = parseXml(svg);
        const [, , width = 0, height = 0] = (root.attributes['viewBox'] ?? '').split(' ').map(Number);
        for (const bar of classed(root, 'chart-bar')) {
          const [x = 0, y = 0, w = 0, h = 0] = numbers(bar, 'x', 'y', 'width', 'height');
          expect(x >= 0 && y >= 0 && w >= 0 && h >= 0 && x + w <= width + 0.2 && y + h <= height).toBe(true);
        }
        for (const text of named(root, 'text')) {
          const [x = 0, y = 0] = numbers(text, 'x', 'y');
          expect(x >= -1 && x <= width && y >= 0 && y <= height).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the labels of series without a name inside the box', () => {
    const values = SPECS.bars.x.values.slice(0, 8);
    const endingAt = (last: number) => values.map((_, place) => (place === last ? 0 : null));
    const series = [
      { id: 'a', label: '', values: endingAt(7) },
      { id: 'b', label: '', values: endingAt(6) },
    ];
    const root = draw(chart({ kind: 'line', x: { kind: 'month', label: 'Month', values }, series }));
    const width = Number(root.attributes['viewBox']?.split(' ')[2]);
    expect(named(root, 'text').every((text) => (numbers(text, 'x')[0] ?? 0) <= width)).toBe(true);
  });

  it.each(VARIANTS)('has unique ids and names that point at title and description (%s)', (variant) => {
    for (const spec of Object.values(SPECS)) {
      const root = draw(spec, variant);
      const ids = all(root).flatMap(({ attributes }) => attributes['id'] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      expect(root.attributes['role']).toBe('img');
      const [title, desc] = ['aria-labelledby', 'aria-describedby'].map((key) => root.attributes[key]);
      expect([named(root, 'title')[0]?.attributes['id'], named(root, 'desc')[0]?.attributes['id']]).toEqual([
        title,
        desc,
      ]);
      expect(ids.every((id) => /^[\w-]+$/.test(id))).toBe(true);
    }
  });

  it('shows hostile names as text', () => {
    const root = draw(SPECS.hostile);
    const allowed = new Set(['svg', 'title', 'desc', 'defs', 'pattern', 'path', 'g', 'line', 'text', 'rect', 'circle']);
    expect(all(root).filter(({ name }) => !allowed.has(name))).toEqual([]);
    expect(
      all(root).flatMap(({ attributes }) => Object.keys(attributes).filter((key) => key.startsWith('on'))),
    ).toEqual([]);
    expect(named(root, 'title').map(textOf)).toEqual(['<img src=x onerror=alert(1)>']);
    expect(texts(root)).toContain('<img src=x onerror=alert(1)>');
    expect(texts(root)).toContain('=HYPERLINK("x")');
  });

  it('breaks the line at a gap and never draws it as zero', () => {
    const root = draw(
      chart({
        x: { ...SPECS.bars.x, values: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'] },
        series: [{ id: 'a', label: 'A', values: [10, 10, null, 10, 10] }],
      }),
    );
    const [line] = classed(root, 'chart-line');
    expect(line?.attributes['d']?.match(/M/g)).toHaveLength(2);
    expect(new Set(line?.attributes['d']?.match(/,[\d.]+/g)).size).toBe(1);
    expect(classed(root, 'chart-hatch')).toHaveLength(1);
    expect(classed(root, 'chart-gap')).toHaveLength(0);
  });

  it('makes a value between two gaps visible', () => {
    expect(named(draw(SPECS['single-points']), 'circle')).toHaveLength(1);
  });

  it('marks a gap of one series with a dotted line, and one of all with hatching', () => {
    const root = draw(SPECS['two-hubs']);
    expect(classed(root, 'chart-gap')).toHaveLength(1);
    expect(classed(root, 'chart-hatch')).toHaveLength(0);
  });

  it('says so when there is nothing to draw', () => {
    expect(texts(draw(SPECS.empty))).toContain('no data');
    expect(classed(draw(SPECS.empty), 'chart-marker')).toHaveLength(0);
  });

  it('starts bars at zero, also below it, and shows a zero but not a missing value', () => {
    const root = draw(SPECS['bars-grouped']);
    const zero = Number(classed(root, 'chart-axis').at(-1)?.attributes['y1']);
    const second = classed(root, 'series-2').at(-1)?.children as XmlElement[];
    const [refund, nothing] = second.slice(7, 9).map((bar) => numbers(bar, 'y', 'height'));
    expect(refund?.[0]).toBeCloseTo(zero, 0);
    expect(refund?.[1]).toBeGreaterThan(20);
    expect(nothing?.[1]).toBe(1);
    const first = classed(root, 'series-1').at(-1)?.children as XmlElement[];
    expect(first.map(({ attributes }) => attributes['class']).indexOf('chart-hatch')).toBe(3);
  });

  it('labels lines at their ends without overlap where names fit, and in a legend where not', () => {
    const places = classed(draw(SPECS['close-ends']), 'chart-label').map((label) => Number(label.attributes['y']));
    const sorted = places.toSorted((a, b) => a - b);
    expect(sorted).toHaveLength(5);
    expect(sorted.every((y, i) => i === 0 || y - (sorted[i - 1] ?? 0) >= 15.9)).toBe(true);
    const legend = classed(draw(SPECS.legend), 'chart-label');
    expect(legend).toHaveLength(6);
    expect(legend.every(({ attributes }) => Number(attributes['y']) < 40)).toBe(true);
  });

  it('draws the first six series only', () => {
    expect(classed(draw(SPECS.legend), 'chart-line')).toHaveLength(6);
  });

  it('puts month and year below 24 months and 730 days', () => {
    for (const spec of [SPECS['two-hubs'], SPECS.daily]) {
      expect(texts(draw(spec))).toEqual(expect.arrayContaining(['Jul', 'Oct', 'Jan', 'Apr', '2024', '2025', '2026']));
    }
    expect(texts(draw(SPECS.daily, 'narrow'))).toEqual(expect.arrayContaining(['Jul', 'Jan', '2024', '2025', '2026']));
  });

  it('keeps a day without data out of the weekly mean, and every mean a whole week', () => {
    const x = { ...SPECS.daily.x, values: SPECS.daily.x.values.slice(0, 210) };
    const week = [70, 70, 70, 70, 70, 0, 0];
    const values = x.values.map((_, i) => (i >= 70 && i < 84 ? null : (week[i % 7] ?? 0)));
    const [line] = classed(draw(chart({ x, series: [{ id: 'a', label: 'A', values }] })), 'chart-line');
    expect(line?.attributes['d']?.match(/M/g)).toHaveLength(2);
    expect(new Set(line?.attributes['d']?.match(/,[\d.]+/g)).size).toBe(1);
  });
});
