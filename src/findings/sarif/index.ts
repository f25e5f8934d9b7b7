import type { CheckResult } from '../../invariants/index.ts';
import { readConfig } from '../../model/index.ts';
import type { FormatOptions } from '../options.ts';
import { amount, notes, summaryLine } from '../words.ts';
import { placesIn } from './place.ts';
import { resultOf } from './result.ts';
import { descriptor } from './rules.ts';

/**
 * GitHub refuses a run with more results.
 * https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
export const MAX_RESULTS = 25_000;

/**
 * SARIF 2.1.0: one run, its rules, and a result for every finding, waived ones as suppressed. What is resolved is no result,
 * because tools would show it as open; its fingerprints stand among the run's properties. More results than GitHub takes
 * are left out from the end, where the slightest are, and a notification counts them.
 */
export function sarif(result: CheckResult, { config = readConfig({}), records }: FormatOptions = {}): string {
  const { asOf, snapshot, summary, rules, findings, events, filter } = result;
  const ids = [...new Set([...rules, ...findings.map(({ rule: id }) => ({ id }))].map(({ id }) => id))];
  const index = new Map(ids.map((id, place) => [id, place]));
  const placeOf = placesIn(records);
  const { timeZone } = config.calendar;
  const shown = findings.slice(0, MAX_RESULTS);
  const results = shown.map((finding) =>
    resultOf(finding, { ruleIndex: index.get(finding.rule) ?? -1, place: placeOf(finding.subject), timeZone }),
  );
  const left = leftOut(result, shown.length);
  const run = {
    tool: {
      driver: {
        name: 'Plumbline',
        rules: ids.map((id) => descriptor(id, config)),
      },
    },
    automationDetails: { id: 'plumbline/' },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [...notes(result), ...left, summaryLine(result)].map((text) => ({
          level: 'note',
          message: { text },
        })),
      },
    ],
    results,
    properties: {
      ...{ asOf, snapshot, summary, rules },
      leftOut: findings.length - shown.length,
      ...(events && { resolved: events.resolved.map(({ fingerprint }) => fingerprint) }),
      ...(filter && { filter }),
    },
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function leftOut({ findings }: CheckResult, shown: number): string[] {
  const rest = findings.slice(shown);
  const kinds = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = rest.filter((finding) => finding.severity === severity).length;
    return count > 0 ? amount(count, severity) : [];
  });
  return rest.length > 0 ? [`Left out, because GitHub takes ${MAX_RESULTS} results: ${kinds.join(', ')}.`] : [];
}
