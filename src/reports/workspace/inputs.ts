import type { Config, Day, Journal, Lookups, Snapshot, Stage } from '../../model/index.ts';
import type { Edition } from '../edition.ts';
import type { Ask } from '../exit-criteria.ts';

type Severity = 'error' | 'warning' | 'info';
type Team = 'BD' | 'DE' | 'P&S';

/** A finding as the check gives it. */
export interface WorkFinding {
  fingerprint: string;
  rule: string;
  severity: Severity;
  status: 'new' | 'open' | 'resolved' | 'reopened' | 'unknown';
  /** Null where no history is kept, as the age. */
  firstSeen: Day | null;
  ageDays: number | null;
  waiver: { reason: string; approvedBy: string; expires: Day } | null;
  subject: { type: string; id: string; name: string };
  related: { role: string; type: string; id: string }[];
  community: string | null;
  owner: Team;
  message: string;
  fix: string;
  links: { label: string; url: string }[];
}

/** A record of a finding, with the values that its rule reads. */
export interface WorkValues {
  type: string;
  id: string;
  /** The parts that it plays in the finding: the subject, or what it is to it. */
  roles: string[];
  /** Why there are no values: `is not in the snapshot`. Null where there are, and for what is no record. */
  absence: string | null;
  /** `source` is the field's name at its source where that differs. A value that is withheld is about a person. */
  values: { name: string; source: string | null; value: unknown; isWithheld: boolean }[];
}

/** A finding in the news. */
export interface WorkEvent {
  fingerprint: string;
  rule: string;
  subject: { type: string; id: string; name: string };
}

/** A rule with what it found. */
export interface WorkRule {
  id: string;
  title: string;
  statement: string;
  severity: Severity;
  owner: Team;
  /** Page and section of the handbook. */
  handbook: string;
  eligible: number;
  passed: number;
  failed: number;
  notEvaluated: number;
  /** Why most records were not evaluated; null where none was left out, or where that is not known. */
  mainReason: string | null;
}

/** A report as it was published for a period. */
export interface WorkEdition extends Pick<Edition, 'period' | 'publishedOn'> {
  /** Its folder, from the team site's root. */
  address: string;
  /** Values that later data or a later method say otherwise. */
  corrections: number;
}

/** Everything that the team's workspace is made of. */
export interface WorkInputs {
  snapshot: Snapshot;
  asOf: Day;
  config: Config;
  look: Lookups;
  findings: readonly WorkFinding[];
  /** What happened to findings on the day of the check; null where no history is kept. */
  events: Record<'new' | 'reopened' | 'resolved', readonly WorkEvent[]> | null;
  /** Findings that were resolved, whenever that was; null where no history is kept. */
  resolved: readonly (WorkEvent & { firstSeen: Day; resolvedOn: Day | null })[] | null;
  rules: readonly WorkRule[];
  /** What a rule says of a record on the day of the data. */
  ask: Ask;
  /** The same of the deals at a stage, as if they had been moved on to the next one. */
  askAt: (stage: Stage) => Ask;
  /** What the rules of renewal say of an engagement, as if its notice were due from the horizon of the buckets on. */
  askAhead: Ask;
  /** Where a record can be opened in its own system; null where that is not configured. */
  urlOf: (type: string, id: string) => string | null;
  /** The records of a finding with the values that its rule reads; null for a rule that is not in the catalogue. */
  explain: (finding: WorkFinding) => WorkValues[] | null;
  /** The folder of a community's own site by its HubSpot record id, or why it has none. */
  siteOf: (recordId: string) => { address: string } | { reason: string };
  /** What was published of a community by its `community_id`, the newest period first. */
  editionsOf: (communityId: string) => readonly WorkEdition[];
  /** What was noted night by night; null where no history is kept. */
  journal: Journal | null;
}
