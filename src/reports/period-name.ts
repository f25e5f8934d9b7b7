import { formatDay, type Language } from '../charts/index.ts';
import type { ReportPeriod } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** `First quarter of 2026`, `2025`, `Autumn term 2025/26`, `Term of the agreement`. */
export function periodName({ id, kind, name, from, to }: ReportPeriod, language: Language = 'en'): string {
  const { period } = textsOf(language).edition;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  switch (kind) {
    case 'quarter':
      return period.quarter(+id.slice(-1), first);
    case 'year':
      return period.year(first);
    case 'term':
      return period.term(name ?? '', first === last ? first : `${first}/${last.slice(2)}`);
    case 'agreement':
    case 'latest':
      return period[kind];
  }
}

/** `1 January 2026 to 31 March 2026`. */
export const periodDays = ({ from, to }: ReportPeriod, language: Language = 'en'): string =>
  textsOf(language).edition.period.days(formatDay(from, language), formatDay(to, language));

/** The name with its days, for prose. */
export const periodInWords = (period: ReportPeriod, language: Language = 'en'): string =>
  `${periodName(period, language)} (${periodDays(period, language)})`;
