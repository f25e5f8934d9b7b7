import { formatNumber, formatPosition } from '../charts/format.ts';
import { drawn, isKnown } from '../charts/series.ts';
import type { ChartSpec } from '../charts/types.ts';
import type { DrawnChart } from './chart-canvas.ts';

interface Place {
  position: number;
  series: number;
}

/** Where a key leads from a place; null when the key is not one of the chart's. Stays inside the data and skips series that are hidden. */
export function moved(key: string, from: Place, positions: number, visible: readonly boolean[]): Place | null {
  const last = positions - 1;
  const clamp = (position: number) => ({ ...from, position: Math.min(last, Math.max(0, position)) });
  const turn = (by: 1 | -1) => {
    for (let series = from.series + by; series >= 0 && series < visible.length; series += by) {
      if (visible[series]) return { ...from, series };
    }
    return from;
  };
  switch (key) {
    case 'ArrowLeft':
      return clamp(from.position - 1);
    case 'ArrowRight':
      return clamp(from.position + 1);
    case 'Home':
      return clamp(0);
    case 'End':
      return clamp(last);
    case 'ArrowUp':
      return turn(-1);
    case 'ArrowDown':
      return turn(1);
    default:
      return null;
  }
}

/** Moves a cursor by keyboard, beginning at the last position, and says what is there. */
export function followKeys(canvas: HTMLCanvasElement, chart: DrawnChart, spec: ChartSpec, readout: HTMLElement): void {
  const series = drawn(spec);
  let place: Place = { position: spec.x.values.length, series: 0 };
  canvas.addEventListener('keydown', (event) => {
    const visible = series.map((_, i) => chart.isDatasetVisible(i));
    const next =
      event.ctrlKey || event.metaKey || event.altKey ? null : moved(event.key, place, spec.x.values.length, visible);
    if (!next || spec.x.values.length === 0) return;
    event.preventDefault();
    place = { ...next, position: Math.min(next.position, spec.x.values.length - 1) };
    readout.textContent = sentence(spec, place);
    point(chart, spec, place.position);
  });
  canvas.addEventListener('blur', () => point(chart, spec, null));
}

function sentence(spec: ChartSpec, { position, series }: Place): string {
  const one = drawn(spec)[series];
  const value = one?.values[position] ?? null;
  const unit = value === null || !spec.unit ? '' : ` ${spec.unit}`;
  return `${formatPosition(spec.x.kind, spec.x.values[position] ?? '')}, ${one?.label ?? ''}: ${formatNumber(value, spec.decimals)}${unit}`;
}

/** Shows the tooltip at a position, or none. */
function point(chart: DrawnChart, spec: ChartSpec, position: number | null): void {
  const active = drawn(spec).flatMap(({ values }, datasetIndex) =>
    position !== null && isKnown(values[position]) && chart.isDatasetVisible(datasetIndex)
      ? [{ datasetIndex, index: position }]
      : [],
  );
  chart.setActiveElements(active);
  chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
  chart.update();
}
