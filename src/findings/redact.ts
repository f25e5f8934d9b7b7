import { createHash } from 'node:crypto';
import { ruleById, wordedRule, type CheckResult, type Finding, type Subject } from '../invariants/index.ts';
import type { Config } from '../model/index.ts';

const WITHHELD = 'withheld';

/**
 * The result for a log that strangers may read: type and id of each record, and the rule's own words. Names, amounts, dates
 * and other texts of records are not in it, nor are reasons and approvers of waivers. Fingerprints, counts and links stay.
 */
export function redacted(result: CheckResult, config: Config): CheckResult {
  const { events, filter } = result;
  const event = <T extends { subject: Subject }>(one: T): T => ({ ...one, subject: nameless(one.subject) });
  return {
    ...result,
    redacted: true,
    findings: result.findings.map((finding) => withoutTexts(finding, config)),
    events: events && {
      new: events.new.map(event),
      reopened: events.reopened.map(event),
      resolved: events.resolved.map(event),
    },
    ...(filter && { filter: { ...filter, communities: filter.communities.map(bare) } }),
  };
}

function withoutTexts(finding: Finding, config: Config): Finding {
  const rule = ruleById(finding.rule);
  const { title, fix } = rule
    ? wordedRule(rule, config)
    : { title: finding.rule, fix: 'The rule is not in the catalogue any more.' };
  const subject = nameless(finding.subject);
  const found = finding.status === 'unknown' ? 'Not looked at in this check, and before that found' : 'Found';
  return {
    ...finding,
    subject,
    related: finding.related.map((record) => ({ ...record, id: bare(record.id) })),
    community: finding.community === null ? null : bare(finding.community),
    message: `${found} in ${subject.name} by the rule “${title}”.`,
    fix,
    waiver: finding.waiver && { ...finding.waiver, reason: WITHHELD, approvedBy: WITHHELD },
    // An escape in an address stands for an id that is not formed like one.
    links: finding.links.filter(({ url }) => /^[\w./:-]+$/.test(url)),
  };
}

function nameless({ type, id }: Subject): Subject {
  const shown = bare(id);
  return { type, id: shown, name: `${type} ${shown}` };
}

/** An id as it is. One that is not formed like an id may be somebody's remark, and a hash stands in its place. */
const bare = (id: string): string =>
  /^[\w./:#-]{1,80}$/.test(id) ? id : `withheld-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
