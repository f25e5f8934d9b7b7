import type { Definition } from './types.ts';

const PROMETHEUS = {
  en: 'Prometheus, one sample a day; or CSV files of past usage',
  es: 'Prometheus, una muestra al día; o archivos CSV de uso pasado',
};
const BILLING = {
  en: 'Cloud-billing sheet, exported as CSV: community_id, month, amount',
  es: 'Hoja de facturación de la nube, exportada como CSV: community_id, mes, importe',
};

/** Definitions of the figures of the usage report. */
export const usage = {
  mau: {
    name: { en: 'Monthly active users', es: 'Usuarios activos por mes' },
    version: 1,
    unit: { en: 'users', es: 'usuarios' },
    text: {
      en: 'Monthly active users: distinct people active on one hub in the 30 days before the daily sample. The value of a month is the sample of its last day that has one.',
      es: 'Usuarios activos por mes: personas distintas activas en un hub en los 30 días anteriores a la muestra diaria. El valor de un mes es la muestra de su último día con datos.',
    },
    source: PROMETHEUS,
    inputs: ['hubs', 'usage'],
    measures: ['mau'],
  },
  wau: {
    name: { en: 'Weekly active users', es: 'Usuarios activos por semana' },
    version: 1,
    unit: { en: 'users', es: 'usuarios' },
    text: {
      en: 'Weekly active users: distinct people active on one hub in the 7 days before the daily sample. The value of a month is the sample of its last day that has one.',
      es: 'Usuarios activos por semana: personas distintas activas en un hub en los 7 días anteriores a la muestra diaria. El valor de un mes es la muestra de su último día con datos.',
    },
    source: PROMETHEUS,
    inputs: ['hubs', 'usage'],
    measures: ['wau'],
  },
  dau: {
    name: { en: 'Daily active users', es: 'Usuarios activos por día' },
    version: 1,
    unit: { en: 'users', es: 'usuarios' },
    text: {
      en: 'Daily active users: distinct people active on one hub in the 24 hours before the daily sample. The value of a month is the mean of its days that have a sample.',
      es: 'Usuarios activos por día: personas distintas activas en un hub en las 24 horas anteriores a la muestra diaria. El valor de un mes es la media de sus días con muestra.',
    },
    source: PROMETHEUS,
    inputs: ['hubs', 'usage'],
    measures: ['dau'],
  },
  highestMau: {
    name: { en: 'Highest monthly active users', es: 'Máximo de usuarios activos por mes' },
    version: 1,
    unit: { en: 'users', es: 'usuarios' },
    text: {
      en: 'The highest daily sample of monthly active users of one hub in the 24 complete months of the report, with the first day that has it.',
      es: 'La muestra diaria más alta de usuarios activos por mes de un hub en los 24 meses completos del informe, con el primer día que la tiene.',
    },
    source: PROMETHEUS,
    inputs: ['hubs', 'usage'],
    measures: ['mau'],
  },
  sum: {
    name: { en: 'Sum over hubs', es: 'Suma de los hubs' },
    version: 1,
    unit: { en: 'accounts, counted hub by hub', es: 'cuentas, contadas hub por hub' },
    text: {
      en: 'The monthly active users at the end of a month, added over the hubs. A person who uses two hubs counts twice, so the sum does not say how many people there are. It is given only when every hub that ran in the month has a value; a hub is not expected before its first sample and after it was decommissioned.',
      es: 'Los usuarios activos por mes al final de un mes, sumados hub por hub. Quien usa dos hubs cuenta dos veces, de modo que la suma no dice cuántas personas hay. Solo se da cuando cada hub que funcionó en el mes tiene un valor; de un hub no se esperan datos antes de su primera muestra ni después de su baja.',
    },
    source: PROMETHEUS,
    inputs: ['hubs', 'usage'],
    measures: ['mau'],
  },
  trend: {
    name: { en: 'Active users by day and by week', es: 'Usuarios activos por día y por semana' },
    version: 1,
    unit: { en: 'users', es: 'usuarios' },
    text: {
      en: 'By day: the samples as they are, over the last 90 days of the report. By week: the mean of the samples of the days, Monday to Sunday, over the whole weeks of 24 months; a week without a sample is a gap.',
      es: 'Por día: las muestras tal como son, en los últimos 90 días del informe. Por semana: la media de las muestras de los días, de lunes a domingo, en las semanas completas de 24 meses; una semana sin muestra es un hueco.',
    },
    source: PROMETHEUS,
    inputs: ['hubs', 'usage'],
    measures: ['mau', 'wau', 'dau'],
  },
  weeksOfValue: {
    name: { en: 'Weeks with enough active users', es: 'Semanas con suficientes usuarios activos' },
    version: 1,
    unit: { en: 'weeks', es: 'semanas' },
    text: {
      en: 'Weeks, Monday to Sunday, of the 12 months of the report whose last sample of weekly active users reaches the number that the organisation has set, 5 unless it says otherwise. A week without a sample counts neither way.',
      es: 'Semanas, de lunes a domingo, de los 12 meses del informe cuya última muestra de usuarios activos por semana alcanza el número fijado por la organización, 5 si no indica otro. Una semana sin muestra no cuenta en ningún sentido.',
    },
    source: PROMETHEUS,
    inputs: ['hubs', 'usage'],
    measures: ['wau'],
  },
  cost: {
    name: { en: 'Cloud cost', es: 'Coste de la nube' },
    version: 1,
    unit: { en: 'the currency of the bill', es: 'la moneda de la factura' },
    text: {
      en: "What the community's cloud use cost in a calendar month, as the cloud-billing sheet states it. Service fees are not included. Only months in which an agreement passes the cost through are shown.",
      es: 'Lo que costó el uso de la nube de la comunidad en un mes natural, según la hoja de facturación de la nube. No incluye las tarifas del servicio. Solo se muestran los meses en los que un acuerdo repercute el coste.',
    },
    source: BILLING,
    inputs: ['costs'],
  },
  costPerUser: {
    name: { en: 'Cloud cost per active user', es: 'Coste de la nube por usuario activo' },
    version: 1,
    unit: { en: 'the currency of the bill per user', es: 'la moneda de la factura por usuario' },
    text: {
      en: 'The cloud cost of a month divided by the monthly active users at its end: of the one hub or, with several, their sum over hubs, in which a person who uses two hubs counts twice. Only months with both are shown, and none in which nobody was active.',
      es: 'El coste de la nube de un mes dividido entre los usuarios activos por mes a su final: los del único hub o, si hay varios, la suma de los hubs, en la que quien usa dos hubs cuenta dos veces. Solo se muestran los meses con ambos datos, y ninguno en el que nadie estuvo activo.',
    },
    source: {
      en: 'Cloud-billing sheet; Prometheus',
      es: 'Hoja de facturación de la nube; Prometheus',
    },
    inputs: ['costs', 'hubs', 'usage'],
    measures: ['mau'],
  },
  budgetAlert: {
    name: { en: 'Budget alert', es: 'Alerta de presupuesto' },
    version: 1,
    unit: { en: 'the currency of the alert a month', es: 'la moneda de la alerta al mes' },
    text: {
      en: 'The amount a month at which an alert is sent when the forecast cost passes it: an amount that stands on several hubs is one alert, and different amounts are added. It is given only when each hub that runs has one and all are in one currency. It is the alert of today, which says nothing of what it was before.',
      es: 'El importe mensual a partir del cual se envía una alerta cuando el coste previsto lo supera: un importe que figura en varios hubs es una sola alerta, y los importes diferentes se suman. Solo se da cuando todos los hubs en funcionamiento tienen una y en la misma moneda. Es la alerta de hoy, que no dice cuál era antes.',
    },
    source: { en: 'Airtable: Hubs', es: 'Airtable: Hubs' },
    inputs: ['hubs', 'costs'],
  },
  agreementDays: {
    name: { en: 'Days left of the agreement', es: 'Días que restan del acuerdo' },
    version: 1,
    unit: { en: 'days', es: 'días' },
    text: {
      en: 'Days from the as-of date to the last day of the agreement that runs on it, 0 on the last day; of several, of the one that ends last. Cancelled agreements and those without usable dates do not count.',
      es: 'Días desde la fecha de referencia hasta el último día del acuerdo vigente en ella, 0 en el último día; de varios, del que termina más tarde. No cuentan los acuerdos cancelados ni los que carecen de fechas utilizables.',
    },
    source: { en: 'Airtable: Engagements', es: 'Airtable: Engagements' },
    inputs: ['engagements'],
  },
} as const satisfies Record<string, Definition>;
