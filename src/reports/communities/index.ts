/** The room about the communities: how satisfied they are by tier, a directory, and a page for each with its check-in pack. */
import type { RangeSpec } from '../../charts/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { agreementOf } from './agreement.ts';
import { communitiesTable, type Listed } from './directory-table.ts';
import { ownOf } from './own.ts';
import { completenessOf } from './packet.ts';
import { communityRecord, type CommunityRecord } from './record.ts';
import { newestScore, satisfactionChart, satisfactionSentence, satisfactionTable, tierScores } from './satisfaction.ts';
import { count } from '../words.ts';

export type { PackItem, PackState } from './pack.ts';
export type { CommunityRecord } from './record.ts';
export type { Timeline, TimelineEvent } from './timeline.ts';

export interface CommunitiesFacts {
  /** How satisfied they are, in one sentence. */
  satisfaction: string;
  chart: RangeSpec | null;
}
export type CommunitiesPart = Part<CommunitiesFacts, CommunityRecord>;

export function communitiesPart(inputs: WorkInputs): CommunitiesPart {
  const listed = listedOf(inputs);
  const tiers = tierScores(
    listed.flatMap(({ newest }) => newest ?? []),
    listed.flatMap(({ agreement: { state, tier } }) => (state === 'active' ? [tier] : [])),
    inputs,
  );
  const chart = satisfactionChart(tiers);
  return {
    answer: answerOf(listed),
    doubts: doubtsOf(inputs),
    tables: [communitiesTable(listed, inputs), satisfactionTable(tiers)],
    charts: chart ? [chart] : [],
    facts: { satisfaction: satisfactionSentence(tiers), chart },
    records: listed.map((one) => communityRecord(one, inputs)),
    ...{ pages: [], files: {} },
  };
}

/** Every community with what its row and its page begin with. */
function listedOf(inputs: WorkInputs): Listed[] {
  const find = ownOf(inputs);
  return inputs.snapshot.records.communities.map((community) => {
    const own = find(community);
    return {
      own,
      agreement: agreementOf(own, inputs.asOf, inputs.config),
      completeness: completenessOf(own),
      newest: newestScore(own.checkIns, own.engagements, inputs.config),
    };
  });
}

function answerOf(listed: readonly Listed[]): string {
  const active = listed.filter(({ agreement }) => agreement.state === 'active');
  const wrong = active.filter(({ own }) => own.findings.some(({ severity }) => severity === 'error')).length;
  const unscored = active.filter(({ newest }) => newest === null).length;
  if (listed.length === 0) return 'HubSpot holds no community.';
  return [
    `${active.length} of ${count(listed.length, 'community', 'communities')} ${active.length === 1 ? 'has' : 'have'} an active agreement.`,
    ...(active.length > 0 ? [ofActive(wrong, unscored)] : []),
  ].join(' ');
}

function ofActive(wrong: number, unscored: number): string {
  const errors =
    wrong === 0 ? 'None of these has an open error' : `${wrong} of these ${wrong === 1 ? 'has' : 'have'} an open error`;
  return `${errors}; ${unscored === 0 ? 'each has given a score' : `${unscored} never gave a score`}.`;
}

function doubtsOf({ look, snapshot, asOf }: WorkInputs): string[] {
  const aside = snapshot.manifest.setAside.filter(({ noun }) => noun === 'communities').length;
  const undated = snapshot.records.checkIns.filter(({ date, score }) => score !== null && date === null).length;
  const later = snapshot.records.checkIns.filter(
    ({ date, score }) => score !== null && date !== null && date > asOf,
  ).length;
  return [
    ...(aside > 0
      ? [`${count(aside, 'company', 'companies')} could not be read and ${aside === 1 ? 'is' : 'are'} not listed.`]
      : []),
    ...(undated > 0
      ? [`${count(undated, 'score has', 'scores have')} no date and ${undated === 1 ? 'is' : 'are'} not counted.`]
      : []),
    ...(later > 0 ? [`${count(later, 'score is', 'scores are')} dated after ${asOf} and not counted.`] : []),
    ...new Set(
      ['communities' as const, 'engagements' as const, 'checkIns' as const].flatMap((noun) => look.unread(noun) ?? []),
    ),
  ];
}
