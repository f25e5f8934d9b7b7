import { agreementOf, byStanding, type Agreement } from './agreement.ts';
import { impactReport, type ImpactReport } from './impact.ts';
import { milestoneReport, type MilestoneReport } from './milestone.ts';
import { deliveryQuality } from './provenance.ts';
import type { CommunityExtract } from './schema.ts';
import { usageReport, type UsageReport } from './usage.ts';

/** Everything that one community's pages show. */
export interface CommunityReports {
  name: string;
  longName: string;
  /** One or two letters that stand for the community. */
  initials: string;
  agreements: Agreement[];
  /** What is known to be missing. */
  quality: string[];
  milestones: MilestoneReport;
  impact: ImpactReport;
  usage: UsageReport;
}

export function communityReports(extract: CommunityExtract): CommunityReports {
  const { shortName, longName } = extract.community;
  const name = shortName ?? longName ?? extract.communityId;
  return {
    name,
    longName: longName ?? name,
    initials: initialsOf(name),
    agreements: extract.engagements
      .map((engagement) => agreementOf(engagement, extract.asOf, extract.language))
      .sort(byStanding),
    quality: deliveryQuality(extract),
    milestones: milestoneReport(extract),
    impact: impactReport(extract),
    usage: usageReport(extract),
  };
}

/** First letters of the first two words that begin with a letter or digit; a dot when there are none. */
function initialsOf(name: string): string {
  const words = [...name.matchAll(/([\p{L}\p{N}])[\p{L}\p{N}]*/gu)].slice(0, 2);
  return words.map(([, first = '']) => first.toUpperCase()).join('') || '·';
}
