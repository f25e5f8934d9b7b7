import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { AnyChart } from '../charts/types.ts';
import { datasetsOf, kindOf, labelsOf, type Kind, type Value } from './chart-data.ts';
import { marks } from './chart-marks.ts';
import { scalesOf, isHorizontal } from './chart-scales.ts';
import { themeColours } from './chart-theme.ts';
import { tooltipOf } from './chart-tooltip.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

export type DrawnChart = Chart<Kind, Value[], string> & { recolour(): void };

/** Room above the plot for the numbers of events. */
const EVENTS = 20;

/** Draws without animation; `colours` and the theme are read again at each `recolour`. */
export function drawChart(canvas: HTMLCanvasElement, spec: AnyChart, colours: () => string[]): DrawnChart {
  Object.assign(Chart.defaults.font, { family: themeColours().font, size: 13 });
  const hasEvents = 'events' in spec && spec.events.length > 0;
  const chart = new Chart<Kind, Value[], string>(canvas, {
    type: kindOf(spec),
    data: { labels: labelsOf(spec), datasets: datasetsOf(spec) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: isHorizontal(spec) ? 'y' : 'x',
      interaction: { mode: 'index', intersect: false, axis: isHorizontal(spec) ? 'y' : 'x' },
      layout: { padding: { top: hasEvents ? EVENTS : 0 } },
      scales: scalesOf(spec),
      plugins: { tooltip: { usePointStyle: true, boxPadding: 4, callbacks: tooltipOf(spec) } },
    },
    plugins: [marks(spec)],
  });
  const recolour = () => paint(chart, colours(), spec.kind === 'area');
  recolour();
  chart.update();
  return Object.assign(chart, { recolour });
}

function paint(chart: Chart<Kind, Value[], string>, colours: string[], areEdged: boolean): void {
  const { ink, muted, paper, hairline, rule } = themeColours();
  chart.data.datasets.forEach((dataset, i) => {
    dataset.borderColor = areEdged ? paper : (colours[i] ?? ink);
    dataset.backgroundColor = colours[i] ?? ink;
  });
  const { options } = chart;
  options.color = ink;
  for (const scale of Object.values(options.scales ?? {})) {
    if (!scale) continue;
    Object.assign(scale.ticks ?? {}, { color: muted });
    Object.assign(scale.title ?? {}, { color: muted });
    Object.assign(scale.grid ?? {}, { color: hairline });
    Object.assign(scale.border ?? {}, { color: rule });
  }
  Object.assign(options.plugins?.tooltip ?? {}, {
    backgroundColor: ink,
    titleColor: paper,
    bodyColor: paper,
    footerColor: paper,
    cornerRadius: 4,
  });
}
