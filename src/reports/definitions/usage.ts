import type { Definition } from './types.ts';

/** Definitions of the figures of the usage report. */
export const usage = {
  mau: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'Monthly active users: distinct people active on a hub in the 30 days before the daily sample. A chart shows the sample of the last day of each month that has one.',
      es: 'Monthly active users: distinct people active on a hub in the 30 days before the daily sample. A chart shows the sample of the last day of each month that has one.',
    },
    source: { en: 'Prometheus', es: 'Prometheus' },
    inputs: ['hubs', 'usage'],
  },
  wau: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'Weekly active users: distinct people active on a hub in the 7 days before the daily sample. A chart shows the sample of the last day of each month that has one.',
      es: 'Weekly active users: distinct people active on a hub in the 7 days before the daily sample. A chart shows the sample of the last day of each month that has one.',
    },
    source: { en: 'Prometheus', es: 'Prometheus' },
    inputs: ['hubs', 'usage'],
  },
  dau: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'Daily active users: distinct people active on a hub in the 24 hours before the daily sample. A chart shows the mean over the days of each month that have a sample.',
      es: 'Daily active users: distinct people active on a hub in the 24 hours before the daily sample. A chart shows the mean over the days of each month that have a sample.',
    },
    source: { en: 'Prometheus', es: 'Prometheus' },
    inputs: ['hubs', 'usage'],
  },
  cost: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: "What the community's cloud use cost in a calendar month, as the cloud-billing sheet states it. Service fees are not included.",
      es: "What the community's cloud use cost in a calendar month, as the cloud-billing sheet states it. Service fees are not included.",
    },
    source: { en: 'Cloud-billing sheet', es: 'Cloud-billing sheet' },
    inputs: ['costs'],
  },
  sum: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'The hubs are not added up: a person who uses two hubs counts at each.',
      es: 'The hubs are not added up: a person who uses two hubs counts at each.',
    },
    source: { en: 'Prometheus', es: 'Prometheus' },
    inputs: ['hubs', 'usage'],
  },
} as const satisfies Record<string, Definition>;
