import type { Definition } from './types.ts';

/** Definitions of the figures of the impact report. */
export const impact = {
  peakMau: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'People reached: the highest monthly active users (distinct people active on one hub in 30 days) of any daily sample in the period.',
      es: 'People reached: the highest monthly active users (distinct people active on one hub in 30 days) of any daily sample in the period.',
    },
    source: { en: 'Prometheus', es: 'Prometheus' },
    inputs: ['hubs', 'usage'],
  },
  meanWau: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'The mean of all daily samples of weekly active users (distinct people active on one hub in 7 days) in the period.',
      es: 'The mean of all daily samples of weekly active users (distinct people active on one hub in 7 days) in the period.',
    },
    source: { en: 'Prometheus', es: 'Prometheus' },
    inputs: ['hubs', 'usage'],
  },
  meanDau: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'The mean of all daily samples of daily active users (distinct people active on one hub in 24 hours) in the period.',
      es: 'The mean of all daily samples of daily active users (distinct people active on one hub in 24 hours) in the period.',
    },
    source: { en: 'Prometheus', es: 'Prometheus' },
    inputs: ['hubs', 'usage'],
  },
  deliveredInPeriod: {
    version: 1,
    unit: { en: 'users', es: 'personas' },
    text: {
      en: 'Deliverables with the status Delivered whose delivery date lies in the period.',
      es: 'Deliverables with the status Delivered whose delivery date lies in the period.',
    },
    source: {
      en: 'Airtable: Engagements, Projects, Project Deliverables',
      es: 'Airtable: Engagements, Projects, Project Deliverables',
    },
    inputs: ['deliverables'],
  },
} as const satisfies Record<string, Definition>;
