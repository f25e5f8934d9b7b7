import settings from '../../../plumbline.config.ts';
import { readConfig, type Snapshot } from '../../../src/model/index.ts';
import {
  communityReports,
  extractCommunities,
  type CommunityExtract,
  type CommunityReports,
  type ReportPeriod,
} from '../../../src/reports/index.ts';
import { editionExtracts } from '../../../src/reports/edition-extract.ts';
import type { Db, Scope } from './db.ts';

/** The reports of all communities of a snapshot, each with what it takes to recompute it. */
export interface Recomputed {
  scope: Scope;
  extract: CommunityExtract;
  reports: CommunityReports;
}

export function recomputed(snapshot: Snapshot, db: Db, language: 'en' | 'es', at: string | ReportPeriod): Recomputed[] {
  const config = readConfig({
    ...settings,
    reports: { ...settings.reports, language },
    communities: { pedralvia: { language } },
  });
  const options = { config, key: (id: string) => id };
  const extracts =
    typeof at === 'string'
      ? extractCommunities(snapshot, { ...options, asOf: at }).extracts
      : editionExtracts(snapshot, at, options);
  return extracts.map((extract) => ({ scope: scopeOf(extract, db), extract, reports: communityReports(extract) }));
}

/** The days of a report, and what the configuration says of it. */
export const scopeOf = ({ communityId, language, asOf, through, period }: CommunityExtract, db: Db): Scope => ({
  ...{ db, community: communityId, language, asOf, through, period },
  settings: SETTINGS,
});

const { calendar, audiences, thresholds } = readConfig(settings);
export const SETTINGS: Scope['settings'] = {
  terms: calendar.terms,
  tiers: audiences.cloudCost.tiers,
  weeklyUsers: thresholds.valueWeeklyUsers,
  alertMonths: thresholds.costMonths,
  decisionDays: thresholds.renewalNoticeDays,
  noticeDays: thresholds.shutdownNoticeDays,
};
