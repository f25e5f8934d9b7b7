import { SEVERITIES, type CheckResult, type Finding, type Owner, type Severity } from '../invariants/index.ts';
import type { FormatOptions } from './registry.ts';

const TEAMS: Record<Owner, string> = {
  BD: 'Business Development (BD)',
  DE: 'Delivery Enablement (DE)',
  'P&S': 'Product & Services (P&S)',
};

const ANSI = { error: 31, warning: 33, info: 36, strong: 1 } as const;

/** Findings for a person at a terminal: by owner team, gravest first, and at the end the counts and the next step. */
export function text(result: CheckResult, { colour = false }: FormatOptions = {}): string {
  const paint: Paint = (style, words) => (colour ? `\u001b[${ANSI[style]}m${words}\u001b[0m` : words);
  const open = result.findings.filter(({ waiver }) => waiver === null);
  const blocks = Object.keys(TEAMS).flatMap((owner) => teamBlock(owner as Owner, open, paint) ?? []);
  return `${[heading(result), ...blocks, ending(result)].join('\n\n')}\n`;
}

type Paint = (style: keyof typeof ANSI, words: string) => string;

function heading({ asOf, snapshot: { id, pulledAt, source } }: CheckResult): string {
  return plain(`Check as of ${asOf} of the ${source} snapshot ${id}, pulled ${pulledAt}`);
}

function teamBlock(owner: Owner, findings: readonly Finding[], paint: Paint): string | null {
  const own = findings.filter((finding) => finding.owner === owner);
  if (own.length === 0) return null;
  return [`${paint('strong', TEAMS[owner])}: ${counts(own)}`, ...own.map((finding) => entry(finding, paint))].join(
    '\n\n',
  );
}

function entry({ severity, message, fix, links, rule, fingerprint }: Finding, paint: Paint): string {
  const word = paint(severity, severity) + ' '.repeat(9 - severity.length);
  const more = [plain(fix), ...links.map(({ label, url }) => plain(`${label}: ${url}`)), `${rule} ${fingerprint}`];
  return [`  ${word}${plain(message)}`, ...more.map((line) => `           ${line}`)].join('\n');
}

function ending(result: CheckResult): string {
  const { error, warning } = result.summary;
  const unjudged = result.rules
    .filter((rule) => rule.notEvaluated > 0)
    .map((rule) => `${rule.id} (${rule.notEvaluated} of ${rule.eligible})`);
  return [
    ...(unjudged.length > 0 ? [`Not evaluated: ${unjudged.join(', ')}.\n`] : []),
    summaryLine(result),
    error + warning > 0
      ? 'Next: correct the records above, gravest first; `npm run build`, then `npm run preview`, shows how for each rule.'
      : 'Next: nothing has to be corrected; `npm run build`, then `npm run preview`, shows the reports.',
  ].join('\n');
}

/** `3 errors, 1 warning, 0 info, 2 waived; 7 not evaluated.` */
export function summaryLine({ summary }: Pick<CheckResult, 'summary'>): string {
  const parts = SEVERITIES.map((severity) => amount(summary[severity], severity));
  if (summary.waived > 0) parts.push(`${summary.waived} waived`);
  return `${parts.join(', ')}; ${summary.notEvaluated} not evaluated.`;
}

function counts(findings: readonly Finding[]): string {
  const each = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((one) => one.severity === severity).length,
  }));
  return each.flatMap(({ severity, count }) => (count > 0 ? amount(count, severity) : [])).join(', ');
}

const amount = (count: number, severity: Severity): string =>
  `${count} ${severity}${severity === 'info' || count === 1 ? '' : 's'}`;

/** Names come from other systems: what could move a terminal's cursor, break the line or turn its direction is made visible. */
const plain = (words: string): string => words.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
