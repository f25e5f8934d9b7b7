import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartDataset,
  type ScriptableContext,
} from 'chart.js';
import { formatNumber, formatPosition, monthAbbreviation } from '../charts/format.ts';
import { drawn, isKnown, runs } from '../charts/series.ts';
import type { ChartSpec } from '../charts/types.ts';
import { themeColours } from './chart-theme.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type Kind = 'line' | 'bar';
export type DrawnChart = Chart<Kind, (number | null)[], string> & { recolour(): void };

/** Shapes in the order of the still drawing. */
const SHAPES = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star'] as const;
/** More positions than this get no mark each. */
const MARKED = 60;

const kindOf = ({ kind }: ChartSpec): Kind => (kind === 'bar' || kind === 'strip' ? 'bar' : 'line');

/** Draws without animation; `colours` and the theme are read again at each `recolour`. */
export function drawChart(canvas: HTMLCanvasElement, spec: ChartSpec, colours: () => string[]): DrawnChart {
  Object.assign(Chart.defaults.font, { family: themeColours().font, size: 13 });
  const series = drawn(spec);
  const chart = new Chart<Kind, (number | null)[], string>(canvas, {
    type: kindOf(spec),
    data: {
      labels: spec.x.values,
      datasets: series.map(({ label, values }, i) => datasetOf(kindOf(spec), label, values, i)),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          grid: { display: false },
          ticks: { maxRotation: 0, autoSkipPadding: 16, callback: (_, i) => tickOf(spec.x.values[i] ?? '') },
        },
        y: {
          beginAtZero: true,
          border: { display: false },
          title: { display: spec.unit !== '', text: spec.unit },
          ticks: {
            precision: 0,
            maxTicksLimit: 6,
            callback: (value) => formatNumber(Number(value), decimalsOf(Number(value))),
          },
        },
      },
      plugins: {
        tooltip: {
          usePointStyle: true,
          boxPadding: 4,
          callbacks: {
            title: ([item]) => formatPosition(spec.x.kind, spec.x.values[item?.dataIndex ?? -1] ?? ''),
            label: ({ dataset, parsed }) =>
              `${dataset.label ?? ''}: ${formatNumber(parsed.y, spec.decimals)} ${spec.unit}`,
          },
        },
      },
    },
  });
  const recolour = () => paint(chart, colours());
  recolour();
  chart.update();
  return Object.assign(chart, { recolour });
}

function datasetOf(
  kind: Kind,
  label: string,
  values: (number | null)[],
  number: number,
): ChartDataset<Kind, (number | null)[]> {
  if (kind === 'bar') return { label, data: values };
  const alone = new Set(runs(values, true).flatMap(({ from, to }) => (from === to ? [from] : [])));
  const radius = ({ dataIndex }: ScriptableContext<'line'>) =>
    isKnown(values[dataIndex]) && (values.length <= MARKED || alone.has(dataIndex)) ? 3 : 0;
  return {
    label,
    data: values,
    spanGaps: false,
    borderWidth: values.length > 200 ? 1.5 : 2,
    pointRadius: radius,
    pointHoverRadius: 5,
    pointStyle: SHAPES[number] ?? 'circle',
  };
}

function paint(chart: Chart<Kind, (number | null)[], string>, colours: string[]): void {
  const { ink, muted, paper, hairline, rule } = themeColours();
  chart.data.datasets.forEach((dataset, i) => {
    dataset.borderColor = colours[i] ?? ink;
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
    cornerRadius: 4,
  });
}

/** `2026-06` → `Jun 2026`, `2026-06-15` → `15 Jun 2026`. */
function tickOf(value: string): string {
  const [year = '', month = '', day] = value.split('-');
  return `${day ? `${Number(day)} ` : ''}${monthAbbreviation(Number(month))} ${year}`;
}

const decimalsOf = (value: number) => Math.min(3, (/\.(\d+)$/.exec(String(value))?.[1] ?? '').length);
