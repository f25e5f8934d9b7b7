import { monthOf, type Day, type Usage, type UsageCorrection } from '../../model/index.ts';
import { compare } from '../format.ts';
import { blankMonth, pointKey, type History, type Point } from './history.ts';

/** The values and corrections of a history while something is joined to it. What it was made from stays as it was. */
export class Ledger {
  readonly #months: Map<string, Usage>;
  readonly #corrections = new Map<string, UsageCorrection[]>();
  readonly #recordedAt: string;
  #last: Usage | undefined;

  constructor(history: History, recordedAt: string) {
    this.#recordedAt = recordedAt;
    this.#months = new Map(history.usage.map((record) => [record.id, structuredClone(record)]));
    for (const correction of history.corrections) this.#push(correction);
  }

  value({ namespace, day, measure }: Omit<Point, 'value'>): number | null {
    return this.#month(namespace, day)?.[measure][Number(day.slice(8)) - 1] ?? null;
  }

  set(point: Point): void {
    const { namespace, day, measure, value } = point;
    let month = this.#month(namespace, day);
    if (month === undefined) {
      month = blankMonth(namespace, monthOf(day));
      this.#months.set(month.id, month);
    }
    month[measure][Number(day.slice(8)) - 1] = value;
  }

  /**
   * Sets a value and writes down what it was before. A correction that is the last word about the day already was written
   * by a run that ended before it could write the value, and is not written twice.
   */
  correct(point: Point, before: number | null): void {
    const last = this.#corrections.get(pointKey(point))?.at(-1);
    if (last?.before !== before || last.after !== point.value) {
      const { namespace, day, measure, value: after } = point;
      this.#push({ namespace, day, measure, before, after, recordedAt: this.#recordedAt });
    }
    this.set(point);
  }

  /** Whether a correction to the value is on record. */
  explains({ value, ...point }: Point): boolean {
    return this.#corrections.get(pointKey(point))?.some(({ after }) => after === value) ?? false;
  }

  usage(): Usage[] {
    return [...this.#months.values()].sort((a, b) => compare(a.id, b.id));
  }

  corrections(): UsageCorrection[] {
    return [...this.#corrections].sort(([a], [b]) => compare(a, b)).flatMap(([, corrections]) => corrections);
  }

  /** The month that a day stands in. Days are asked for month by month, so the last one is looked at first. */
  #month(namespace: string, day: Day): Usage | undefined {
    const last = this.#last;
    if (last?.namespace === namespace && day.startsWith(last.month)) return last;
    const found = this.#months.get(`${namespace}/${monthOf(day)}`);
    if (found) this.#last = found;
    return found;
  }

  #push(correction: UsageCorrection): void {
    const key = pointKey(correction);
    const known = this.#corrections.get(key);
    if (known) known.push(correction);
    else this.#corrections.set(key, [correction]);
  }
}
