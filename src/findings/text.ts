import { OWNERS, type CheckResult, type Finding } from '../invariants/index.ts';
import type { FormatOptions } from './options.ts';
import { plain } from './plain.ts';
import { counts, nameOf, news, notes, since, subjectLine, summaryLine, TEAMS, unjudged, waiverLine } from './words.ts';

const ANSI = { error: 31, warning: 33, info: 36, strong: 1 } as const;

/**
 * Findings for a person at a terminal: first what happened since the last check, then the rest by owner team, gravest first,
 * what is waived, and at the end the counts and the next step.
 */
export function text(result: CheckResult, { colour = false }: FormatOptions = {}): string {
  const paint: Paint = (style, words) => (colour ? `\u001b[${ANSI[style]}m${words}\u001b[0m` : words);
  const open = result.findings.filter(({ waiver }) => waiver === null);
  const isNews = ({ status }: Finding) => status === 'new' || status === 'reopened';
  const rest = open.filter((finding) => !isNews(finding));
  const blocks = [
    ...news(result.events),
    ...block(
      'New',
      open.filter(({ status }) => status === 'new'),
      paint,
    ),
    ...block(
      'Reopened',
      open.filter(({ status }) => status === 'reopened'),
      paint,
    ),
    ...resolved(result.events, paint),
    ...OWNERS.flatMap((owner) =>
      block(
        TEAMS[owner],
        rest.filter((one) => one.owner === owner),
        paint,
      ),
    ),
    ...block(
      'Waived',
      result.findings.filter(({ waiver }) => waiver !== null),
      paint,
    ),
  ];
  return `${[[subjectLine(result), ...notes(result)].join('\n'), ...blocks, ending(result)].join('\n\n')}\n`;
}

type Paint = (style: keyof typeof ANSI, words: string) => string;

function resolved(events: CheckResult['events'], paint: Paint): string[] {
  if (events === null || events.resolved.length === 0) return [];
  const lines = events.resolved.map(({ rule, subject, fingerprint }) => `  ${nameOf(subject)}: ${rule} ${fingerprint}`);
  return [`${paint('strong', 'Resolved')}: ${events.resolved.length}\n\n${lines.join('\n')}`];
}

function block(title: string, findings: readonly Finding[], paint: Paint): string[] {
  if (findings.length === 0) return [];
  const head = `${paint('strong', title)}: ${counts(findings)}`;
  return [[head, ...findings.map((finding) => entry(finding, paint))].join('\n\n')];
}

function entry(finding: Finding, paint: Paint): string {
  const { severity, message, fix, links, rule, fingerprint, waiver } = finding;
  const word = paint(severity, severity) + ' '.repeat(9 - severity.length);
  const more = [
    plain(fix),
    ...(waiver ? [waiverLine(waiver)] : []),
    ...links.map(({ label, url }) => plain(`${label}: ${url}`)),
    `${rule} ${fingerprint}${since(finding)}`,
  ];
  return [`  ${word}${plain(message)}`, ...more.map((line) => `           ${line}`)].join('\n');
}

function ending(result: CheckResult): string {
  const { error, warning } = result.summary;
  const rules = unjudged(result);
  const idle = result.rules.filter(({ passed, failed }) => passed + failed === 0).length;
  return [
    ...(rules.length > 0 ? [`Not evaluated: ${rules.join(', ')}.\n`] : []),
    ...(idle > 0
      ? [
          `Not exercised: ${idle} of the ${result.rules.length} rules judged no record (\`--coverage FILE\` says why).\n`,
        ]
      : []),
    summaryLine(result),
    error + warning > 0
      ? 'Next: correct the records above, gravest first; `npm run build`, then `npm run preview`, shows how for each rule.'
      : 'Next: nothing has to be corrected; `npm run build`, then `npm run preview`, shows the reports.',
  ].join('\n');
}
