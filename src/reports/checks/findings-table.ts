import { daysBetween, type Day } from '../../model/index.ts';
import { findingPage, rulePage, sop } from '../workspace/addresses.ts';
import { communityCell, communityNamed } from '../workspace/community.ts';
import type { WorkFinding, WorkInputs } from '../workspace/inputs.ts';
import {
  date,
  link,
  number,
  several,
  status,
  text,
  type Cell,
  type Column,
  type WorkTable,
} from '../workspace/table.ts';
import { placesOf } from './places.ts';
import { SEVERITY_WORDS, subjectName } from './words.ts';
import { count } from '../words.ts';

const COLUMNS: Column[] = [
  { id: 'finding', label: 'Finding', description: 'The record, the fact and its consequence', kind: 'text' },
  {
    ...{ id: 'severity', label: 'Severity', kind: 'text', filter: 'choice' },
    description: 'error: a rule of the organisation is broken; warning: deserves a look; info: good to know',
  },
  { id: 'team', label: 'Team', description: 'Who corrects it', kind: 'text', filter: 'choice' },
  {
    id: 'community',
    label: 'Community',
    description: 'The community that it is about',
    kind: 'text',
    filter: 'choice',
  },
  { id: 'rule', label: 'Rule', description: 'Id of the rule that found it', kind: 'text', filter: 'choice' },
  {
    ...{ id: 'status', label: 'Status', kind: 'text', filter: 'choice' },
    description: 'new in the last check, open, reopened, or unknown where the record could not be looked at again',
  },
  { id: 'age', label: 'Age in days', description: 'Days since it was first seen', kind: 'number', filter: 'range' },
  {
    ...{ id: 'waiver', label: 'Waiver', kind: 'text', filter: 'choice' },
    description: 'Whether it is approved as an exception: waived, expiring (at most 30 days left) or none',
  },
  { id: 'open-in', label: 'Open', description: 'Addresses of the records', kind: 'text' },
  { id: 'since', label: 'First seen', description: 'Day on which it was first seen', kind: 'day', hidden: true },
  { id: 'waived-until', label: 'Waived until', description: 'Last day of the waiver', kind: 'day', hidden: true },
  { id: 'fix', label: 'Fix', description: 'What puts it right', kind: 'text', hidden: true },
  {
    id: 'record',
    label: 'Record',
    description: 'Type and id of the record that it is about',
    kind: 'text',
    hidden: true,
  },
  { id: 'fingerprint', label: 'Fingerprint', description: 'Its name, which stays', kind: 'text', hidden: true },
];

/** Records that a row leads to; the finding's own page has all of them. */
const LINKS = 3;

/** From this many days before its end on a waiver is called expiring. */
export const EXPIRING_DAYS = 30;

/** Every finding at present, the gravest first and what is waived last. */
export function findingsTable(inputs: WorkInputs): WorkTable {
  const { findings, events } = inputs;
  const rules = new Map(inputs.rules.map((rule) => [rule.id, rule]));
  const rows = [...findings.filter(({ waiver }) => !waiver), ...findings.filter(({ waiver }) => waiver)].map(
    (finding) => rowOf(finding, rules.get(finding.rule)?.handbook ?? null, inputs),
  );
  return {
    ...{ id: 'findings', title: 'All findings', columns: COLUMNS, rows },
    empty: 'Here stands each record that breaks a rule. At present every record that could be judged holds.',
    source: `The check of the snapshot of ${inputs.asOf}${events === null ? ', without a history' : ' and its history'}`,
  };
}

function rowOf(finding: WorkFinding, section: string | null, inputs: WorkInputs): Cell[] {
  const { fingerprint, severity, owner, rule, ageDays, firstSeen, waiver, subject, message, fix } = finding;
  const { shape, word } = SEVERITY_WORDS[severity];
  const shown = [{ text: subjectName(subject), href: findingPage(fingerprint) }, { text: message }];
  return [
    several(message, shown),
    status(severity, shape, word),
    text(owner),
    communityOf(finding, inputs),
    link(rule, section === null ? null : rulePage(rule)),
    text(finding.status),
    number(ageDays, undefined, firstSeen === null ? 'Not known' : `since ${firstSeen}`),
    waiverCell(waiver, inputs.asOf),
    openCell(finding, section, inputs),
    date(firstSeen),
    date(waiver?.expires ?? null),
    text(fix),
    text(`${subject.type} ${subject.id}`),
    text(fingerprint),
  ];
}

const communityOf = ({ community }: WorkFinding, inputs: WorkInputs): Cell =>
  community === null ? { value: null, shown: [{ text: 'None' }] } : communityCell(communityNamed(community, inputs));

/** `waived`, `expiring` or `none`, with the last day. */
function waiverCell(waiver: WorkFinding['waiver'], asOf: Day): Cell {
  if (waiver === null) return { value: 'none', shown: [] };
  const days = daysBetween(asOf, waiver.expires);
  const state = days <= EXPIRING_DAYS ? 'expiring' : 'waived';
  return several(state, [{ text: `until ${waiver.expires}` }], days === 0 ? 'last day' : `${count(days, 'day')} left`);
}

/** `HubSpot deal` of `HubSpot deal 4711`: the id stands on the finding's page. */
const recordKind = (label: string) => label.replace(/^((?:HubSpot|Airtable) \S+) \S+$/, '$1');

/** The records in their own systems, the pages of this site, and what to do. */
function openCell({ subject, links }: WorkFinding, section: string | null, { look }: WorkInputs): Cell {
  const records =
    subject.type === 'page'
      ? []
      : links.slice(0, LINKS).map(({ label, url }) => ({ text: recordKind(label), href: url }));
  const shown = [
    ...(records.length > 0 ? records : placesOf(subject, look).slice(0, 1)),
    ...(section === null ? [] : [{ text: 'How this works', href: sop(section) }]),
  ];
  const value = links.length > 0 ? links.map(({ url }) => url).join(' ') : null;
  return several(value, shown, links.length > LINKS ? `and ${count(links.length - LINKS, 'more record')}` : null);
}
