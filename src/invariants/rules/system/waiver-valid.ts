import { communityOfRecord } from '../../community.ts';
import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { inWords } from '../../words.ts';
import { teamOf, type Waiver } from '../../waivers/index.ts';
import { waiverExamples } from './waiver-valid.examples.ts';
import type { Context, Outcome, Rule, Severity, Subject } from '../../types.ts';

/** Every waiver, and the file itself where it cannot be read. */
function evaluate(context: Context): Outcome[] {
  const { waivers, problem } = context.waivers;
  const file = subjectOf('waiver', { id: 'waivers.yaml', name: 'waivers.yaml' });
  if (problem === null) return waivers.map((waiver) => judge(waiver, context));
  return [
    fail(file, {
      severity: 'error',
      community: null,
      message: `The file of waivers cannot be read, so nothing is waived. ${problem}`,
      fix: 'Correct content/waivers.yaml; `git diff` shows what changed in it.',
    }),
  ];
}

function judge(waiver: Waiver, { asOf, index }: Context): Outcome {
  const { id, rule, subject: record, problem, created, expires, approvedBy, use } = waiver;
  const named = rule !== null && record !== null ? `${rule} of ${record}` : null;
  const subject: Subject = subjectOf('waiver', { id, name: named });
  const who = named ? `The waiver of ${named}` : `The waiver ${id}`;
  const community = use?.findings[0]?.community ?? (record === null ? null : communityOf(record, index));
  const finding = (severity: Severity, fact: string, fix?: string) =>
    fail(subject, { severity, community, message: `${who} ${fact}.`, ...(fix ? { fix } : {}) });
  if (problem !== null) return finding('error', `cannot be used (${problem}), so its finding is open`);
  if (created > asOf) return notEvaluated(subject, `It begins on ${inWords(created)}, after the date of the check.`);
  const isMet = use !== null && use.findings.length > 0;
  const isUnused = !isMet && (use?.doubt ?? null) === null;
  if (expires < asOf) {
    return isUnused
      ? finding('warning', `expired on ${inWords(expires)} and there is nothing left to waive`, REMOVE)
      : finding('error', `expired on ${inWords(expires)}, so its finding is open again`);
  }
  if (isUnused) return finding('warning', 'meets no finding, so it would hide the next one of the kind', REMOVE);
  if (!isMet) return notEvaluated(subject, use?.doubt ?? 'The other rules have not judged.');
  const owners = use.findings.flatMap(({ severity, owner }) => (severity === 'error' ? owner : []));
  const team = teamOf(approvedBy);
  if (team === null && owners.length > 0)
    return notEvaluated(subject, 'It does not say of which team its approver is.');
  const own = owners.find((owner) => owner === team);
  return own === undefined
    ? pass(subject)
    : finding(
        'warning',
        `was approved by ${own}, which owns the error, so nobody else has looked at it`,
        'Have another team approve it, or correct the record and remove the waiver.',
      );
}

const REMOVE = 'Remove the waiver from content/waivers.yaml.';

const communityOf = (id: string, index: Context['index']): string | null =>
  communityOfRecord(index, 'deals', id) ?? communityOfRecord(index, 'engagements', id);

export const waiverValid: Rule = {
  id: 'waiver-valid',
  title: 'Every waiver is in order',
  statement:
    'A waiver has a reason, an approver who is not of the team that owns the error, a last day at most 180 days after its first that has not passed, and a finding to waive.',
  why: 'An exception that nobody ends becomes the rule. With an end and an approver it is a decision that is looked at again.',
  fix: 'Correct the waiver in content/waivers.yaml, have it approved anew, or remove it and correct the record.',
  severity: 'error',
  owner: 'DE',
  handbook: 'data/reading-findings#waivers',
  reads: { needs: [], clears: [] },
  evaluate,
  examples: waiverExamples,
};
