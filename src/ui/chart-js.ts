/** The interactive chart, loaded on demand: draws the data of the chart's own JSON file in place of the still drawing. */
import type { ChartSpec } from '../charts/types.ts';
import { drawChart } from './chart-canvas.ts';
import { announcer, dom, seriesToggles } from './chart-controls.ts';
import { followKeys } from './chart-keys.ts';
import { onThemeChange } from './chart-theme.ts';

/** Figures that have been drawn before, with what to show and hide. */
const explored = new WeakMap<HTMLElement, HTMLElement[]>();

/** Draws the interactive chart at the first call, then changes between it and the still drawing. Rejects when the data cannot be read. */
export async function toggle(figure: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const drawing = figure.querySelector<HTMLElement>('[data-drawing]');
  if (!drawing) return;
  let parts = explored.get(figure);
  if (!parts) {
    const spec = await read(figure.dataset['json'] ?? '');
    // A second press during the fetch has drawn it already.
    parts = explored.get(figure) ?? build(drawing, spec);
    explored.set(figure, parts);
  } else {
    for (const part of parts) part.hidden = !part.hidden;
  }
  const shown = !parts[0]?.hidden;
  drawing.classList.toggle('is-interactive', shown);
  button.textContent = shown ? 'Still picture' : 'Explore';
  if (shown) drawing.querySelector('canvas')?.focus();
}

async function read(address: string): Promise<ChartSpec> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as ChartSpec;
}

function build(drawing: HTMLElement, spec: ChartSpec): HTMLElement[] {
  const canvas = dom('canvas', {
    tabindex: '0',
    role: 'application',
    'aria-label': `${spec.title}. Left and right arrow keys move between ${spec.x.kind}s, up and down between series.`,
  });
  const box = dom('div', { class: 'chart-canvas' }, canvas);
  const readout = announcer();
  const { fieldset, inputs, colours } = seriesToggles(spec);
  drawing.append(box, readout, fieldset);
  const chart = drawChart(canvas, spec, colours);
  inputs.forEach((input, i) =>
    input.addEventListener('change', () => {
      chart.setDatasetVisibility(i, input.checked);
      chart.update();
    }),
  );
  followKeys(canvas, chart, spec, readout);
  onThemeChange(() => {
    chart.recolour();
    chart.update();
  });
  return [box, readout, fieldset];
}
