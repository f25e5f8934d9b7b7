import type { Language } from '../charts/index.ts';
import { decimal, type Month, type PublicCost } from '../model/index.ts';
import { textsOf } from './texts/index.ts';

/** The costs of a community in one currency; `suffix` ends the names of its charts where there are several. */
export interface OneCurrency {
  currency: string | null;
  costs: PublicCost[];
  suffix: string;
}

/** `in USD`, `in a currency that is not stated`. */
export const inWords = (currency: string | null, language: Language): string => {
  const words = textsOf(language).usage.cost;
  return currency === null ? words.unknownCurrency : words.inCurrency(currency);
};

/** `USD`, `in a currency that is not stated`. */
export const unitOf = (currency: string | null, language: Language): string => currency ?? inWords(null, language);

/** A month's amount in major units; null where none is recorded. */
export const amountOf = (costs: readonly PublicCost[], month: Month): number | null => {
  const found = costs.find((cost) => cost.month === month);
  return found ? Number(decimal(found.amount)) : null;
};
