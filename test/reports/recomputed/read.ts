/** Reads numbers and dates as a reader of either language does. */

type Language = 'en' | 'es';

const MONTHS: Record<Language, string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

/** Numbers with their percent sign, days and months of a text, in its order; of `names`, which may hold digits, none. */
export function tokens(text: string, language: Language, names: readonly string[] = []): string[] {
  const bare = names.toSorted((a, b) => b.length - a.length).reduce((rest, name) => rest.replaceAll(name, ''), text);
  const month = MONTHS[language].map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|');
  const of = language === 'es' ? '(?:[ \u00a0]de)?[ \u00a0]' : '[ \u00a0]';
  const point = language === 'es' ? ',' : '\\.';
  const token = new RegExp(
    `(\\d{4}-\\d\\d(?:-\\d\\d)?)|(?:(\\d{1,2})${of})?\\b(${month})(?:${of}|\u00a0)(\\d{4})|(\u2212?\\d{1,3}(?:\u202f\\d{3})+|\u2212?\\d+)(?:${point}(\\d+))?(\u00a0%)?`,
    'g',
  );
  return [...bare.matchAll(token)].map(([, iso, date, name, year, whole, fraction, percent]) => {
    if (iso !== undefined) return iso;
    if (name !== undefined && year !== undefined) {
      const number = MONTHS[language].findIndex((one) => one.startsWith(name)) + 1;
      return [year, String(number).padStart(2, '0'), ...(date ? [date.padStart(2, '0')] : [])].join('-');
    }
    const digits = (whole ?? '').replaceAll('\u202f', '').replace('\u2212', '-');
    return `${digits}${fraction ? `.${fraction}` : ''}${percent ? ' %' : ''}`;
  });
}

/** Whether a text shows a value: rounded to as many decimals as it has, a date in any form. */
export function shows(text: string, value: number | string, language: Language): boolean {
  const [token = ''] = tokens(text, language);
  if (typeof value === 'string') return token === value;
  const shown = Number(token.replace(' %', ''));
  const decimals = token.split('.')[1]?.length ?? 0;
  return token !== '' && Math.abs(shown - value) <= 0.5 * 10 ** -decimals + 1e-9;
}
