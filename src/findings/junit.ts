import { ruleById, SEVERITIES, type CheckResult, type Finding, type RuleResult } from '../invariants/index.ts';
import type { FormatOptions } from './options.ts';
import { plain } from './plain.ts';
import { isFailing, type FailOn } from './verdict.ts';
import { nameOf, notes, since, subjectLine, summaryLine, waiverLine } from './words.ts';
import { element, xmlText } from './xml.ts';

/**
 * JUnit XML, as Jenkins' schema has it. A rule is a suite, also one without a record to judge. A
 * finding is a test of its own: it fails when the check fails because of it, and is skipped, with the reason, when it is
 * waived or too slight. All records that hold are one test, and all that were not evaluated another, which is skipped:
 * names of tests stay the same from night to night, and a large portfolio gives no large file.
 */
export function junit(result: CheckResult, { failOn = 'error' }: FormatOptions = {}): string {
  const found = Map.groupBy(result.findings, ({ rule }) => rule);
  // A rule may have left the catalogue while a finding of it was open.
  const gone = [...found.keys()].filter((id) => !result.rules.some((rule) => rule.id === id));
  const rules = [...result.rules, ...gone.map((id) => none(id, found.get(id)))];
  const suites = rules.map((rule, place) => suite(rule, place, { result, failOn, findings: found.get(rule.id) ?? [] }));
  const about = [subjectLine(result), ...notes(result), summaryLine(result)].map(
    (line) => `\n<!-- ${comment(line)} -->`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${about.join('')}\n${element('testsuites', {}, ['\n', ...suites])}\n`;
}

const none = (id: string, findings: readonly Finding[] = []): RuleResult => ({
  id,
  severity: SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info',
  ...{ eligible: 0, passed: 0, failed: 0, notEvaluated: 0 },
});

interface Shown {
  result: CheckResult;
  failOn: FailOn;
  findings: readonly Finding[];
}

function suite(rule: RuleResult, place: number, { result, failOn, findings }: Shown): string {
  const { id, severity, eligible, passed, failed, notEvaluated } = rule;
  const cases = [
    ...findings.map((finding) =>
      testCase(id, `${finding.subject.type} ${finding.subject.id} ${finding.fingerprint}`, told(finding, failOn)),
    ),
    ...(passed > 0 ? [testCase(id, 'records that hold', null)] : []),
    ...(notEvaluated > 0
      ? [testCase(id, 'records not evaluated', skipped(`${notEvaluated} of ${eligible} records were not evaluated.`))]
      : []),
  ];
  const failures = findings.filter((finding) => isFailing(finding, failOn)).length;
  const values = { severity, owner: ruleById(id)?.owner ?? 'DE', eligible, passed, failed, notEvaluated };
  const properties = Object.entries(values).map(([name, value]) => element('property', { name, value }, null));
  const attributes = {
    name: id,
    tests: cases.length,
    failures,
    errors: 0,
    skipped: findings.length - failures + (notEvaluated > 0 ? 1 : 0),
    time: 0,
    // The schema takes no zone; it is UTC.
    timestamp: new Date(result.snapshot.pulledAt).toISOString().slice(0, 19),
    hostname: 'localhost',
    id: place,
    package: 'plumbline',
  };
  const parts = [element('properties', {}, properties), ...cases, '<system-out/>', '<system-err/>'];
  return `${element('testsuite', attributes, ['\n', ...parts.map((part) => `  ${part}\n`)])}\n`;
}

const testCase = (rule: string, name: string, outcome: string | null): string =>
  element('testcase', { classname: `plumbline.${rule}`, name, time: 0 }, outcome === null ? null : [outcome]);

/** Jenkins' schema allows no attribute, so the reason is the content. */
const skipped = (reason: string): string => element('skipped', {}, [xmlText(reason)]);

function told(finding: Finding, failOn: FailOn): string {
  const { severity, message, waiver } = finding;
  const more = details(finding).join('\n');
  if (isFailing(finding, failOn))
    return element('failure', { type: severity, message: plain(message) }, [xmlText(more)]);
  const why = waiver
    ? waiverLine(waiver)
    : `No failure: the check was to fail on ${failOn === 'never' ? 'nothing' : `${failOn} or graver`}.`;
  return skipped(`${why}\n${severity}: ${plain(message)}\n${more}`);
}

const details = (finding: Finding): string[] => [
  plain(finding.fix),
  ...finding.links.map(({ label, url }) => plain(`${label}: ${url}`)),
  `${nameOf(finding.subject)}: ${finding.rule} ${finding.fingerprint}, ${finding.status}${since(finding)}`,
];

/** Two hyphens would end a comment. */
const comment = (line: string): string => plain(line).replaceAll('--', '\u2010\u2010');
