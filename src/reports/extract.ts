import * as model from '../model/index.ts';
import {
  addDays,
  addMonths,
  firstDayOf,
  usageTable,
  type Community,
  type Config,
  type Day,
  type Manifest,
  type Snapshot,
} from '../model/index.ts';
import { covers, passesCost, sharesRag } from './consent.ts';
import { completeMonths, HISTORY_MONTHS, monthsOf, rollingPeriod } from './period.ts';
import { parentsOf, placeRecords, type Placement } from './placement.ts';
import { siteKey, type CommunityExtract, type ReportPeriod } from './schema.ts';
import { usageHistoryOf } from './usage-history.ts';

/** What a community's report holds besides records, by `community_id`. */
export interface CommunityWords {
  logo: CommunityExtract['logo'];
  events: CommunityExtract['events'];
  narrative: CommunityExtract['narrative'];
  openErrors: CommunityExtract['openErrors'];
  previous: CommunityExtract['previous'];
}

export interface ExtractOptions {
  asOf: Day;
  config: Config;
  /** Null for the rolling report. */
  period?: ReportPeriod | null;
  words?: ReadonlyMap<string, Partial<CommunityWords>>;
  organisationLogo?: CommunityExtract['logo'];
  /** Folder name of a community's site. */
  key: (communityId: string) => string;
}

/** A community that gets no site, by its HubSpot record id. */
export interface Left {
  recordId: string;
  name: string;
  reason: string;
}

/**
 * What each community's site is given: public fields, its own records, and of these only what may be published. A community
 * has a site when its id is usable and it has an engagement or a hub.
 */
export function extractCommunities(
  snapshot: Snapshot,
  options: ExtractOptions,
): { extracts: CommunityExtract[]; left: Left[] } {
  const placement = placeRecords(snapshot);
  const { records, manifest } = snapshot;
  const holders = Map.groupBy(records.communities, ({ communityId }) => communityId?.toLowerCase());
  const extracts: CommunityExtract[] = [];
  const left: Left[] = manifest.setAside
    .filter(({ noun }) => noun === 'communities')
    .map(({ id, name, field }) => ({
      recordId: id,
      name: name ?? id,
      reason: `Its record could not be read (${field}).`,
    }));
  for (const community of records.communities) {
    const { id: recordId, communityId } = community;
    const alone = holders.get(communityId?.toLowerCase())?.length === 1;
    const reason = communityId === null ? 'It has no community_id.' : whyUnusable(communityId, alone, options);
    if (communityId === null || reason !== null) {
      left.push({ recordId, name: nameOf(community), reason: reason ?? '' });
    } else if (placement.of('engagements', communityId).length + placement.of('hubs', communityId).length > 0) {
      extracts.push(extractOf({ ...community, communityId }, snapshot, placement, options));
    }
  }
  return { extracts, left };
}

const nameOf = ({ id, communityId, shortName, longName }: Community) =>
  shortName ?? longName ?? communityId ?? `Company ${id}`;

function whyUnusable(communityId: string, alone: boolean, { config, key }: ExtractOptions): string | null {
  if (!alone) return 'Another community has the same community_id.';
  const allowed = config.thresholds.grandfatheredCommunityIds.includes(communityId);
  if (!/^[a-z]+$/.test(communityId) && !allowed) return 'Its community_id is not one word of lower-case letters.';
  return siteKey.safeParse(key(communityId)).success ? null : 'Its community_id cannot name a folder.';
}

type Identified = Community & { communityId: string };

function extractOf(
  community: Identified,
  snapshot: Snapshot,
  placement: Placement,
  options: ExtractOptions,
): CommunityExtract {
  const { communityId } = community;
  const { asOf, config, key } = options;
  const { manifest } = snapshot;
  const { language, logo, events, narrative, openErrors, previous, accent } = wordsOf(communityId, options);
  const period = options.period ?? rollingPeriod(asOf);
  const through = options.period ? period.to : addDays(asOf, -1);
  return {
    schemaVersion: 2,
    key: key(communityId),
    communityId,
    asOf,
    period,
    through,
    language,
    pulledAt: manifest.pulledAt,
    snapshotId: manifest.id,
    invented: manifest.source === 'sample',
    organisation: {
      name: config.organisation.name,
      website: config.organisation.website,
      contact: config.organisation.partnershipsAddress,
      accent: config.organisation.accent,
      logo: options.organisationLogo ?? null,
      addresses: config.organisation.contacts,
      acknowledgement: config.reports.acknowledgement?.[language] ?? null,
    },
    accent,
    logo,
    terms: config.calendar.terms.map(({ id, label, from, to }) => ({ id, name: label, from, to })),
    sources: manifest.sources.map(({ system, status, pulledAt }) => ({ system, status, pulledAt })),
    usageMeasure: {
      metric: config.usage.metric,
      namespaceLabel: config.usage.namespaceLabel,
      readFrom: placesOfUsage(manifest, config),
    },
    engagementSource: config.engagements.source,
    weeklyUsersOfValue: config.thresholds.valueWeeklyUsers,
    alertMonths: config.thresholds.costMonths,
    renewalDays: {
      decision: config.thresholds.renewalNoticeDays,
      shutdownNotice: config.thresholds.shutdownNoticeDays,
    },
    community: model.community.publicSchema.parse(community),
    ...deliveryOf(communityId, placement),
    fteLog: placement.of('fteLog', communityId).map((record) => model.fteLog.publicSchema.parse(record)),
    sharedStatus: placement
      .of('engagements', communityId)
      .filter((engagement) => sharesRag(communityId, engagement, config))
      .map(({ id, rag }) => ({ engagementId: id, status: rag })),
    ...measuresOf(communityId, through, manifest, placement, options),
    events,
    narrative,
    openErrors,
    previous,
    missingRecords: placement.missing(communityId),
  };
}

