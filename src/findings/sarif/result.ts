import type { Finding } from '../../invariants/index.ts';
import { plain } from '../plain.ts';
import { nameOf } from '../words.ts';
import { startOfDay } from './instant.ts';
import type { Place } from './place.ts';
import { LEVELS } from './rules.ts';

interface Around {
  ruleIndex: number;
  place: Place;
  timeZone: string;
}

/** SARIF knows what is new against the last run, what is not, and what has changed. Without a history nobody knows. */
const BASELINE: Record<Finding['status'], 'new' | 'unchanged'> = {
  new: 'new',
  reopened: 'new',
  open: 'unchanged',
  // It stays a failure as it was last seen: nobody has looked again.
  unknown: 'unchanged',
  resolved: 'unchanged',
};

/** A finding as SARIF's `result`. */
export function resultOf(finding: Finding, { ruleIndex, place, timeZone }: Around) {
  const { fingerprint, rule, severity, status, firstSeen, ageDays, waiver, subject, related } = finding;
  const { community, owner, links, handbook } = finding;
  const name = `${subject.type}/${plain(subject.id)}`;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${plain(finding.message)} ${plain(finding.fix)}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: place.uri }, region: { startLine: place.line } },
        logicalLocations: [{ name: nameOf(subject), fullyQualifiedName: name, kind: 'resource' }],
      },
    ],
    // The first is ours. GitHub tells alerts apart by the second.
    partialFingerprints: { 'plumbline/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
    ...(firstSeen !== null && {
      baselineState: BASELINE[status],
      provenance: { firstDetectionTimeUtc: startOfDay(firstSeen, timeZone) },
    }),
    // Stated for all or for none: an empty list says that nothing is suppressed.
    suppressions: waiver
      ? [
          {
            kind: 'external',
            status: 'accepted',
            justification: plain(`${waiver.reason} (approved by ${waiver.approvedBy}, until ${waiver.expires})`),
          },
        ]
      : [],
    properties: { severity, status, ageDays, owner, community, subject, related, links, handbook },
  };
}
