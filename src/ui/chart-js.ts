/** The interactive chart, loaded on demand: draws the data of the chart's own JSON file in place of the still drawing. */
import type { AnyChart } from '../charts/types.ts';
import { chartWords } from '../charts/words.ts';
import { drawChart } from './chart-canvas.ts';
import { announcer, dom, partToggles } from './chart-controls.ts';
import { isRows } from './chart-data.ts';
import { followKeys } from './chart-keys.ts';
import { readingOf } from './chart-reading.ts';
import { onThemeChange } from './chart-theme.ts';

interface Explored {
  /** What to show and hide. */
  parts: HTMLElement[];
  spec: AnyChart;
}

/** Figures that have been drawn before. */
const explored = new WeakMap<HTMLElement, Explored>();

/** Draws the interactive chart at the first call, then changes between it and the still drawing. Rejects when the data cannot be read. */
export async function toggle(figure: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const drawing = figure.querySelector<HTMLElement>('[data-drawing]');
  if (!drawing) return;
  let known = explored.get(figure);
  if (!known) {
    const spec = await read(figure.dataset['json'] ?? '');
    // A second press during the fetch has drawn it already.
    known = explored.get(figure) ?? { parts: build(drawing, spec, button), spec };
    explored.set(figure, known);
  } else {
    for (const part of known.parts) part.hidden = !part.hidden;
  }
  const { controls } = chartWords(known.spec.language);
  const shown = !known.parts[0]?.hidden;
  drawing.classList.toggle('is-interactive', shown);
  button.textContent = shown ? controls.still : controls.explore;
  if (shown) drawing.querySelector('canvas')?.focus();
}

async function read(address: string): Promise<AnyChart> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as AnyChart;
}

/** Height of a row and of what stands around the rows, in px. */
const [ROW, AROUND] = [34, 70];

function build(drawing: HTMLElement, spec: AnyChart, button: HTMLButtonElement): HTMLElement[] {
  const reading = readingOf(spec);
  const { controls } = chartWords(spec.language);
  const canvas = dom('canvas', {
    tabindex: '0',
    role: 'application',
    'aria-label': `${spec.title}. ${reading.keys}`,
  });
  const box = dom('div', { class: 'chart-canvas' }, canvas);
  if (isRows(spec)) box.style.blockSize = `${spec.rows.length * ROW + AROUND}px`;
  const readout = announcer();
  const { fieldset, inputs, colours } = partToggles(reading, controls.seriesShown);
  drawing.append(box, readout, fieldset);
  const chart = drawChart(canvas, spec, colours);
  inputs.forEach((input, i) =>
    input.addEventListener('change', () => {
      chart.setDatasetVisibility(i, input.checked);
      chart.update();
    }),
  );
  followKeys(canvas, chart, reading, readout);
  canvas.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    button.click();
    button.focus();
  });
  onThemeChange(() => {
    chart.recolour();
    chart.update();
  });
  return [box, readout, fieldset];
}
