import type { CheckResult } from '../../invariants/index.ts';
import type { FormatOptions } from '../options.ts';
import { counts, news, notes, subjectLine, summaryLine, TEAMS, unjudged } from '../words.ts';
import { escaped } from './escape.ts';
import { fitting } from './fit.ts';
import { COLUMNS, line, rowsOf, teamTable, type Row } from './rows.ts';

/** GitHub takes 1 MiB for the summary of a step, and the night writes more than this into it. */
const MAX_SUMMARY = 900_000;
/** GitHub takes 65,536 characters for a comment. */
const MAX_COMMENT = 60_000;

const SECTIONS = ['New', 'Reopened', 'Resolved', ...Object.values(TEAMS), 'Waived'];

/**
 * Markdown for the summary of a job, or a comment: the counts, what happened, and tables by team. What does not fit is left
 * out from the least urgent on, and counted at the top and in its section. No name can act as markup or notify anybody.
 */
export function markdown(result: CheckResult, { comment = false, config }: FormatOptions = {}): string {
  const max = comment ? MAX_COMMENT : MAX_SUMMARY;
  const rows = rowsOf(result, config);
  const frame = Buffer.byteLength(render(result, rows, new Set()));
  // Heads of tables come on top of the frame.
  const shown = fitting(rows, max - frame - 2000);
  return render(result, rows, shown);
}

function render(result: CheckResult, rows: readonly Row[], shown: ReadonlySet<Row>): string {
  const findings = rows.filter(({ finding }) => finding !== null);
  const left = findings.filter((row) => !shown.has(row));
  const rules = unjudged(result);
  const parts = [
    `## Check as of ${escaped(result.asOf)}`,
    `**${summaryLine(result)}**`,
    ...[subjectLine(result), ...notes(result), ...news(result.events)].map(escaped),
    ...(left.length > 0
      ? [
          `${findings.length - left.length} of ${findings.length} findings are shown; left out for length: ${words(left)}.`,
        ]
      : []),
    teamTable(result).join('\n'),
    ...SECTIONS.flatMap((name) => section(name, rows, shown)),
    ...(rules.length > 0 ? [`### Not evaluated\n\n${escaped(rules.join(', '))}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(name: string, rows: readonly Row[], shown: ReadonlySet<Row>): string[] {
  const own = rows.filter((row) => row.section === name);
  if (own.length === 0) return [];
  const isList = name === 'Resolved';
  const [kept, left] = [own.filter((row) => shown.has(row)), own.filter((row) => !shown.has(row))];
  const lines = kept.map((row) => row.line);
  return [
    `### ${escaped(name)}: ${isList ? own.length : words(own)}`,
    ...(lines.length > 0 ? [[...(isList ? [] : COLUMNS.map(line)), ...lines].join('\n')] : []),
    ...(left.length > 0 ? [`… and ${left.length} more.`] : []),
  ];
}

const words = (rows: readonly Row[]): string => counts(rows.flatMap(({ finding }) => finding ?? []));
