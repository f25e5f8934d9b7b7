import type { AnyChart } from './types.ts';

/**
 * The chart's description as JSON with a fixed order of keys, one series a line, ending in a line feed. `<` is escaped, so
 * that the text may also stand in an HTML page. Values that are not finite are null.
 */
export function toJson(spec: AnyChart): string {
  if (!('series' in spec)) return `${text({ schemaVersion: 1, ...spec })}\n`;
  const { id, kind, title, summary, unit, decimals, x, series, notes, source, definition } = spec;
  const head = { schemaVersion: 1, id, kind, title, summary, unit, decimals };
  const lines = [
    ...Object.entries(head).map(([key, value]) => member(key, value)),
    member('x', { kind: x.kind, label: x.label, values: x.values }),
    `"series": [${series.map((one) => `\n  ${text({ id: one.id, label: one.label, values: one.values })}`).join(',')}\n]`,
    member('notes', notes),
    member('source', source),
    member('definition', definition),
  ];
  return `{\n${lines.join(',\n')}\n}\n`;
}

const text = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
const member = (key: string, value: unknown) => `${JSON.stringify(key)}: ${text(value)}`;
