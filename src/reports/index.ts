/** View models of the reports. Everything here is pure: an extract or snapshot in, what a page shows out. */
export { directory, directoryRow, type DirectoryRow } from './directory.ts';
export { extractCommunities, type CommunityWords, type ExtractOptions, type Left } from './extract.ts';
export { communityExtract, reportPeriod, siteKey, type CommunityExtract, type ReportPeriod } from './schema.ts';
export {
  correction,
  edition,
  editionBundle,
  frozenValues,
  type Correction,
  type Edition,
  type EditionBundle,
  type FrozenValues,
} from './edition.ts';
export { editionExtracts, hasSomething } from './edition-extract.ts';
export { CORRECTIONS_FILE, correctionsCsv } from './corrections-file.ts';
export { withoutWithdrawn } from './edition-withdrawn.ts';
export { driftCorrections, driftOf, newCorrections, valuesToFreeze, type Drift } from './corrections.ts';
export { agreementPeriod, readPeriodId, type PeriodRequest, type Terms } from './period-id.ts';
export { before, yearBefore } from './period-before.ts';
export { periodDays, periodInWords, periodName } from './period-name.ts';
export { textsOf, type Texts } from './texts/index.ts';
export { communityReports, type CommunityReports } from './overview.ts';
export { whatIsNew, daysLeft, type News, type Published, type WhatIsNew } from './index-page.ts';
export { contactsOf, type Contact } from './contacts.ts';
export { accentOf, DEFAULT_ACCENT, isReadable, SURFACES, type Accent } from './accent.ts';
export { logoFile, pngSize, svgSize, type LogoFile } from './logo.ts';
export { milestoneReport, type MilestoneReport, type MilestoneSection } from './milestone.ts';
export type { FteReport } from './fte-report.ts';
export { monthState } from './fte-table.ts';
export { impactReport, type ImpactReport, type Quote } from './impact.ts';
export { citationOf, type Citation } from './cite.ts';
export { funderText, funderView, type FunderSection } from './funder.ts';
export { usageReport, type UsageReport } from './usage.ts';
export type { ShownTable } from './usage-tables.ts';
export type { PublicRenewal } from './renewal-public.ts';
export { fileNames, reportFiles } from './files.ts';
export {
  downloadName,
  JSON_FILE,
  PDF_FILE,
  readmeOf,
  README_FILE,
  SCHEMA_FILE,
  wholeJson,
  wholeJsonSchema,
  wholeOf,
  wholeReport,
  ZIP_FILE,
  zipOf,
  type WholeInputs,
  type WholeReport,
} from './whole/index.ts';
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
export { whenWords } from './words.ts';
export {
  BUCKETS,
  HORIZON,
  renewalsDue,
  renewalsOf,
  renewalsSentence,
  type RenewalRow,
  type RenewalsDue,
} from './renewals-due.ts';
export {
  defined,
  DEFINED_IN,
  definitionOf,
  DEFINITIONS,
  type Definition,
  type DefinitionId,
} from './definitions/index.ts';
export { DOUBTED, doubtsFor, doubtOf, doubtOfFigures, doubtQuality, type DoubtedNoun } from './doubts.ts';
export { definitionGroups, definitionsJson, type DefinitionGroup, type ShownDefinition } from './definitions-page.ts';
export { formatInstant } from './provenance.ts';
export { stateBeside, type Agreement } from './agreement.ts';
export type { DataTable, Figure, Provenance, Report } from './view.ts';
export { DAYS_AHEAD, DUE_TABLE, type Freshness, type TeamNow } from './home/index.ts';
export type { CheckItem, DealRecord, Delivery, Packet } from './hand-off/index.ts';
export type { RenewalRecord } from './renewals/index.ts';
export { noticesOf, NOTICE_KINDS, type LeftOut, type Notice, type NoticeKind, type Notices } from './notices/index.ts';
export { CSV_LIMIT, JSON_LIMIT, nounFiles, sizeOf } from './data/index.ts';
export * from './workspace/index.ts';
export type { EngagementsPart } from './engagements/index.ts';
export type { Sheet } from './workspace/sheet.ts';
