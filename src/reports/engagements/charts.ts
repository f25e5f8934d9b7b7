import { addDays, decimal } from '../../model/index.ts';
import { formatMonth, formatNumber, summarise, type AnyChart, type ChartSpec } from '../../charts/index.ts';
import { agreementOf } from '../agreement.ts';
import { defined } from '../definitions/index.ts';
import { fteReport } from '../fte-report.ts';
import { timelineOf } from '../milestone-timeline.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { useOf } from '../workspace/use.ts';
import type { One } from './one.ts';

interface Charts {
  timeline: AnyChart | null;
  fte: AnyChart | null;
  /** What is missing of the FTE log, and what in it is not counted. */
  fteNotes: string[];
  use: AnyChart | null;
  costs: AnyChart[];
}

/** The charts of an engagement's page, as the community's own reports draw them. */
export function chartsOf({ engagement, work, community }: One, inputs: WorkInputs): Charts {
  const { asOf, config, look } = inputs;
  const extract = {
    ...{ asOf, through: addDays(asOf, -1), language: 'en' as const, engagementSource: config.engagements.source },
    fteLog: [...look.fteLogOfEngagement(engagement.id)],
  };
  const agreement = agreementOf(engagement, asOf);
  const commitments = work.map(({ standing }) => ({ ...standing, project: standing.project || 'No project' }));
  const fte = fteReport(engagement, 'months', extract);
  return {
    timeline: commitments.length === 0 ? null : timelineOf(agreement, 'deliverables', commitments, extract),
    fte: fte?.chart ?? null,
    fteNotes: fte?.notes ?? [],
    ...measures(community?.communityId ?? null, inputs),
  };
}

function measures(communityId: string | null, inputs: WorkInputs): Pick<Charts, 'use' | 'costs'> {
  const { months } = useOf(communityId, inputs);
  const x: ChartSpec['x'] = { kind: 'month', label: 'Month', values: months.map(({ month }) => month) };
  const hubs = Math.max(0, ...months.map((one) => one.hubs));
  const use = drawn({
    ...{ id: 'use', kind: 'bar', unit: 'users', unitOne: 'user', decimals: 0, x },
    title: titleOf(
      'Monthly active users',
      months.map(({ month, mau }) => [month, mau]),
      '',
    ),
    series: [{ id: 'mau', label: 'Monthly active users', values: months.map(({ mau }) => mau) }],
    notes: hubs > 1 ? [`The sum over ${hubs} hubs counts a person once a hub, so it is no number of people.`] : [],
    source: 'Usage of the community’s hubs, as its usage report has it.',
    definition: defined(hubs > 1 ? 'sum' : 'mau', 'en'),
  });
  const currencies = [...new Set(months.flatMap(({ cost }) => (cost ? [cost.currency] : [])))];
  const costs = currencies.flatMap((currency, place) => {
    const unit = currency ?? 'without a currency';
    const values = months.map(({ cost }) => (cost && cost.currency === currency ? Number(decimal(cost)) : null));
    return (
      drawn({
        ...{ id: `cost-${place + 1}`, kind: 'bar', unit, decimals: 0, x },
        title: titleOf(
          'Cloud cost',
          months.map(({ month }, at) => [month, values[at] ?? null]),
          ` ${unit}`,
        ),
        series: [{ id: 'cost', label: 'Cloud cost', values }],
        notes: ['Of the community, whichever agreement a month is of.'],
        source: 'The cloud-billing sheet, by community and month.',
        definition: defined('cost', 'en'),
      }) ?? []
    );
  });
  return { use, costs };
}

/** Null where there is nothing to draw. */
function drawn(spec: Omit<ChartSpec, 'summary'>): ChartSpec | null {
  const isKnown = spec.series.some(({ values }) => values.some((value) => value !== null));
  return isKnown ? { ...spec, language: 'en', summary: summarise({ ...spec, language: 'en' }) } : null;
}

/** The newest value as the finding. */
function titleOf(name: string, values: readonly [string, number | null][], unit: string): string {
  const [month, value] = values.findLast(([, one]) => one !== null) ?? ['', null];
  return `${name}: ${formatNumber(value)}${unit} in ${formatMonth(month)}`;
}
