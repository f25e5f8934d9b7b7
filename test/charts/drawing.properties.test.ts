/** Laws of every kind of drawing, wide, narrow and standing alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSvg, standaloneSvg, textWidth, type AnyChart } from '../../src/charts/index.ts';
import { chart, range, SPECS, timeline } from './specs.ts';
import { all, parseXml, textOf, type XmlElement } from './xml.ts';

const day = fc
  .integer({ min: 0, max: 1200 })
  .map((offset) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10));
const label = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.lorem({ maxCount: 14 }),
  fc.constantFrom('', '=1+1', 'W'.repeat(90), 'مرحبا بالعالم', '漢字かな', '👩‍🔬'),
);
const language = fc.constantFrom('en' as const, 'es' as const);
const events = fc.array(fc.record({ day, label }), { maxLength: 14 });
const optionalDay = fc.option(day);

const anyTimeline = fc
  .record({
    title: label,
    language,
    events,
    rows: fc.array(
      fc.record({
        id: fc.constant('r'),
        label,
        group: fc.constantFrom('', 'One', 'Two, a longer name of a group'),
        from: optionalDay,
        to: optionalDay,
        doneOn: optionalDay,
        mark: fc.constantFrom(
          'delivered' as const,
          'late' as const,
          'due' as const,
          'open' as const,
          'cancelled' as const,
        ),
        status: label,
      }),
      { maxLength: 12 },
    ),
    ends: fc.tuple(day, day),
    today: optionalDay,
  })
  .map(({ ends, ...rest }) => timeline({ ...rest, from: ends.toSorted()[0] ?? '', to: ends.toSorted()[1] ?? '' }));

const amount = fc.option(fc.oneof(fc.integer({ min: -50, max: 5000 }), fc.double({ min: 0, max: 1e9, noNaN: true })));
const anyRange = fc
  .record({
    title: label,
    language,
    unit: fc.constantFrom('', 'FTE days'),
    rows: fc.array(fc.record({ id: fc.constant('r'), label, value: amount, target: amount, note: label }), {
      maxLength: 9,
    }),
  })
  .map((differs) => range(differs));

const anySeries = fc
  .record({
    kind: fc.constantFrom('line' as const, 'area' as const, 'bar' as const, 'strip' as const),
    language,
    events,
    length: fc.integer({ min: 0, max: 30 }),
    target: fc.option(fc.record({ label, value: fc.integer({ min: 0, max: 5000 }) })),
    names: fc.array(label, { maxLength: 7 }),
  })
  .chain(({ length, names, target, ...rest }) =>
    fc
      .array(fc.array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: length, maxLength: length }), {
        minLength: names.length,
        maxLength: names.length,
      })
      .map((rows) =>
        chart({
          ...rest,
          ...(target && { target }),
          x: {
            kind: 'month',
            label: 'Month',
            values: [...SPECS.bars.x.values, ...SPECS.bars.x.values].slice(0, length),
          },
          series: names.map((name, i) => ({ id: `s-${i}`, label: name, values: rows[i] ?? [] })),
        }),
      ),
  );
const any: fc.Arbitrary<AnyChart> = fc.oneof(anyTimeline, anyRange, anySeries);

interface Box {
  text: string;
  left: number;
  right: number;
  y: number;
}

/** Boxes of the texts of a drawing; their widths are the drawing's own estimate. */
function textBoxes(root: XmlElement): Box[] {
  const size = Number(root.attributes['font-size'] ?? 16);
  return all(root).flatMap((one) => {
    if (one.name !== 'text') return [];
    const text = textOf(one);
    const font = Number(one.attributes['font-size'] ?? size);
    const [x, y] = [
      Number(one.attributes['x']),
      Number(one.attributes['y']) + (one.attributes['dy'] ? 0.35 * font : 0),
    ];
    const width = textWidth(text, font);
    const anchor = one.attributes['text-anchor'] ?? 'start';
    const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    return [{ text, left, right: left + width, y }];
  });
}

const sizeOf = (root: XmlElement) => (root.attributes['viewBox'] ?? '').split(' ').slice(2).map(Number);

