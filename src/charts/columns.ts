import type { AnyChart } from './types.ts';
import { chartWords } from './words.ts';

/** A column of a chart's table and of its CSV. */
export interface Column {
  /** Name for programs: letters, digits and hyphens. */
  name: string;
  title: string;
  unit: string;
  /** What the column holds, beyond its title. */
  description: string;
  datatype: 'string' | 'number' | 'date' | 'gYearMonth';
}

const POSITION = { month: 'gYearMonth', week: 'date', day: 'date' } as const;

export function columnsOf(spec: AnyChart): Column[] {
  const words = chartWords(spec.language);
  const of = (name: string, title: string, datatype: Column['datatype'], unit = '', description = ''): Column => ({
    name,
    title,
    unit,
    description,
    datatype,
  });
  const withUnit = (title: string, unit: string) => (unit ? `${title} (${unit})` : title);
  if (spec.kind === 'timeline') {
    const { group, row, from, to, done, status } = words.timelineHead;
    return [
      of('group', group, 'string'),
      of('row', row, 'string'),
      of('from', from, 'date'),
      of('to', to, 'date'),
      of('done', done, 'date'),
      of('status', status, 'string'),
    ];
  }
  if (spec.kind === 'range') {
    const { row, value, target, note } = words.rangeHead;
    return [
      of('row', row, 'string'),
      of('value', withUnit(value, spec.unit), 'number', spec.unit, spec.definition),
      of('target', withUnit(target, spec.unit), 'number', spec.unit),
      of('note', note, 'string'),
    ];
  }
  const { x, unit, series, definition } = spec;
  const cells = spec.kind === 'strip' ? words.stripCells : '';
  return [
    of('position', x.label, POSITION[x.kind]),
    ...series.map(({ label }, i) => of(`series-${i + 1}`, withUnit(label, unit), 'number', unit, cells || definition)),
  ];
}
