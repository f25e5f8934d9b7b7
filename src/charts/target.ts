import { formatNumber } from './format.ts';
import type { Frame } from './frame.ts';
import { element, escapeXml } from './markup.ts';
import { isKnown } from './series.ts';
import { fitText, textWidth } from './text-width.ts';
import type { ChartSpec } from './types.ts';

const DASH = { stroke: '#333', 'stroke-width': 1.5, 'stroke-dasharray': '6 4' };
const HALO = { 'paint-order': 'stroke', stroke: '#fff', 'stroke-width': 3, 'stroke-linejoin': 'round' };
/** Length of the dashes that explain the line above the plot. */
const KEY = 20;

/** A dashed line at a level, named beside it where nothing is drawn, else above the plot. */
export function drawTarget(frame: Frame, spec: ChartSpec, target: { label: string; value: number }): string {
  const { plot, font, unitY } = frame;
  const y = frame.y(target.value);
  const value = formatNumber(target.value, spec.decimals, spec.language);
  const name = `${target.label}: ${value}${spec.unit && ` ${spec.unit}`}`;
  const line = (x1: number, x2: number, at: number) =>
    element('line', { class: 'chart-target-line', ...DASH, x1, y1: at, x2, y2: at });
  const beside = fitText(name, font, plot.right - plot.left - 8);
  const free = freePlace(frame, spec.kind, y, textWidth(beside, font));
  const level = line(plot.left, plot.right, y);
  if (free) return level + element('text', { class: 'chart-label chart-halo', ...HALO, ...free }, escapeXml(beside));
  const above = fitText(name, font, plot.right - textWidth(spec.unit, font) - KEY - 24);
  const x = plot.right - textWidth(above, font);
  return (
    level +
    line(x - KEY - 6, x - 6, unitY - font / 3) +
    element('text', { class: 'chart-label', x, y: unitY }, escapeXml(above))
  );
}

/** Where a text of a width stands above or below the line without a value under it; null where it cannot. */
function freePlace(
  frame: Frame,
  kind: ChartSpec['kind'],
  level: number,
  width: number,
): { x: number; y: number } | null {
  const { plot, font } = frame;
  return (
    [level - 5, level + font + 2]
      .filter((baseline) => baseline - font >= plot.top - 4 && baseline <= plot.bottom - 2)
      .flatMap((y) =>
        [plot.left + 4, plot.right - width - 4, (plot.left + plot.right - width) / 2].map((x) => ({ x, y })),
      )
      .find((place) => !isCovered(frame, kind, { ...place, width })) ?? null
  );
}

/** Whether a value lies under a text; a bar or an area does from its top to its foot. */
function isCovered(
  { series, x, y, font, step }: Frame,
  kind: ChartSpec['kind'],
  place: { x: number; y: number; width: number },
): boolean {
  const reach = kind === 'bar' ? step / 2 : 8;
  const isFilled = kind === 'bar' || kind === 'area';
  return series.some(({ values }) =>
    values.some((value, i) => {
      if (!isKnown(value)) return false;
      const [across, top] = [x(i), y(value)];
      return (
        across > place.x - reach &&
        across < place.x + place.width + reach &&
        top < place.y + 6 &&
        (isFilled || top > place.y - font - 4)
      );
    }),
  );
}
