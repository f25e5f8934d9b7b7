import { engagementPage } from '../workspace/addresses.ts';
import { isFrom, type Deal, type Engagement } from '../../model/index.ts';
import type { Desk } from './desk.ts';
import { fieldsOf, type FieldRow } from './fields.ts';
import { strangersOf } from './strangers.ts';

/** A deal beside one engagement, or beside its contracts where it has none. */
export interface Comparison {
  engagement: { name: string; page: string; url: string | null } | null;
  rows: FieldRow[];
  /** False where the deal has no engagement and needs none yet, or not any more; then there are no rows. */
  isDue: boolean;
  /** Why there may be an engagement although none was found; null where it is certain, or there is one. */
  doubt: string | null;
}

/** One comparison for each engagement of the deal that is not cancelled; one without an engagement where there is none. */
export function comparisonsOf(deal: Deal, desk: Desk): Comparison[] {
  const { look, doubtOf } = desk;
  const live = look.engagementsOfDeal(deal.id).filter(({ status }) => status !== 'Cancelled');
  const contracts = look.contractsOfDeal(deal.id);
  const strangers = strangersOf(deal, live, contracts, desk);
  const isDue = deal.stage !== null && isFrom(deal.stage, 'Contract Admin');
  const compared: (Engagement | null)[] = live.length === 0 ? [null] : live;
  return compared.map((engagement) => ({
    engagement: engagement && {
      name: engagement.name ?? `Engagement ${engagement.id}`,
      page: engagementPage(engagement.id),
      url: desk.urlOf('engagement', engagement.id),
    },
    isDue: engagement !== null || isDue,
    rows: engagement || isDue ? fieldsOf({ deal, engagement, contracts }, strangers, desk) : [],
    doubt: engagement ? null : doubtOf('engagements', deal.id),
  }));
}

/** Fields that differ, a waiver aside, and fields that one side lacks; of a deal without an engagement nothing is counted. */
export function agreementOf(comparisons: readonly Comparison[]): {
  different: number;
  missing: number;
  notJudged: number;
} {
  const rows = comparisons.flatMap(({ engagement, rows: all }) => (engagement ? all : []));
  const count = (is: FieldRow['is']) => rows.filter((row) => row.is === is && !row.isWaived).length;
  return { different: count('different'), missing: count('missing'), notJudged: count('not-judged') };
}