/** The language, the look and the words of one community. */
function wordsOf(communityId: string, { config, words }: ExtractOptions) {
  const own = config.communities[communityId];
  const {
    logo = null,
    events = [],
    narrative = null,
    openErrors = [],
    previous = null,
  } = words?.get(communityId) ?? {};
  const language = own?.language ?? config.reports.language;
  return { language, accent: own?.accent ?? null, logo, events, narrative, openErrors, previous };
}

/** What usage comes from. Where nothing says so, from servers. */
function placesOfUsage({ sources }: Manifest, { usage }: Config): ('servers' | 'files')[] {
  const read = Object.keys(sources.find(({ system }) => system === 'usage')?.read ?? {});
  const files = usage.csv.map(({ id }) => usageTable(id));
  const servers = read.length === 0 || read.some((table) => !files.includes(table));
  return [...(servers ? (['servers'] as const) : []), ...(files.length > 0 ? (['files'] as const) : [])];
}

/** Engagements and what hangs on them. Links that lead out of the community's own records are cut. */
function deliveryOf(communityId: string, placement: Placement) {
  const engagements = placement.of('engagements', communityId);
  const projects = placement.of('projects', communityId);
  const deliverables = placement.of('deliverables', communityId);
  const within = (records: readonly { id: string }[]) => {
    const own = new Set(records.map(({ id }) => id));
    return (...links: (string[] | undefined)[]) => [
      ...new Set(links.flatMap((ids = []) => ids.filter((id) => own.has(id)))),
    ];
  };
  const [ofEngagements, ofProjects, ofDeliverables] = [within(engagements), within(projects), within(deliverables)];
  const listing = {
    projects: parentsOf(engagements, ({ projectIds }) => projectIds),
    deliverables: parentsOf(projects, ({ deliverableIds }) => deliverableIds),
  };
  return {
    engagements: engagements.map((record) => ({
      ...model.engagement.publicSchema.parse(record),
      projectIds: ofProjects(record.projectIds),
    })),
    projects: projects.map((record) => ({
      ...model.project.publicSchema.parse(record),
      engagementIds: ofEngagements(record.engagementIds, listing.projects.get(record.id)),
      deliverableIds: ofDeliverables(record.deliverableIds),
    })),
    deliverables: deliverables.map((record) => ({
      ...model.deliverable.publicSchema.parse(record),
      projectIds: ofProjects(record.projectIds, listing.deliverables.get(record.id)),
      githubIssueUrl: record.isPublic ? record.githubIssueUrl : null,
    })),
    checkIns: placement.of('checkIns', communityId).map((record) => ({
      ...model.checkIn.publicSchema.parse(record),
      engagementIds: ofEngagements(record.engagementIds),
      quote: record.mayPublish ? record.quote : null,
    })),
  };
}

/** Hubs, their use, and the cost of the months in which an agreement passes it through. */
function measuresOf(
  communityId: string,
  through: Day,
  manifest: Manifest,
  placement: Placement,
  { config }: ExtractOptions,
) {
  const months = new Set(monthsOf(completeMonths(through, HISTORY_MONTHS)));
  const always = config.audiences.cloudCost.communities.includes(communityId);
  const passing = placement.of('engagements', communityId).filter((engagement) => passesCost(engagement, config));
  const passedOn = (month: string) => always || passing.some((engagement) => covers(engagement, month));
  const costMonths = [...months].filter(passedOn);
  const running = addMonths([...months].at(-1) ?? '', 1);
  const starts = passing.flatMap(({ start, end, status }) =>
    status !== 'Cancelled' && start !== null && end !== null && start <= end && start >= firstDayOf(running)
      ? start
      : [],
  );
  const hubs = placement.of('hubs', communityId);
  const shared = placement.sharedHubIds(communityId);
  const namespaces = new Set(hubs.flatMap(({ id, namespace }) => (shared.includes(id) ? [] : (namespace ?? []))));
  return {
    costPassedThrough: always || passing.some(({ status }) => status !== 'Cancelled'),
    costMonths,
    costFrom: costMonths.length ? null : (starts.sort()[0] ?? null),
    hubs: hubs.map((record) => model.hub.publicSchema.parse(record)),
    usage: placement
      .of('usage', communityId)
      .filter(({ month }) => months.has(month))
      .map((record) => model.usage.publicSchema.parse(record)),
    costs: placement
      .of('costs', communityId)
      .filter(({ month }) => months.has(month) && passedOn(month))
      .map((record) => model.cost.publicSchema.parse(record)),
    budgetAlerts:
      always || costMonths.length > 0
        ? hubs.flatMap(({ id, budgetAlert }) => (budgetAlert === null ? [] : [{ hubId: id, amount: budgetAlert }]))
        : [],
    sharedHubIds: shared,
    usageHistory: usageHistoryOf(manifest, namespaces, months),
  };
}
