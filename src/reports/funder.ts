import { formatDay } from '../charts/index.ts';
import { httpsUrl, commitmentOf, type Commitment } from './commitment.ts';
import type { ImpactReport } from './impact.ts';
import { duringText, within } from './impact-spans.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';
import { compare } from './words.ts';

/** The headings of the Research Performance Progress Report (https://www.nsf.gov/bfa/dias/policy/rppr/), which NSF and NIH use. */
export const FUNDER_HEADINGS = ['accomplishments', 'products', 'participants', 'impact', 'changes'] as const;

export interface FunderSection {
  id: (typeof FUNDER_HEADINGS)[number];
  heading: string;
  /** The question that a funder asks under it. */
  asks: string;
  /** Plain text to copy: paragraphs and lists of hyphens. */
  text: string;
}

/** The content of an impact report under the headings of a funder's progress report. */
export function funderView(extract: CommunityExtract, report: ImpactReport): FunderSection[] {
  const { funder } = textsOf(extract.language).impact;
  const paragraphs = {
    accomplishments: accomplishments(extract, report),
    products: products(extract, report),
    participants: participants(extract),
    impact: impactOf(extract, report),
    changes: changes(extract, report),
  };
  return FUNDER_HEADINGS.map((id) => ({
    id,
    heading: funder.headings[id],
    asks: funder.asks[id],
    text: plainSpaces(paragraphs[id].join('\n\n')),
  }));
}

/** All sections as one text file. */
export function funderText(extract: CommunityExtract, report: ImpactReport): string {
  const { funder, cite } = textsOf(extract.language).impact;
  const { community, communityId, asOf, language } = extract;
  const name = community.longName ?? community.shortName ?? communityId;
  const title = cite.title(name, report.period);
  const sections = funderView(extract, report).map(
    ({ heading, asks, text }) => `${heading}\n${'='.repeat(heading.length)}\n${asks}\n\n${text}\n`,
  );
  return plainSpaces(`${funder.foot(title, formatDay(asOf, language))}\n\n${sections.join('\n')}`);
}

/** Spaces that do not break are a trap in a form of a funder: other spaces take their place. */
const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** A line before a list; nothing where the list is empty. */
const listed = (lead: string, items: readonly string[]): string[] =>
  items.length ? [[lead, ...items.map((item) => `- ${oneLine(item)}`)].join('\n')] : [];
const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');

function accomplishments(
  { language, asOf }: CommunityExtract,
  { goals, delivered, spans, since }: ImpactReport,
): string[] {
  const { funder, afterPeriod } = textsOf(language).impact;
  const during = duringText(spans.days, language);
  const dated = ({ name, deliveredOn }: Commitment) =>
    funder.deliveredOn(name, formatDay(deliveredOn ?? asOf, language));
  return [
    goals === null ? funder.noGoals : `${funder.goals}\n${goals.trim()}`,
    ...(delivered.length ? listed(funder.delivered(during), delivered.map(dated)) : [funder.nothingDelivered(during)]),
    ...since.map(({ name, deliveredOn }) => afterPeriod(formatDay(deliveredOn ?? asOf, language), name)),
  ];
}

function products(extract: CommunityExtract, { delivered, spans }: ImpactReport): string[] {
  const { impact, usage } = textsOf(extract.language);
  const { funder } = impact;
  const { numberedHub } = usage;
  const running = extract.hubs
    .filter(({ decommissionedOn }) => decommissionedOn === null || decommissionedOn > spans.days.from)
    .sort((a, b) => compare(a.name ?? '', b.name ?? '') || compare(a.id, b.id));
  const named = running.map(({ name, namespace, url }) => ({
    name: name ?? namespace ?? extract.communityId,
    namespace,
    url: httpsUrl(url) ?? '',
  }));
  // Two hubs of one name are told apart by what their use is counted under.
  const isTwice = (name: string) => named.filter((one) => one.name === name).length > 1;
  const hubs = named.map(({ name, namespace, url }, i) =>
    funder.hub(isTwice(name) ? numberedHub(name, namespace ?? i + 1) : name, extract.organisation.name, url),
  );
  const evidence = delivered.flatMap(({ name, evidence: proof }) =>
    proof === null ? [] : [`${name}: ${proof.url ?? proof.text}`],
  );
  return [
    ...(hubs.length ? listed(funder.services, hubs) : [funder.noHub]),
    ...(evidence.length ? listed(funder.evidence, evidence) : [funder.noEvidence]),
    funder.productsGap,
  ];
}

