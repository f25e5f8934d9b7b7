import { daysBetween } from '../../model/index.ts';
import { countsInWords, countsOf } from '../checks/words.ts';
import { compare, count } from '../words.ts';
import { communityPage, engagementPage } from '../workspace/addresses.ts';
import { communityNamed, communityRef, type CommunityRef } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, link, number, several, text, type Cell, type Column, type WorkTable } from '../workspace/table.ts';
import type { Agreement } from './agreement.ts';
import { isRunning, type Own } from './own.ts';
import type { Completeness } from './packet.ts';
import { reportLinks } from './reports.ts';
import { isRecent, type Newest } from './satisfaction.ts';

/** A community with everything that its row and its page begin with. */
export interface Listed {
  own: Own;
  agreement: Agreement;
  completeness: Completeness;
  newest: Newest | null;
}

const COLUMNS: Column[] = [
  { id: 'community', label: 'Community', description: 'Short name, else long name', kind: 'text' },
  {
    ...{ id: 'agreement', label: 'Agreement', kind: 'text', filter: 'choice' },
    description: 'active, planned, ended or dates unclear on the day of the data; none without an engagement',
  },
  { id: 'ends', label: 'Ends', description: 'Last day of that agreement', kind: 'day', filter: 'range' },
  {
    id: 'tier',
    label: 'Tier',
    description: 'Service tier of the agreement, else of the deal',
    kind: 'text',
    filter: 'choice',
  },
  { id: 'region', label: 'Region', description: 'Cloud provider and region', kind: 'text', filter: 'choice' },
  { id: 'hubs', label: 'Hubs', description: 'Hubs that are not decommissioned', kind: 'number', filter: 'range' },
  {
    ...{ id: 'packet', label: 'Packet, %', kind: 'number', filter: 'range' },
    description: 'Facts of the hand-off packet that are written down, percent',
  },
  {
    id: 'satisfaction',
    label: 'Satisfaction',
    description: 'Newest score of a check-in, 1 to 5',
    kind: 'number',
    filter: 'range',
  },
  {
    id: 'findings',
    label: 'Open findings',
    description: 'Errors and warnings that are not waived',
    kind: 'number',
    filter: 'range',
  },
  { id: 'reports', label: 'Reports', description: 'Address of its site', kind: 'text' },
  { id: 'score-day', label: 'Day of the score', description: 'Day of that check-in', kind: 'day', hidden: true },
  { id: 'errors', label: 'Errors', description: 'Open findings that are errors', kind: 'number', hidden: true },
  { id: 'warnings', label: 'Warnings', description: 'Open findings that are warnings', kind: 'number', hidden: true },
  {
    id: 'community-id',
    label: 'community_id',
    description: 'Name in clusters and accounts',
    kind: 'text',
    hidden: true,
  },
  { id: 'record', label: 'HubSpot id', description: 'Id of the company in HubSpot', kind: 'text', hidden: true },
];

/** Every community of HubSpot by name. */
export function communitiesTable(listed: readonly Listed[], inputs: WorkInputs): WorkTable {
  const rows = listed
    .map((one) => ({ name: communityRef(one.own.community).name, id: one.own.community.id, one }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
    .map(({ one }) => rowOf(one, inputs));
  return {
    ...{ id: 'communities', title: 'All communities', columns: COLUMNS, rows },
    empty: 'Here stands each company of HubSpot. The data hold none.',
    source: 'HubSpot, Airtable and the check',
  };
}

function rowOf({ own, agreement, completeness, newest }: Listed, inputs: WorkInputs): Cell[] {
  const { community, hubs, findings } = own;
  const { asOf, urlOf } = inputs;
  const name = communityRef(community).name;
  const url = urlOf('community', community.id);
  const { cloudProvider, cloudRegion, communityId } = community;
  const counts = countsOf(findings);
  const running = hubs.filter((hub) => isRunning(hub, asOf)).length;
  return [
    several(
      name,
      [{ text: name, href: communityPage(community.id) }, ...(url === null ? [] : [{ text: 'HubSpot', href: url }])],
      communityId === name ? null : communityId,
    ),
    agreementCell(agreement, running),
    date(agreement.engagement?.end ?? null, endNote(agreement, asOf)),
    agreement.tierWords === null ? notKnown() : text(agreement.tierWords),
    regionText(cloudProvider, cloudRegion) === null ? notKnown() : text(regionText(cloudProvider, cloudRegion)),
    number(running),
    number(completeness.percent, `${completeness.percent} %`, `${completeness.known} of ${completeness.of}`),
    scoreCell(newest, asOf),
    findingsCell(counts, communityNamed(communityId, inputs)),
    reportsCell(community.id, inputs),
    date(newest?.on ?? null),
    number(counts.error),
    number(counts.warning),
    text(communityId),
    text(community.id),
  ];
}

const notKnown = (): Cell => ({ value: null, shown: [{ text: 'Not known' }] });

export const regionText = (provider: string | null, region: string | null): string | null =>
  provider === null && region === null ? null : `${provider ?? 'provider not known'}, ${region ?? 'region not known'}`;

function agreementCell({ state, engagement }: Agreement, running: number): Cell {
  const note = state === 'ended' && running > 0 ? `${count(running, 'hub')} still there` : null;
  return link(state, engagement && engagementPage(engagement.id), note);
}

function endNote({ engagement, state }: Agreement, asOf: string): string | null {
  const end = engagement?.end ?? null;
  if (end === null || state === 'dates unclear') return null;
  const days = daysBetween(asOf, end);
  return days === 0 ? 'today' : days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`;
}

function scoreCell(newest: Newest | null, asOf: string): Cell {
  if (newest === null) return { value: null, shown: [{ text: 'No score' }] };
  return number(
    newest.score,
    `${newest.score} of 5`,
    `${newest.on}${isRecent(newest, asOf) ? '' : ', over a year ago'}`,
  );
}

/** The findings are filtered by the name under which they list the community. */
function findingsCell({ error, warning }: { error: number; warning: number }, listed: CommunityRef | null): Cell {
  if (error + warning === 0) return number(0, 'None');
  const words = countsInWords({ error, warning, info: 0 });
  const href = listed === null ? null : `checks/?community=${encodeURIComponent(listed.name)}`;
  return { value: error + warning, shown: [{ text: words, href, shape: error > 0 ? 'error' : 'warning' }] };
}

function reportsCell(recordId: string, inputs: WorkInputs): Cell {
  const site = inputs.siteOf(recordId);
  return 'reason' in site
    ? { value: null, shown: [{ text: 'No site' }], note: site.reason }
    : several(site.address, reportLinks(site.address).slice(0, 3));
}
