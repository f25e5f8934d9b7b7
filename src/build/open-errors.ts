/** What a check found wrong with the records that a community's figures are computed from. */
import type { CheckResult, Finding } from '../invariants/index.ts';
import { nounsOfType } from '../invariants/index.ts';
import { NOUNS, type NounKey } from '../model/index.ts';
import { DOUBTED, type CommunityExtract, type DoubtedNoun } from '../reports/index.ts';
import { compare } from '../snapshot/index.ts';

type OpenErrors = CommunityExtract['openErrors'];

/**
 * Rules whose errors no figure is computed from: they are about papers, the deal, or what is to be done next, and the
 * records that reports read are sound. Every other rule, one that is written later too, puts its note on the figures.
 */
export const ASIDE: ReadonlySet<string> = new Set([
  'agreement-signed-before-start',
  'engagement-deal-is-closed-won',
  'engagement-has-exactly-one-deal',
  'renewal-notice-sent',
  'engagement-end-decision-recorded',
  'lapsed-engagement-still-serving',
  'budget-threshold-exceeded',
]);

/** Open errors by `community_id`: those that are neither waived nor resolved, by rule and noun, with the number of records. */
export function openErrorsOf({ findings }: Pick<CheckResult, 'findings'>): Map<string, OpenErrors> {
  const open = findings.filter(
    ({ rule, severity, status, waiver }) =>
      severity === 'error' && status !== 'resolved' && waiver === null && !ASIDE.has(rule),
  );
  const communities = Map.groupBy(open, ({ community }) => community);
  communities.delete(null);
  return new Map(
    [...communities].flatMap(([community, found]) => {
      const errors = errorsIn(found);
      return community === null || errors.length === 0 ? [] : [[community, errors]];
    }),
  );
}

function errorsIn(findings: readonly Finding[]): OpenErrors {
  const records = findings.flatMap((finding) =>
    recordsOf(finding).map(({ noun, id }) => ({ rule: finding.rule, noun, id })),
  );
  const kinds = Map.groupBy(records, ({ rule, noun }) => `${rule} ${noun}`);
  return [...kinds.values()]
    .flatMap(([first, ...others]) =>
      first
        ? [{ rule: first.rule, noun: first.noun, records: new Set([first, ...others].map(({ id }) => id)).size }]
        : [],
    )
    .sort((a, b) => compare(a.rule, b.rule) || compare(a.noun, b.noun));
}

interface Found {
  noun: DoubtedNoun;
  id: string;
}

/** The record that a finding is about where reports show its noun, else those that take part in it: two engagements of one deal. */
function recordsOf({ subject, related }: Finding): Found[] {
  const own = recordOf(subject);
  return own.length > 0 ? own : related.flatMap(recordOf);
}

function recordOf({ type, id }: Pick<Finding['subject'], 'type' | 'id'>): Found[] {
  const nouns = nounsOfType(type).filter(isDoubted);
  // The id of a row of a supporting table says which table it is of: `fte-log/rec…`.
  const of = type === 'source' ? nouns.filter((noun) => id.startsWith(`${NOUNS[noun].name}/`)) : nouns;
  return of.map((noun) => ({ noun, id }));
}

const isDoubted = (noun: NounKey): noun is DoubtedNoun => (DOUBTED as readonly NounKey[]).includes(noun);
