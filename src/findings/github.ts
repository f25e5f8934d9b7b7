import { SEVERITIES, type CheckResult, type Finding, type Severity } from '../invariants/index.ts';
import { pageOf } from './address.ts';
import type { FormatOptions } from './options.ts';
import { plain } from './plain.ts';
import { amount, notes, since, subjectLine, summaryLine } from './words.ts';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * GitHub shows so many annotations of each type for one step, and drops the rest without a word.
 * https://docs.github.com/en/actions/reference/limits
 */
const MOST = 10;
const MAX_TITLE = 200;

/**
 * Workflow commands, which GitHub shows as annotations: per severity the news first, and no more than it shows. Waived
 * findings are not annotated. The last lines count what is shown and what is not.
 */
export function github(result: CheckResult, { config }: FormatOptions = {}): string {
  const open = result.findings.filter(({ waiver }) => waiver === null);
  const shown = SEVERITIES.flatMap((severity) =>
    newsFirst(open.filter((finding) => finding.severity === severity)).slice(0, MOST),
  );
  const commands = shown.map((finding) => {
    const { severity, rule, subject } = finding;
    const title = property(plain(`${rule}: ${subject.type} ${subject.id}`).slice(0, MAX_TITLE));
    return `::${COMMANDS[severity]} title=${title}::${data(linesOf(finding, pageOf(rule, config)).join('\n'))}`;
  });
  const left = SEVERITIES.map((severity) => ({
    severity,
    count: result.summary[severity] - shown.filter((finding) => finding.severity === severity).length,
  })).flatMap(({ severity, count }) => (count > 0 ? amount(count, severity) : []));
  if (result.summary.waived > 0) left.push(`${result.summary.waived} waived`);
  const ending = [
    subjectLine(result),
    ...notes(result),
    summaryLine(result),
    ...(left.length > 0
      ? [
          `Annotated: ${shown.length} of ${result.findings.length}. Left out: ${left.join(', ')}. The other formats list them.`,
        ]
      : []),
  ];
  return `${[...commands, ...ending.map(inert)].join('\n')}\n`;
}

const newsFirst = (findings: readonly Finding[]): Finding[] => [
  ...findings.filter(isNews),
  ...findings.filter((finding) => !isNews(finding)),
];
const isNews = ({ status }: Finding): boolean => status === 'new' || status === 'reopened';

const linesOf = (finding: Finding, page: string | null): string[] => [
  plain(finding.message),
  plain(finding.fix),
  ...finding.links.map(({ label, url }) => plain(`${label}: ${url}`)),
  ...(page ? [`About the rule: ${page}`] : []),
  `Finding ${finding.fingerprint}, ${finding.status}${since(finding)}`,
];

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts names what has to be escaped. */
const data = (words: string): string => words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (words: string): string => data(words).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A line that is no command: the runner reads `::` at its beginning, and `##[` anywhere in it. */
const inert = (line: string): string => line.replace(/^(?=\s*::)/, '. ').replaceAll('##[', '#\u200b#[');
