import {
  daysBetween,
  isPersonal,
  MAPPED_FIELDS,
  nameAtSource,
  NOUNS,
  show,
  type Config,
  type Day,
  type NounKey,
  type Records,
  type SetAside,
} from '../model/index.ts';
import { wordedRule, type Finding, type Life, type Rule, type SubjectType } from '../invariants/index.ts';
import { plain } from './plain.ts';

export interface Explained {
  finding: Finding;
  rule: Rule;
  /** Its life, where a history is kept. */
  life: Life | null;
  records: Records;
  /** Records that could not be read, with what was wrong. */
  setAside: readonly SetAside[];
  config: Config;
  asOf: Day;
}

/** Fields that lead from one record to another. */
const LINK = /^(communityId|namespace|dealRef|previousDealId|\w+Ids)$/;

/** What led to a finding: the rule, the records with the values that it reads, the waiver and the life. For a terminal. */
export function explain(explained: Explained): string {
  const { finding, config } = explained;
  const rule = wordedRule(explained.rule, config);
  const facts = [
    ['Rule', `${rule.title}. ${rule.statement}`],
    ['Why', rule.why],
    ['Fix', finding.fix],
    ['Owner', finding.owner],
    ['Community', finding.community ?? 'none'],
    ['Handbook', finding.handbook],
    ['Life', lifeOf(explained)],
    ['Waiver', waiverOf(finding)],
  ];
  const lines = [
    `${finding.fingerprint} ${finding.rule} ${finding.severity}`,
    finding.message,
    '',
    ...facts.map(([name = '', words]) => `${name.padEnd(10)} ${words ?? ''}`),
    '',
    'Records',
    ...recordsOf(explained),
    ...(finding.links.length > 0 ? ['', 'Links', ...finding.links.map(({ label, url }) => `  ${label}: ${url}`)] : []),
  ];
  return `${lines.map(plain).join('\n')}\n`;
}

function lifeOf({ finding: { status }, life, asOf }: Explained): string {
  if (life === null) return 'no history is kept of it';
  const { firstSeen, lastSeen, reopened } = life;
  const days = daysBetween(firstSeen, asOf);
  return `${status}; first seen on ${firstSeen} (${days} day${days === 1 ? '' : 's'}), last seen on ${lastSeen}, reopened ${reopened} time${reopened === 1 ? '' : 's'}`;
}

const waiverOf = ({ waiver }: Finding): string =>
  waiver ? `until ${waiver.expires}, approved by ${waiver.approvedBy}: ${waiver.reason}` : 'none';

/** The subject and the related records, each once, with every part that they play. */
function recordsOf({ finding, ...around }: Explained): string[] {
  const parts = Map.groupBy(
    [{ role: 'subject', ...finding.subject }, ...finding.related],
    ({ type, id }) => `${type} ${id}`,
  );
  return [...parts.values()].flatMap((same) => {
    const [{ type, id } = finding.subject] = same;
    const roles = same.map(({ role }) => role).join(', ');
    return [`  ${type} ${id} (${roles})`, ...valuesOf(type, id, around)];
  });
}

function valuesOf(
  type: SubjectType,
  id: string,
  { rule, records, setAside, config }: Pick<Explained, 'rule' | 'records' | 'setAside' | 'config'>,
): string[] {
  const found = (Object.keys(NOUNS) as NounKey[])
    .filter((key) => NOUNS[key].name === type || (type === 'source' && id.startsWith(`${NOUNS[key].name}/`)))
    .map((key) => {
      const own = type === 'source' ? id.slice(NOUNS[key].name.length + 1) : id;
      const table: readonly { id: string }[] = records[key];
      const record: Record<string, unknown> | undefined = table.find((one) => one.id === own);
      return { key, own, record };
    });
  const [first] = found;
  if (!first) return [];
  const { key, own, record } = first;
  if (!record) {
    const aside = setAside.find((item) => item.noun === key && item.id === own);
    return [aside ? `    was set aside: ${aside.field} could not be read` : '    is not in the snapshot'];
  }
  const isOfNoun = (field: string) => field.startsWith(`${key}.`);
  const read = [...rule.reads.needs, ...rule.reads.clears].flat().filter(isOfNoun);
  const names = new Set([
    ...['name', 'month'],
    ...read.map((field) => field.slice(key.length + 1)),
    // Rules name the fields of sources that are mapped only.
    ...(MAPPED_FIELDS.some(isOfNoun) ? [] : Object.keys(record).filter((name) => name !== 'id')),
    ...Object.keys(record).filter((name) => LINK.test(name)),
  ]);
  return [...names]
    .filter((name) => name in record)
    .map((name) => {
      const mapped = MAPPED_FIELDS.find((field) => field === `${key}.${name}`);
      const source = mapped ? nameAtSource(mapped, config) : null;
      const label = source === null || source === name ? name : `${name} (${source})`;
      return `    ${label}: ${valueOf(record[name], isPersonal(key, name))}`;
    });
}

function valueOf(value: unknown, isWithheld: boolean): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'nothing';
  return isWithheld ? 'stated (not shown here)' : show(value);
}
