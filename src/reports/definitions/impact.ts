import type { Definition } from './types.ts';

const users = { en: 'users', es: 'usuarios' };
const prometheus = { en: 'Prometheus', es: 'Prometheus' };

/** Definitions of the figures of the impact report. */
export const impact = {
  peakMau: {
    name: { en: 'People reached in a month, at most', es: 'Personas alcanzadas en un mes, como máximo' },
    version: 1,
    unit: users,
    text: {
      en: 'The highest daily sample of monthly active users in the whole months of the period. A sample counts the accounts that were active on one hub in the 30 days before it, each once; an account stands for a person. Hubs are not added up.',
      es: 'La muestra diaria más alta de usuarios activos por mes en los meses completos del período. Una muestra cuenta las cuentas que estuvieron activas en un hub en los 30 días anteriores, cada una una sola vez; una cuenta representa a una persona. Los hubs no se suman.',
    },
    source: prometheus,
    inputs: ['hubs', 'usage'],
    measures: ['mau'],
  },
  meanWau: {
    name: { en: 'Weekly active users, mean', es: 'Usuarios activos por semana, media' },
    version: 1,
    unit: users,
    text: {
      en: 'The mean of all daily samples of weekly active users in the whole months of the period. A sample counts the accounts that were active on one hub in the 7 days before it. Days without a sample are left out.',
      es: 'La media de todas las muestras diarias de usuarios activos por semana en los meses completos del período. Una muestra cuenta las cuentas que estuvieron activas en un hub en los 7 días anteriores. Los días sin muestra no entran en la media.',
    },
    source: prometheus,
    inputs: ['hubs', 'usage'],
    measures: ['wau'],
  },
  meanDau: {
    name: { en: 'Daily active users, mean', es: 'Usuarios activos por día, media' },
    version: 1,
    unit: users,
    text: {
      en: 'The mean of all daily samples of daily active users in the whole months of the period. A sample counts the accounts that were active on one hub in the 24 hours before it. Days without a sample are left out.',
      es: 'La media de todas las muestras diarias de usuarios activos por día en los meses completos del período. Una muestra cuenta las cuentas que estuvieron activas en un hub en las 24 horas anteriores. Los días sin muestra no entran en la media.',
    },
    source: prometheus,
    inputs: ['hubs', 'usage'],
    measures: ['dau'],
  },
  termWau: {
    name: {
      en: 'Weekly active users in term and between terms',
      es: 'Usuarios activos por semana en período lectivo y fuera de él',
    },
    version: 1,
    unit: users,
    text: {
      en: 'The mean of the daily samples of weekly active users on the days of the period that lie in an academic term, and on those that lie in none. Two means are compared only where each month that they touch has a sample.',
      es: 'La media de las muestras diarias de usuarios activos por semana en los días del período que pertenecen a un período lectivo, y en los que no pertenecen a ninguno. Dos medias solo se comparan si cada mes que abarcan tiene alguna muestra.',
    },
    source: prometheus,
    inputs: ['hubs', 'usage'],
    measures: ['wau'],
  },
  deliveredInPeriod: {
    name: { en: 'Deliverables delivered in the period', es: 'Entregables entregados en el período' },
    version: 1,
    unit: { en: 'deliverables', es: 'entregables' },
    text: {
      en: 'Deliverables with the status Delivered whose delivery date lies in the period. Those without a delivery date are named beside the figure and not counted.',
      es: 'Entregables con el estado «Delivered» (entregado) cuya fecha de entrega está dentro del período. Los que no tienen fecha de entrega se indican junto a la cifra y no se cuentan.',
    },
    source: {
      en: 'Airtable: Engagements, Projects, Project Deliverables',
      es: 'Airtable: Engagements, Projects, Project Deliverables',
    },
    inputs: ['deliverables'],
  },
  satisfaction: {
    name: { en: 'Satisfaction, mean score', es: 'Satisfacción, puntuación media' },
    version: 1,
    unit: { en: 'points, 1 to 5', es: 'puntos, de 1 a 5' },
    text: {
      en: 'The mean of the scores, 1 (lowest) to 5 (highest), that the community gave in the check-ins of the period. Every score counts once; check-ins without a score or a date are left out. It is always given with the number of scores.',
      es: 'La media de las puntuaciones, de 1 (la más baja) a 5 (la más alta), que la comunidad dio en las reuniones de seguimiento del período. Cada puntuación cuenta una vez; no entran las reuniones sin puntuación o sin fecha. Siempre se indica el número de puntuaciones.',
    },
    source: { en: 'Airtable: Check-ins', es: 'Airtable: Check-ins' },
    inputs: ['checkIns'],
  },
} as const satisfies Record<string, Definition>;
