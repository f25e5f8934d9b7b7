import { type Day } from '../../model/index.ts';
import { findingPage, rulePage } from '../workspace/addresses.ts';
import { communityNamed } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { backTo, type Change, type ChangeKind } from './changes.ts';

/** Findings that came, came back or went lately; nothing where no history is kept. */
export function findingChanges(inputs: WorkInputs): Change[] {
  const { findings, resolved, events, asOf, rules, urlOf } = inputs;
  if (events === null) return [];
  const begun = beginningOf(inputs);
  const reopened = new Set(events.reopened.map(({ fingerprint }) => fingerprint));
  const from = backTo(asOf);
  const came = findings.flatMap((finding): Change[] => {
    const { fingerprint, firstSeen, subject, message, community, owner, severity } = finding;
    const isBack = reopened.has(fingerprint);
    const day = isBack ? asOf : firstSeen;
    // What the first night of a history found may be old.
    if (day === null || day < from || (!isBack && day === begun)) return [];
    const kind: ChangeKind = isBack ? 'Reopened finding' : 'New finding';
    return [
      {
        ...{ kind, day, isFresh: day === asOf },
        record: { name: subject.name, page: findingPage(fingerprint), url: urlOf(subject.type, subject.id) },
        detail: `${SEVERITY[severity]}: ${message}`,
        ...{ community: communityNamed(community, inputs), team: owner },
      },
    ];
  });
  const facts = new Map(rules.map((rule) => [rule.id, rule]));
  const went = (resolved ?? []).flatMap(({ resolvedOn, rule, subject }): Change[] =>
    resolvedOn === null || resolvedOn < from || resolvedOn > asOf
      ? []
      : [
          {
            ...{ kind: 'Resolved finding', day: resolvedOn, isFresh: resolvedOn === asOf },
            record: { name: subject.name, page: rulePage(rule), url: urlOf(subject.type, subject.id) },
            ...{ detail: facts.get(rule)?.title ?? rule, community: null, team: facts.get(rule)?.owner ?? null },
          },
        ],
  );
  return [...came, ...went];
}

const SEVERITY = { error: 'Error', warning: 'Warning', info: 'For information' } as const;

/** The first day of the history of findings; null where there is nothing in it. */
export function beginningOf({ findings, resolved }: Pick<WorkInputs, 'findings' | 'resolved'>): Day | null {
  let first: Day | null = null;
  for (const { firstSeen } of [...findings, ...(resolved ?? [])])
    if (firstSeen !== null && (first === null || firstSeen < first)) first = firstSeen;
  return first;
}
