/** Events, the as-of date and the target, drawn over an interactive chart. */
import type { Chart, Plugin } from 'chart.js';
import { eventsOf, eventsWithin } from '../charts/events.ts';
import { isKnown } from '../charts/series.ts';
import type { AnyChart } from '../charts/types.ts';
import { dayNumber } from './chart-data.ts';
import { themeColours } from './chart-theme.ts';

const RADIUS = 8;

export const marks = (spec: AnyChart): Plugin => ({
  id: 'marks',
  afterDatasetsDraw(chart) {
    const { ink, muted, paper } = themeColours();
    const { ctx } = chart;
    ctx.save();
    eventPlaces(chart, spec).forEach((x, i) => {
      rule(chart, muted, [3, 3], { x });
      disc(chart, String(i + 1), x, { ink, muted, paper });
    });
    if (spec.kind === 'timeline' && spec.today !== null)
      rule(chart, ink, [], { x: pixel(chart, 'x', dayNumber(spec.today)) });
    if ('target' in spec) rule(chart, ink, [6, 4], { y: pixel(chart, 'y', spec.target.value) });
    ctx.restore();
  },
});

const pixel = (chart: Chart, axis: 'x' | 'y', value: number): number =>
  chart.scales[axis]?.getPixelForValue(value) ?? NaN;

function eventPlaces(chart: Chart, spec: AnyChart): number[] {
  if (spec.kind === 'range') return [];
  if (spec.kind === 'timeline') return eventsOf(spec).map(({ day }) => pixel(chart, 'x', dayNumber(day)));
  return eventsWithin(spec).map(({ index }) => pixel(chart, 'x', index));
}

function rule({ ctx, chartArea }: Chart, colour: string, dashes: number[], at: { x: number } | { y: number }): void {
  const { left, right, top, bottom } = chartArea;
  const across = 'y' in at;
  if (!isKnown(across ? at.y : at.x)) return;
  ctx.setLineDash(dashes);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.25;
  ctx.beginPath();
  if (across) {
    ctx.moveTo(left, at.y);
    ctx.lineTo(right, at.y);
  } else {
    ctx.moveTo(at.x, top);
    ctx.lineTo(at.x, bottom);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

function disc(
  { ctx, chartArea }: Chart,
  text: string,
  x: number,
  { ink, muted, paper }: Record<'ink' | 'muted' | 'paper', string>,
): void {
  const y = chartArea.top - RADIUS - 2;
  ctx.beginPath();
  ctx.arc(x, y, RADIUS, 0, 2 * Math.PI);
  ctx.fillStyle = paper;
  ctx.fill();
  ctx.strokeStyle = muted;
  ctx.stroke();
  ctx.fillStyle = ink;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x, y + 0.5);
}
