/** View models of the reports. Everything here is pure: an extract or snapshot in, what a page shows out. */
export { directory, directoryRow, type DirectoryRow } from './directory.ts';
export { extractCommunities, type CommunityWords, type ExtractOptions, type Left } from './extract.ts';
export { communityExtract, reportPeriod, siteKey, type CommunityExtract, type ReportPeriod } from './schema.ts';
export { correction, edition, editionBundle, type Correction, type Edition, type EditionBundle } from './edition.ts';
export { textsOf, type Texts } from './texts/index.ts';
export { communityReports, type CommunityReports } from './overview.ts';
export { milestoneReport, type MilestoneReport, type MilestoneSection } from './milestone.ts';
export { impactReport, type ImpactReport, type Quote } from './impact.ts';
export { usageReport, type UsageReport } from './usage.ts';
export { reportFiles } from './files.ts';
export { httpsUrl, type Commitment } from './commitment.ts';
export { EXIT_CRITERIA, type Ask, type ExitCriterion, type Verdict } from './exit-criteria.ts';
export {
  pipelineDoubts,
  pipelineNow,
  pipelineOf,
  stageSentence,
  type DealNow,
  type PipelineNow,
  type StageNow,
} from './stage-now.ts';
export { amountText } from './amounts.ts';
export {
  BUCKETS,
  HORIZON,
  renewalsDue,
  renewalsOf,
  renewalsSentence,
  type RenewalRow,
  type RenewalsDue,
} from './renewals-due.ts';
export { defined, definitionOf, DEFINITIONS, type Definition, type DefinitionId } from './definitions/index.ts';
export { formatInstant } from './provenance.ts';
export type { Agreement } from './agreement.ts';
export type { DataTable, Figure, Provenance, Report } from './view.ts';
