import type { Config, Day, HandbookFacts, MappedField, Records, SetAside, Snapshot } from '../model/index.ts';
import type { Index } from './portfolio.ts';
import type { WaiverFile } from './waivers/types.ts';

export type { Index } from './portfolio.ts';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const OWNERS = ['BD', 'DE', 'P&S'] as const;
export type Owner = (typeof OWNERS)[number];

/** The nouns that a finding can be about. */
export const SUBJECT_TYPES = [
  'deal',
  'community',
  'person',
  'order',
  'engagement',
  'project',
  'deliverable',
  'contract',
  'hub',
  'usage',
  'cost',
  'source',
  'waiver',
  'page',
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** A record, by its id in its own system. */
export interface Subject {
  type: SubjectType;
  id: string;
  name: string;
}

/** A record that takes part in a finding, with the part that it plays. Roles enter the fingerprint; names do not. */
export interface Related {
  role: string;
  type: SubjectType;
  id: string;
}

/** What a rule says of one eligible record. */
export type Outcome =
  | { outcome: 'pass'; subject: Subject }
  | { outcome: 'not-evaluated'; subject: Subject; reason: string }
  | {
      outcome: 'fail';
      subject: Subject;
      severity: Severity;
      /** Records that make the finding what it is: they enter its fingerprint. */
      related: Related[];
      /** Records worth opening whose coming and going leaves the finding the same one. */
      evidence?: Related[];
      /** `community_id` of the community concerned, where there is one. */
      community: string | null;
      /** One sentence with the record's name, the fact and the consequence. */
      message: string;
      /** What to do, when it differs from the rule's general `fix`. */
      fix?: string;
      /** Whose it is, when it is not the rule's owner's. */
      owner?: Owner;
    };

/** An example of the rule: a portfolio that differs from a valid one by `given`, and what the rule then says. */
export interface Example {
  given: string;
  then: string;
  outcome: Outcome['outcome'];
  severity?: Severity;
  asOf: Day;
  /** Only the records that matter; the test fills in the rest of each record. */
  records: { [Key in keyof Records]?: Partial<Records[Key][number]>[] };
  setAside?: SetAside[];
  /** Time of the run, for rules about freshness; null for a check made for a given date. */
  now?: string | null;
  manifest?: Partial<Snapshot['manifest']>;
  waivers?: WaiverFile;
  handbook?: HandbookFacts;
}

/** One field, or several of which any will do. */
export type Needed = MappedField | readonly MappedField[];

/** The fields that a rule depends on. The configuration may map any of them to null: the source has no such field. */
export interface Reads {
  /** Without one of these nothing can be said of any record. */
  needs: readonly Needed[];
  /** Without one of these a failure proves nothing, because it could have cleared the record or softened the finding. A pass stands. */
  clears: readonly Needed[];
}

export interface Rule {
  id: string;
  /** Here and in what follows, Airtable stands for wherever engagements are kept: see `inWordsOf`. */
  title: string;
  /** What must hold, as one sentence. */
  statement: string;
  why: string;
  fix: string;
  /** The gravest severity that the rule can give. */
  severity: Severity;
  owner: Owner;
  /** Page and section of the handbook: `sales/closed-won#engagement`. */
  handbook: string;
  reads: Reads;
  examples: Example[];
  /** A rule about most of the records gives one outcome after another, so that they need not be kept. */
  evaluate(context: Context): Iterable<Outcome>;
}

/** Everything a rule may look at. No clock, no I/O. */
export interface Context {
  snapshot: Snapshot;
  asOf: Day;
  config: Config;
  /** Instant of the run, ISO 8601; null when the check is made for a given date. */
  now: string | null;
  /** Why `now` is null, for the reason of what is not evaluated. */
  nowReason: string;
  /** Lookups over the records, made once. */
  index: Index;
  /** The approved exceptions, with what each of them meets once the other rules have judged. */
  waivers: WaiverFile;
  /** What the handbook is made of; null when it was not read. */
  handbook: HandbookFacts | null;
}

/** What a check is told besides the snapshot. Without waivers nothing is waived; without a handbook nothing is said of it. */
export type CheckOptions = Pick<Context, 'asOf' | 'config' | 'now' | 'nowReason'> &
  Partial<Pick<Context, 'waivers' | 'handbook'>>;

export interface Finding {
  fingerprint: string;
  rule: string;
  severity: Severity;
  status: 'new' | 'open' | 'resolved' | 'reopened' | 'unknown';
  firstSeen: Day | null;
  ageDays: number | null;
  waiver: { reason: string; approvedBy: string; expires: Day } | null;
  subject: Subject;
  related: Related[];
  community: string | null;
  owner: Owner;
  message: string;
  fix: string;
  links: { label: string; url: string }[];
  /** Address below the team site's root: `handbook/sales/closed-won/#engagement`. */
  handbook: string;
}

export interface RuleResult {
  id: string;
  severity: Severity;
  eligible: number;
  passed: number;
  failed: number;
  notEvaluated: number;
}

/** A finding in the news: which one, and what it is about. */
export type EventOf = Pick<Finding, 'fingerprint' | 'rule' | 'subject'>;

/** What happened to findings since the last check that was recorded. */
export type Events = Record<'new' | 'reopened' | 'resolved', EventOf[]>;

/** What a check was narrowed to. Each list that is not empty leaves out the rest. */
export interface Filter {
  rules: string[];
  communities: string[];
  owners: Owner[];
}

/** The whole result of a check; `check --format json` prints it. */
export interface CheckResult {
  schemaVersion: 1;
  asOf: Day;
  snapshot: { id: string; pulledAt: string; source: string };
  summary: Record<Severity | 'waived' | 'notEvaluated', number>;
  rules: RuleResult[];
  /** What is wrong: also what was and could not be looked at again (`unknown`), and what is waived. */
  findings: Finding[];
  /** Null where no history is kept. */
  events: Events | null;
  /** Only where a part is shown and counted. */
  filter?: Filter;
  /** Only where names and other texts of records are left out. */
  redacted?: true;
}
