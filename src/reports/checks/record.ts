import { formatDay } from '../../charts/index.ts';
import { daysBetween, type Day } from '../../model/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { capital, count } from '../words.ts';
import { findingPage, rulePage, sop } from '../workspace/addresses.ts';
import { communityNamed, type CommunityRef } from '../workspace/community.ts';
import type { WorkFinding, WorkInputs, WorkRule, WorkValues } from '../workspace/inputs.ts';
import type { WorkRecord } from '../workspace/part.ts';
import type { Shown } from '../workspace/table.ts';
import { distinctPlaces, placesOf } from './places.ts';
import { lifeInWords, subjectName, TEAM_NAMES } from './words.ts';

/** A record of a finding, as the finding's page shows it. */
export interface ShownRecord {
  /** `Deal 4711`. */
  name: string;
  /** What it is to the finding: `subject`, `engagement`. */
  roles: string[];
  /** Its page on this site and its place in its own system. */
  links: Shown[];
  /** Why no values are shown; null where there are some. */
  absence: string | null;
  values: { name: string; source: string | null; text: string; isStated: boolean }[];
}

/** The page of one finding. */
export interface FindingRecord extends WorkRecord {
  title: string;
  message: string;
  fix: string;
  severity: WorkFinding['severity'];
  status: WorkFinding['status'];
  life: string;
  waiver: string | null;
  /** The command that waives it, to be copied; null where it is waived. */
  waive: string | null;
  team: string;
  owner: WorkFinding['owner'];
  rule: { id: string; title: string; statement: string; href: string } | null;
  /** Address of the handbook's section about it. */
  section: string | null;
  community: CommunityRef | null;
  /** Pages of this site that it concerns. */
  pages: { text: string; href: string }[];
  records: ShownRecord[];
}

export function findingRecords(inputs: WorkInputs): FindingRecord[] {
  const rules = new Map(inputs.rules.map((rule) => [rule.id, rule]));
  return inputs.findings.map((finding) => recordOf(finding, rules.get(finding.rule) ?? null, inputs));
}

function recordOf(finding: WorkFinding, rule: WorkRule | null, inputs: WorkInputs): FindingRecord {
  const { fingerprint: id, message, fix, severity, status, waiver, owner, subject, related } = finding;
  const community = communityNamed(finding.community, inputs);
  return {
    ...{ id, path: findingPage(id), title: capital(subjectName(subject)), message, fix, severity, status, owner },
    life: lifeInWords(finding),
    waiver: waiver && waiverInWords(waiver, inputs.asOf),
    waive: waiver ? null : waiveCommand(id),
    team: TEAM_NAMES[owner],
    rule: rule && { id: rule.id, title: rule.title, statement: rule.statement, href: rulePage(rule.id) },
    section: rule && sop(rule.handbook),
    community,
    pages: distinctPlaces([
      ...[subject, ...related].flatMap((one) => placesOf(one, inputs.look)),
      ...(community ? placesOf({ type: 'community', id: community.recordId ?? '' }, inputs.look) : []),
    ]),
    records: (inputs.explain(finding) ?? []).map((one) => shownRecord(one, inputs)),
  };
}

/** What `npm run waive` asks for; the words in capitals are to be replaced. */
export const waiveCommand = (fingerprint: string): string =>
  `npm run waive -- ${fingerprint} --until YYYY-MM-DD --reason "WHY" --approved-by "WHO"`;

function waiverInWords({ expires, approvedBy, reason }: NonNullable<WorkFinding['waiver']>, asOf: Day): string {
  const days = daysBetween(asOf, expires);
  const left = days === 0 ? 'its last day is today' : `${count(days, 'day')} left`;
  return `Until ${formatDay(expires)} (${left}), approved by ${approvedBy}: ${reason}`;
}

function shownRecord({ type, id, roles, absence, values }: WorkValues, { look, urlOf }: WorkInputs): ShownRecord {
  const url = type === 'page' ? null : urlOf(type, id);
  return {
    ...{ name: `${capital(type)} ${id}`, roles, absence },
    links: [
      ...placesOf({ type, id }, look).map(({ text, href }) => ({ text, href })),
      ...(url === null ? [] : [{ text: systemOf(url), href: url }]),
    ],
    values: values.map(({ name, source, value, isWithheld }) => ({
      ...{ name, source, isStated: isWithheld || value !== null },
      text: isWithheld ? 'stated (about a person, not shown here)' : textOf(value),
    })),
  };
}

const systemOf = (url: string): string =>
  url.startsWith('https://app.hubspot.com/')
    ? 'Open in HubSpot'
    : url.startsWith('https://airtable.com/')
      ? 'Open in Airtable'
      : 'Open the record';

/** A value as a reader takes it. Lists are complete: the page is where the values are looked up. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((item) => (item === null ? 'no value' : textOf(item))).join(', ');
  if (isMoney(value)) return amountsOf([value]).map(amountText).join('');
  return Object.entries(value)
    .map(([name, held]) => `${name} ${textOf(held)}`)
    .join('; ');
}

const isMoney = (value: object): value is { minor: number; currency: string | null } =>
  'minor' in value && typeof value.minor === 'number' && 'currency' in value;
