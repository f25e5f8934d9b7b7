import { z } from 'zod';

/** An amount in integer minor units (cents for USD). `currency` is ISO 4217, or null when the source names none. */
export const money = z.strictObject({
  minor: z.int().describe('Amount in minor units of the currency; hundredths when the currency is unknown'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .describe('ISO 4217 code'),
});
export type Money = z.infer<typeof money>;

const digitsOf = new Map<string, number>();

/** Decimal places of a currency (ISO 4217, as ICU knows it); 2 when it is unknown. */
export function minorDigits(currency: string | null): number {
  if (currency === null) return 2;
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/**
 * Reads a plain decimal such as `48150.00`. Excess decimals are accepted only when they are zeros.
 * @returns null for anything else: thousands separators, exponents, words, more digits than the currency has
 */
export function parseMoney(text: string | number, currency: string | null): Money | null {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(String(text).trim()) ?? [];
  if (whole === undefined) return null;
  const digits = minorDigits(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(`${sign}${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? { minor: minor === 0 ? 0 : minor, currency } : null;
}

/** The amount as a plain decimal in major units, without a currency: `4815000` cents are `48150.00`. */
export function decimal({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const split = text.length - digits;
  return `${minor < 0 ? '-' : ''}${text.slice(0, split)}${digits ? `.${text.slice(split)}` : ''}`;
}
