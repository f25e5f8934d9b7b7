/** Where the data come from, and what is missing of them. */
export const provenance = {
  files: 'CSV files of past usage',
  dailySample: (query: string): string => `Prometheus, one sample a day of ${query}`,
  /** The three windows of one query: `"30d", "7d" or "24h"`. */
  or: 'or',
  billing: 'Cloud-billing sheet',
  billingExport: 'Cloud-billing sheet, exported as CSV',
  csvFiles: 'CSV files',
  /** An instant, from its day and its time in UTC. */
  instant: (day: string, time: string): string => `${day}, ${time} UTC`,
  read: (instant: string, isIncomplete: boolean): string => `read on ${instant}${isIncomplete ? ', incomplete' : ''}`,
  notConnected: 'not connected',
  delivery: 'Agreements, projects and deliverables',
  deliveryQuery: 'Tables Engagements, Projects, Project Deliverables',
  fte: 'FTE delivered',
  fteQuery: 'Table FTE Log',
  allAsOf: (day: string): string => `All records as of ${day}`,
  quotes: 'Quotes, with consent to publish',
  quotesQuery: 'Table Check-ins, where May publish is ticked',
  scores: 'Satisfaction',
  scoresQuery: 'Table Check-ins, Score',
  upTo: (day: string): string => `Up to ${day}`,
  goals: "The community's goals and name",
  company: 'Company record',
  latest: 'Latest',
  use: 'Active users',
  useColumns: 'date, hub, users, cluster',
  cost: 'Cloud cost',
  costQuery: 'CSV export: community_id, month, usd',
  hubs: 'Hubs and their budget alerts',
  hubsQuery: 'Table Hubs',
  invented: 'All data on this page is invented: it shows how a report looks.',
  unread: (records: number): string =>
    records === 1
      ? '1 record of this community could not be read or placed and is not shown.'
      : `${records} records of this community could not be read or placed and are not shown.`,
};
