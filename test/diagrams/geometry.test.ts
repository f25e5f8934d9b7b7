import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PICTURE_NAMES, pictureOf, widthOf, type Drawing, type Line } from '../../src/diagrams/index.ts';
import { readConfig } from '../../src/model/index.ts';

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const areaOf = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Area => ({
  ...{ left: x, right: x + width, top: y, bottom: y + height },
});

/** From the top of the capitals to below the descenders. */
function lineArea({ text, x, y, size, anchor, look }: Line): Area {
  const width = widthOf(text, size, look === 'bold');
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  return { left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.25 };
}

const isWithin = (inner: Area, outer: Area) =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
const meet = (a: Area, b: Area) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The straight parts of every path as areas without width; the paths go along the axes only. */
const segmentsOf = ({ paths }: Drawing): Area[] =>
  paths.flatMap(({ points }) =>
    points.slice(1).map(([x, y], index) => {
      const [x0 = 0, y0 = 0] = points[index] ?? [];
      expect(x === x0 || y === y0, `${x0},${y0} to ${x},${y} is along an axis`).toBe(true);
      return { left: Math.min(x, x0), right: Math.max(x, x0), top: Math.min(y, y0), bottom: Math.max(y, y0) };
    }),
  );

const crosses = (segment: Area, area: Area) =>
  segment.left < area.right && segment.right > area.left && segment.top < area.bottom && segment.bottom > area.top;

/** Everything that is wrong with where the parts of a drawing stand. */
function faultsOf(drawn: Drawing): string[] {
  const all = { left: 0, top: 0, right: drawn.width, bottom: drawn.height };
  const boxes = drawn.boxes.map((box) => ({ name: box.lines[0]?.text ?? '', area: areaOf(box), lines: box.lines }));
  const labels = drawn.labels.map((line) => ({ name: line.text, area: lineArea(line) }));
  const texts = [
    ...labels,
    ...boxes.flatMap(({ lines }) => lines.map((line) => ({ name: line.text, area: lineArea(line) }))),
  ];
  const segments = segmentsOf(drawn);
  const pairs = <T>(items: T[]) => items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));
  return [
    ...boxes.flatMap(({ area, lines, name }) =>
      lines.filter((line) => !isWithin(lineArea(line), area)).map(({ text }) => `"${text}" is not inside "${name}"`),
    ),
    ...pairs(boxes).flatMap(([a, b]) => (meet(a.area, b.area) ? `"${a.name}" and "${b.name}" overlap` : [])),
    ...pairs(texts).flatMap(([a, b]) => (meet(a.area, b.area) ? `texts "${a.name}" and "${b.name}" overlap` : [])),
    ...labels.flatMap(({ name, area }) =>
      boxes.filter((box) => meet(area, box.area)).map((box) => `"${name}" lies on "${box.name}"`),
    ),
    ...[...boxes, ...texts].flatMap(({ name, area }) => (isWithin(area, all) ? [] : `"${name}" is outside`)),
    ...segments.flatMap((segment) => (isWithin(segment, all) ? [] : 'a line is outside')),
    ...[...boxes, ...labels].flatMap(({ name, area }) =>
      segments.some((segment) => crosses(segment, area)) ? `a line runs through "${name}"` : [],
    ),
  ];
}

const days = fc.nat(400);
const anyConfig = fc.record({
  thresholds: fc.record({
    ...{ renewalNoticeDays: days, shutdownNoticeDays: days, lapsedWarningDays: days, lapsedDecisionDays: days },
  }),
  organisation: fc.record({
    fiscalSponsor: fc
      .array(fc.constantFrom('CS&S', 'Trust', 'Foundation', 'Wissenschaftsförderungsgesellschaft', '<b>', '研究所'), {
        ...{ minLength: 1, maxLength: 4 },
      })
      .map((words) => words.join(' ')),
  }),
  engagements: fc.record({ source: fc.constantFrom('airtable' as const, 'csv' as const) }),
});

describe.each(PICTURE_NAMES)('the picture %s', (name) => {
  it.each(['wide', 'narrow'] as const)('has every part in its place (%s)', (variant) => {
    expect(faultsOf(pictureOf(name, readConfig({}))[variant])).toEqual([]);
  });

  it('stays so for other days and names', () => {
    fc.assert(
      fc.property(anyConfig, fc.constantFrom('wide' as const, 'narrow' as const), (input, variant) => {
        expect(faultsOf(pictureOf(name, readConfig(input))[variant])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has no text below 12 px where it is shown', () => {
    // The narrowest places at which pictures.css shows the two layouts.
    const shown = { wide: 38 * 16, narrow: 343 };
    for (const variant of ['wide', 'narrow'] as const) {
      const drawn = pictureOf(name, readConfig({}))[variant];
      const lines = [...drawn.labels, ...drawn.boxes.flatMap((box) => box.lines)];
      expect(Math.min(...lines.map(({ size }) => (size * shown[variant]) / drawn.width))).toBeGreaterThanOrEqual(12);
    }
  });
});
