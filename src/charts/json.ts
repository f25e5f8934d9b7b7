import type { AnyChart, RangeSpec, TimelineSpec } from './types.ts';

/**
 * The chart's description as JSON with a fixed order of keys, one series a line, ending in a line feed. `<` is escaped, so
 * that the text may also stand in an HTML page. Values that are not finite are null.
 */
export function toJson(spec: AnyChart): string {
  if (!('series' in spec)) return rowsJson(spec);
  const { id, kind, title, summary, language, unit, decimals, x, series, events, target, cells } = spec;
  const { notes, source, definition } = spec;
  const head = { schemaVersion: 1, id, kind, title, summary, ...(language && { language }), unit, decimals };
  const lines = [
    ...Object.entries(head).map(([key, value]) => member(key, value)),
    member('x', { kind: x.kind, label: x.label, values: x.values }),
    `"series": [${series.map((one) => `\n  ${text({ id: one.id, label: one.label, values: one.values })}`).join(',')}\n]`,
    ...(events
      ? [
          member(
            'events',
            events.map(({ day, label }) => ({ day, label })),
          ),
        ]
      : []),
    ...(target ? [member('target', { label: target.label, value: target.value })] : []),
    ...(cells ? [member('cells', { filled: cells.filled, empty: cells.empty })] : []),
    member('notes', notes),
    member('source', source),
    member('definition', definition),
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** One row a line. */
function rowsJson({ rows, ...spec }: RangeSpec | TimelineSpec): string {
  const head = Object.entries(spec).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    member('schemaVersion', 1),
    ...head.map(([key, value]) => member(key, value)),
    `"rows": [${rows.map((row) => `\n  ${text(Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))}`).join(',')}\n]`,
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}

const text = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
const member = (key: string, value: unknown) => `${JSON.stringify(key)}: ${text(value)}`;
