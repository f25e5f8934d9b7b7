import { daysBetween, show, type Config, type Day, type Records, type SetAside } from '../model/index.ts';
import { wordedRule, type Finding, type Life, type Rule } from '../invariants/index.ts';
import { plain } from './plain.ts';
import { recordValues, type FieldValue, type ValueSource } from './values.ts';

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

/** Each record with its values, a line each. */
function recordsOf({ finding, rule, records, setAside, config }: Explained): string[] {
  const from: ValueSource = {
    recordOf: (noun, id) => {
      const table: readonly { id: string }[] = records[noun];
      return table.find((one) => one.id === id);
    },
    setAsideOf: (noun, id) => setAside.find((item) => item.noun === noun && item.id === id),
    config,
  };
  return recordValues(finding, rule, from).flatMap(({ type, id, roles, absence, values }) => [
    `  ${type} ${id} (${roles.join(', ')})`,
    ...(absence === null ? [] : [`    ${absence}`]),
    ...values.map((field) => `    ${labelOf(field)}: ${wordsOf(field)}`),
  ]);
}

const labelOf = ({ name, source }: FieldValue) => (source === null ? name : `${name} (${source})`);

function wordsOf({ value, isWithheld }: FieldValue): string {
  if (isWithheld) return 'stated (not shown here)';
  return value === null ? 'nothing' : show(value);
}
