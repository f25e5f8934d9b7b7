import { minorDigits, parseMoney, show, type Money } from '../../model/index.ts';
import { dayOfDate, dayOfInstant, instant, monthOfText } from './dates.ts';

export interface FieldProblem {
  /** The field's name at the source. */
  field: string;
  expected: string;
  found: string;
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads the fields of one record at a source by the model's names. Missing, null, empty text and empty list mean the
 * same: nothing. A value that is something but not what the field holds becomes a problem, and the record is set aside.
 */
export class FieldReader<Key extends string> {
  readonly problems: FieldProblem[] = [];
  readonly #values: Readonly<Record<string, unknown>>;
  /** null for a field that the source does not have. */
  readonly #names: Readonly<Record<Key, string | null>>;
  readonly #timeZone: string;

  constructor(
    values: Readonly<Record<string, unknown>>,
    names: Readonly<Record<Key, string | null>>,
    timeZone: string,
  ) {
    this.#values = values;
    this.#names = names;
    this.#timeZone = timeZone;
  }

  /** The value of a field as a trimmed text. A lookup of one value is that value; a collaborator is their name. */
  text(key: Key): string | null {
    const value = this.#single(key);
    if (value === null) return null;
    if (typeof value === 'string' || typeof value === 'number') return String(value).trim() || null;
    const { name } = value as { name?: unknown };
    if (typeof name === 'string') return name.trim() || null;
    return this.#refuse(key, 'a text', value);
  }

  /** As `text`, with the spaces that stand around it. */
  typed(key: Key): string | null {
    const text = this.text(key);
    const value = this.#raw(key);
    return text !== null && typeof value === 'string' ? value : text;
  }

  /** A calendar date without time, as HubSpot stores it: the UTC day. */
  date(key: Key): string | null {
    return this.#read(key, dayOfDate, 'a date as YYYY-MM-DD');
  }

  /** The business day of a date with time. */
  day(key: Key): string | null {
    return this.#read(key, (text) => dayOfInstant(text, this.#timeZone), 'a date as YYYY-MM-DD or an instant');
  }

  instant(key: Key): string | null {
    return this.#read(key, instant, 'an instant as ISO 8601 or milliseconds');
  }

  /** A month; an empty one is a problem, because no record that has a month makes sense without. */
  month(key: Key): string {
    const expected = 'a month as YYYY-MM or its first day';
    const month = this.#read(key, (text) => monthOfText(text, this.#timeZone), expected);
    if (month === null && this.#raw(key) === undefined) this.#refuse(key, expected, undefined);
    return month ?? '';
  }

  number(key: Key): number | null {
    const value = this.#single(key);
    if (typeof value === 'number') return value;
    return this.#read(key, (text) => (NUMBER.test(text) ? Number(text) : null), 'a number such as 0.5');
  }

  /** A number, which a formula may have given more digits, is rounded to those of the currency; a text must be exact. */
  money(key: Key, currency: string | null): Money | null {
    const value = this.#single(key);
    const exact = typeof value === 'number' ? value.toFixed(minorDigits(currency)) : null;
    return this.#read(
      key,
      (text) => parseMoney(exact ?? text, currency),
      'an amount such as 48150.00, without separators',
    );
  }

  /** One of a list of words, upper and lower case aside. */
  choice<Word extends string>(key: Key, words: readonly Word[]): Word | null {
    const find = (text: string) =>
      words.find((word) => word === text) ?? words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? null;
    return this.#read(key, find, () => `one of ${words.map(show).join(', ')}`);
  }

  /** A checkbox: absent is false. */
  flag(key: Key): boolean {
    const value = this.#raw(key);
    if (value === undefined || value === null) return false;
    if (typeof value === 'boolean') return value;
    this.#refuse(key, 'a checkbox', value);
    return false;
  }

  /** Ids of linked records, in the order of the field, without duplicates. */
  links(key: Key): string[] {
    const value = this.#raw(key) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
      return value.length > 1 ? [...new Set(value)] : value;
    this.#refuse(key, 'a list of linked records', value);
    return [];
  }

  /** Records a problem that only the caller can see. */
  refuse(key: Key, expected: string): null {
    return this.#refuse(key, expected, this.#raw(key));
  }

  #read<T>(key: Key, convert: (text: string) => T | null, expected: string | (() => string)): T | null {
    const before = this.problems.length;
    const text = this.text(key);
    if (text === null || this.problems.length > before) return null;
    const found = convert(text);
    if (found !== null) return found;
    return this.#refuse(key, typeof expected === 'string' ? expected : expected(), this.#raw(key));
  }

  #raw(key: Key): unknown {
    const name = this.#names[key];
    if (name === null) return undefined;
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
  }

  #single(key: Key): unknown {
    const value = this.#raw(key);
    if (!Array.isArray(value)) return value ?? null;
    const items = value.filter((item) => item !== null && item !== undefined);
    return items.length > 1 ? this.#refuse(key, 'one value', value) : (items[0] ?? null);
  }

  #refuse(key: Key, expected: string, found: unknown): null {
    this.problems.push({ field: this.#names[key] ?? key, expected, found: show(found) });
    return null;
  }
}
