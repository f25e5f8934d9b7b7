import { z } from 'zod';
import { minorDigits, type Money } from '../model/index.ts';
import { compare } from './words.ts';

/** Separates thousands, and does not break. */
const THIN = '\u202f';

/** A sum of one currency. */
export const currencyAmount = z.strictObject({
  currency: z.string().nullable().describe('ISO 4217 code; null for amounts whose source names none'),
  minor: z
    .string()
    .regex(/^-?\d+$/)
    .describe('Minor units of the currency, as digits: a sum may be larger than a number holds'),
});
export type CurrencyAmount = z.infer<typeof currencyAmount>;

/** The sums of amounts, one for each currency and never over two, by code; without a currency last. */
export function amountsOf(amounts: readonly Money[]): CurrencyAmount[] {
  const sums = new Map<string | null, bigint>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
  return [...sums]
    .map(([currency, minor]) => ({ currency, minor: minor.toString() }))
    .sort(
      (a, b) =>
        Number(a.currency === null) - Number(b.currency === null) || compare(a.currency ?? '', b.currency ?? ''),
    );
}

/** `48 150 USD`, `12.50 EUR`, `300 without a currency`. */
export function amountText({ currency, minor }: CurrencyAmount): string {
  const digits = minorDigits(currency);
  const value = BigInt(minor);
  const unit = 10n ** BigInt(digits);
  const [sign, size] = value < 0n ? ['\u2212', -value] : ['', value];
  const whole = (size / unit).toString().replace(/\B(?=(\d{3})+$)/g, THIN);
  const rest = size % unit;
  const fraction = rest === 0n ? '' : `.${rest.toString().padStart(digits, '0')}`;
  return `${sign}${whole}${fraction} ${currency ?? 'without a currency'}`;
}
