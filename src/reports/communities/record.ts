import { formatDay } from '../../charts/index.ts';
import { httpsUrl } from '../commitment.ts';
import { countsInWords, countsOf } from '../checks/words.ts';
import { list } from '../words.ts';
import { communityPage, engagementPage, findingPage, rulePage } from '../workspace/addresses.ts';
import { communityRef } from '../workspace/community.ts';
import type { WorkFinding, WorkInputs } from '../workspace/inputs.ts';
import type { WorkRecord } from '../workspace/part.ts';
import type { Shown } from '../workspace/table.ts';
import { dealsTable, recordLink, typedLink } from './agreements.ts';
import { satisfactionOf } from './check-ins.ts';
import { regionText, type Listed } from './directory-table.ts';
import type { Sheet } from '../workspace/sheet.ts';
import { packOf, packSentence, type PackItem } from './pack.ts';
import { peopleOf, peopleTable } from './people.ts';
import { editionsSheet, reportLinks } from './reports.ts';
import { timelineOf, type Timeline } from './timeline.ts';

/** The page of one community. */
export interface CommunityRecord extends WorkRecord {
  name: string;
  answer: string;
  doubts: string[];
  facts: { label: string; shown: Shown[] }[];
  pack: { words: string; items: PackItem[] };
  reports: { links: Shown[]; reason: string | null; editions: Sheet | null };
  people: Sheet | null;
  deals: Sheet | null;
  satisfaction: { words: string; table: Sheet | null };
  findings: {
    severity: WorkFinding['severity'];
    message: string;
    fix: string;
    href: string;
    rule: string;
    ruleHref: string;
  }[];
  timeline: Timeline;
}

export function communityRecord(listed: Listed, inputs: WorkInputs): CommunityRecord {
  const { own } = listed;
  const { community } = own;
  const people = peopleOf(own, inputs);
  const items = packOf(listed, people, inputs);
  const site = inputs.siteOf(community.id);
  return {
    ...{ id: community.id, path: communityPage(community.id), name: communityRef(community).name },
    answer: answerOf(listed, items),
    doubts: doubtsOf(listed, inputs),
    facts: factsOf(listed, inputs),
    pack: { words: packSentence(items), items },
    reports: {
      ...('reason' in site ? { links: [], reason: site.reason } : { links: reportLinks(site.address), reason: null }),
      editions: editionsSheet(inputs.editionsOf(community.communityId ?? '')),
    },
    people: peopleTable(people, inputs),
    deals: dealsTable(own.deals, inputs),
    satisfaction: satisfactionOf(listed, inputs),
    findings: own.findings.map(({ severity, message, fix, fingerprint, rule }) => ({
      ...{ severity, message, fix, rule, href: findingPage(fingerprint), ruleHref: rulePage(rule) },
    })),
    timeline: timelineOf(own, inputs),
  };
}

function answerOf({ own, agreement }: Listed, items: readonly PackItem[]): string {
  const { engagement, state } = agreement;
  const term =
    engagement === null
      ? 'No agreement is recorded.'
      : `${engagement.name ?? engagement.id} is ${state === 'dates unclear' ? 'without clear dates' : state}${engagement.end === null ? '' : `, ${state === 'ended' ? 'since' : 'until'} ${formatDay(engagement.end)}`}.`;
  const findings =
    own.findings.length === 0 ? 'No finding is open.' : `Open: ${countsInWords(countsOf(own.findings))}.`;
  return `${term} ${findings} Of the check-in pack ${packSentence(items)}`;
}

function doubtsOf({ own: { namesakes, community } }: Listed, { look }: WorkInputs): string[] {
  const names = namesakes.map(({ id }) => `company ${id}`);
  return [
    ...(names.length > 0
      ? [
          `${community.communityId ?? ''} is the community_id of ${list(names)} too, so engagements, hubs, use and cost stand on each of their pages.`,
        ]
      : []),
    ...(community.communityId === null ? ['It has no community_id, so no hub, use or cost can be found for it.'] : []),
    ...[look.unread('communities') ?? []].flat(),
  ];
}

const notKnown: Shown[] = [{ text: 'Not known' }];
const orNotKnown = (shown: Shown[]): Shown[] => (shown.length > 0 ? shown : notKnown);
const textOf = (value: string | null): Shown[] => (value === null ? notKnown : [{ text: value }]);

function factsOf(
  { own: { community }, agreement, completeness }: Listed,
  inputs: WorkInputs,
): CommunityRecord['facts'] {
  const { longName, communityId, website, githubOrg, githubRepos, cloudProvider, cloudRegion, id } = community;
  const { engagement, state, tierWords } = agreement;
  const repositories = githubRepos.map((address) => ({ text: address, href: httpsUrl(address) }));
  return [
    { label: 'Long name', shown: textOf(longName) },
    { label: 'community_id', shown: textOf(communityId) },
    { label: 'Tier', shown: textOf(tierWords) },
    {
      label: 'Agreement',
      shown: engagement
        ? [{ text: `${engagement.name ?? engagement.id}, ${state}`, href: engagementPage(engagement.id) }]
        : textOf('None recorded'),
    },
    { label: 'Cloud and region', shown: textOf(regionText(cloudProvider, cloudRegion)) },
    {
      label: 'Hand-off packet',
      shown: [
        { text: `${completeness.known} of ${completeness.of} facts, ${completeness.percent} %` },
        ...(completeness.missing.length > 0 ? [{ text: `Missing: ${list(completeness.missing)}` }] : []),
      ],
    },
    { label: 'Website', shown: orNotKnown(typedLink(website ?? '', website)) },
    { label: 'GitHub', shown: orNotKnown([...typedLink(githubOrg ?? '', githubOrg), ...repositories]) },
    { label: 'Record', shown: orNotKnown(recordLink('HubSpot company', inputs.urlOf('community', id))) },
  ];
}
