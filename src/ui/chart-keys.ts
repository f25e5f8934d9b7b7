import type { DrawnChart } from './chart-canvas.ts';
import type { Place, Reading } from './chart-reading.ts';

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

/** Rows go down: the same keys, a quarter turn. */
const DOWN: Record<string, string> = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' };

/** Moves a cursor by keyboard, beginning at the last position, or the first row, and says what is there. */
export function followKeys(canvas: HTMLCanvasElement, chart: DrawnChart, reading: Reading, readout: HTMLElement): void {
  const { positions, isVertical } = reading;
  let place: Place = { position: isVertical ? -1 : positions, series: 0 };
  canvas.addEventListener('keydown', (event) => {
    const visible = Array.from({ length: reading.series }, (_, i) => chart.isDatasetVisible(i));
    const key = isVertical ? (DOWN[event.key] ?? event.key) : event.key;
    const next = event.ctrlKey || event.metaKey || event.altKey ? null : moved(key, place, positions, visible);
    if (!next || positions === 0) return;
    event.preventDefault();
    place = { ...next, position: Math.min(next.position, positions - 1) };
    readout.textContent = reading.say(place);
    point(chart, reading.at(place.position), place.position);
  });
  canvas.addEventListener('blur', () => point(chart, [], 0));
}

/** Shows the tooltip at a position, or none. */
function point(chart: DrawnChart, parts: number[], index: number): void {
  const active = parts.filter((part) => chart.isDatasetVisible(part)).map((datasetIndex) => ({ datasetIndex, index }));
  chart.setActiveElements(active);
  chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
  chart.update();
}