describe('any drawing', () => {
  it.each(['wide', 'narrow'] as const)('is well-formed, and its texts are inside it (%s)', (variant) => {
    fc.assert(
      fc.property(any, (spec) => {
        const svg = renderSvg(spec, { variant });
        expect(svg).not.toMatch(/NaN|Infinity|undefined|style=/);
        const root = parseXml(svg);
        const [width = 0, height = 0] = sizeOf(root);
        for (const { text, left, right, y } of textBoxes(root)) {
          expect({ text, inside: left >= -22 && right <= width + 22 && y > 0 && y <= height }).toEqual({
            text,
            inside: true,
          });
        }
        for (const one of all(root).filter(({ name }) => name === 'rect')) {
          const [x = 0, y = 0, w = 0, h = 0] = ['x', 'y', 'width', 'height'].map((key) => Number(one.attributes[key]));
          expect(w >= 0 && h >= 0 && x >= -0.2 && y >= -0.2 && x + w <= width + 0.3 && y + h <= height + 0.2).toBe(
            true,
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('names its events without one label touching another', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyTimeline, anySeries),
        fc.constantFrom('wide' as const, 'narrow' as const),
        (spec, variant) => {
          const root = parseXml(renderSvg(spec, { variant }));
          const pills = all(root)
            .filter(({ attributes }) => attributes['class'] === 'chart-event-mark')
            .map(({ attributes }) => [Number(attributes['x']), Number(attributes['x']) + Number(attributes['width'])])
            .toSorted(([a = 0], [b = 0]) => a - b);
          pills.forEach(([left = 0], i) => {
            if (i > 0) expect(left).toBeGreaterThanOrEqual((pills[i - 1]?.[1] ?? 0) - 0.2);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('stands alone: nothing is asked for from elsewhere, and it has a title, a sentence, a source', () => {
    fc.assert(
      fc.property(any, (spec) => {
        const svg = standaloneSvg(spec);
        const root = parseXml(svg.trimEnd());
        expect(all(root).filter(({ name }) => ['image', 'use', 'script', 'a', 'foreignObject'].includes(name))).toEqual(
          [],
        );
        expect(
          all(root).flatMap(({ attributes }) => Object.keys(attributes).filter((key) => /href|^on|^style$/.test(key))),
        ).toEqual([]);
        expect(
          root.children
            .filter((one) => typeof one === 'object')
            .map(({ name }) => name)
            .slice(0, 3),
        ).toEqual(['title', 'desc', 'style']);
        expect(
          textBoxes(root).some(({ text }) => text.startsWith(spec.language === 'es' ? 'Fuente: ' : 'Source: ')),
        ).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('texts of the drawings of every kind', () => {
  it.each(
    Object.entries<AnyChart>(SPECS).flatMap(([name, spec]) =>
      (['wide', 'narrow'] as const).map((variant) => ({ name, spec, variant })),
    ),
  )('do not overlap: $name, $variant', ({ spec, variant }) => {
    const boxes = textBoxes(parseXml(renderSvg(spec, { variant })));
    const overlaps = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => Math.abs(a.y - b.y) < 10 && a.left < b.right - 1 && b.left < a.right - 1)
        .map((b) => `${a.text} | ${b.text}`),
    );
    expect(overlaps).toEqual([]);
  });
});

describe('gaps', () => {
  it('stay gaps in an area, and nothing is drawn where nothing is known', () => {
    const spec = chart({
      kind: 'area',
      x: { kind: 'month', label: 'Month', values: SPECS.bars.x.values.slice(0, 5) },
      series: [
        { id: 'a', label: 'A', values: [10, 10, null, 10, 10] },
        { id: 'b', label: 'B', values: [5, 5, null, 5, 5] },
      ],
    });
    const root = parseXml(renderSvg(spec));
    const areas = all(root).filter(({ attributes }) => attributes['class'] === 'chart-area');
    expect(areas).toHaveLength(4);
    expect(all(root).filter(({ attributes }) => attributes['class'] === 'chart-hatch')).toHaveLength(1);
  });

  it('are hatched cells in a strip, neither yes nor no', () => {
    const values = [1, null, 0];
    const x = { kind: 'week' as const, label: 'Week', values: ['2026-01-05', '2026-01-12', '2026-01-19'] };
    const root = parseXml(renderSvg(chart({ kind: 'strip', x, series: [{ id: 'a', label: 'A', values }] })));
    const shapes = all(root).filter(({ attributes }) =>
      ['chart-cell', 'chart-hatch'].includes(attributes['class'] ?? ''),
    );
    expect(shapes.slice(-3).map(({ attributes }) => attributes['class'])).toEqual([
      'chart-cell',
      'chart-hatch',
      'chart-cell',
    ]);
    expect(shapes.slice(-3).map(({ attributes }) => Number(attributes['height']))).toEqual([22, 22, 4]);
  });

  it('are a row without a mark in a timeline', () => {
    const row = {
      id: 'a',
      label: 'A',
      group: '',
      from: null,
      to: null,
      doneOn: null,
      mark: 'open' as const,
      status: 'No date',
    };
    const marks = (spec: AnyChart) =>
      all(parseXml(renderSvg(spec))).filter(({ attributes }) => attributes['class'] === 'chart-hollow').length;
    expect(marks(timeline({ rows: [row] }))).toBe(1);
    expect(marks(timeline({ rows: [{ ...row, to: '2026-01-01' }] }))).toBe(2);
  });
});