function participants({ community, organisation, language }: CommunityExtract): string[] {
  const { funder } = textsOf(language).impact;
  return [
    ...(community.contextCommunity === null ? [] : [`${funder.who}\n${community.contextCommunity.trim()}`]),
    funder.organisation(organisation.name),
    funder.participantsGap,
  ];
}

function impactOf({ language }: CommunityExtract, report: ImpactReport): string[] {
  const { funder, headline, notAddedUp } = textsOf(language).impact;
  const during = duringText(report.spans.days, language);
  const { reach, rhythm, satisfaction, quotes } = report;
  const counted = reach.filter(({ peak }) => peak.value !== null);
  const people = counted.map(({ name, people: most, peak }) =>
    funder.people(
      headline.people(peak.value ?? 0, most),
      name,
      during,
      [peak, peak.yearly].flatMap((one) => (one?.isComparison ? [one.change] : [])).join('; '),
      [peak, peak.yearly].flatMap((one) => (one && !one.isComparison && one.change ? [one.change] : [])).join('; '),
    ),
  );
  return [
    [...people, ...report.absent, ...(counted.length > 1 ? [notAddedUp] : [])].join('\n'),
    ...(rhythm.sentences.length ? [rhythm.sentences.join('\n')] : []),
    [satisfaction.sentence, ...satisfaction.notes].join(' '),
    ...listed(
      funder.quotes,
      quotes.map(({ text, said }) => funder.quote(oneLine(text), said)),
    ),
    funder.notAttributed,
  ];
}

/** Work that was cancelled, late or overdue, hubs that closed, and what happened in the period. */
function changes(extract: CommunityExtract, { spans, delivered, reach, events }: ImpactReport): string[] {
  const { language, asOf, deliverables } = extract;
  const { funder } = textsOf(language).impact;
  const stopped = stoppedIds(extract);
  const all = deliverables.map((record) => commitmentOf(record, '', asOf, stopped.has(record.id), language));
  const timed = ({ name, dueOn, timing }: Commitment) =>
    funder.overdueBy(name, dueOn === null ? '' : formatDay(dueOn, language), timing);
  const listsOf = [
    ...listed(
      funder.cancelled,
      all.flatMap(({ state, name, dueOn }) =>
        state === 'cancelled' && (dueOn === null || dueOn >= spans.days.from) ? [name] : [],
      ),
    ),
    ...listed(funder.overdue, all.filter(({ mark }) => mark === 'late').map(timed)),
    ...listed(funder.late, delivered.filter(({ daysLate }) => daysLate !== null && daysLate > 0).map(timed)),
    ...listed(funder.happened, [
      ...events.map(({ day, text }) => funder.event(formatDay(day, language), text)),
      ...reach.flatMap(({ name, decommissionedOn, state }) =>
        within(decommissionedOn, spans.days) ? [funder.closedHub(name, state)] : [],
      ),
    ]),
  ];
  return listsOf.length ? listsOf : [funder.noChanges];
}

/** Deliverables whose every project is cancelled, itself or with its agreements. */
function stoppedIds({ engagements, projects, deliverables }: CommunityExtract): Set<string> {
  const isCancelled = ({ status }: { status: string | null }) => status === 'Cancelled';
  const agreements = new Set(engagements.filter(isCancelled).map(({ id }) => id));
  const every = (ids: readonly string[], of: ReadonlySet<string>) => ids.length > 0 && ids.every((id) => of.has(id));
  const dead = new Set(
    projects.filter((project) => isCancelled(project) || every(project.engagementIds, agreements)).map(({ id }) => id),
  );
  return new Set(deliverables.filter(({ projectIds }) => every(projectIds, dead)).map(({ id }) => id));
}
