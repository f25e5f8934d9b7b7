import { decimal, isPersonal, money, show, type NounKey } from '../../model/index.ts';
import type { FieldChange } from './schema.ts';

/** Most characters of a value or a name that are shown. */
const MAX_SHOWN = 80;
/** Most characters that are searched for e-mail addresses: the search takes the square of their number. */
const MAX_SEARCHED = 400;

/** One line of text, cut, with e-mail addresses made unreadable. */
export function plain(text: string): string {
  const masked = text
    .slice(0, MAX_SEARCHED)
    // Control characters would act on the terminal.
    .replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replaceAll(/[^\s"'<>,;:()@]+@[^\s"'<>,;:()@]+/g, '[e-mail]');
  return masked.length > MAX_SHOWN ? `${masked.slice(0, MAX_SHOWN - 1)}…` : masked;
}

/** A value for readers: `"Lead"`, `10,000.00 USD`, `nothing` for one that is not stated. */
function valueOf(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return 'nothing';
  const amount = money.safeParse(value);
  if (amount.success) return `${decimal(amount.data)} ${amount.data.currency ?? 'in no currency'}`;
  return plain(typeof value === 'string' ? JSON.stringify(value) : show(value));
}

/** The changes of one record, one text each: `stage: "Lead" → "Qualified"`. Personal values are not shown. */
export function describeFields(noun: NounKey, changes: readonly FieldChange[]): string[] {
  const daily = new Map<string, string[]>();
  for (const { field, day } of changes) if (day !== null) daily.set(field, [...(daily.get(field) ?? []), day]);
  return [
    ...[...daily].map(([field, days]) => `${field}: ${daysInWords(days)}`),
    ...changes
      .filter(({ day }) => day === null)
      .map(({ field, before, after }) =>
        isPersonal(noun, field)
          ? `${field}: changed (not shown here)`
          : `${field}: ${valueOf(before)} → ${valueOf(after)}`,
      ),
  ];
}

const daysInWords = (days: readonly string[]): string =>
  days.length === 1 ? `1 day changed (${days[0]})` : `${days.length} days changed (${days[0]} to ${days.at(-1)})`;

/** Names of fields that changed, most often first: `amount 3, stage 2`. */
export function fieldCounts(changed: readonly { fields: readonly FieldChange[] }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { fields } of changed)
    for (const field of new Set(fields.map((change) => change.field))) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
