import { createHash } from 'node:crypto';
import type { Related, Subject } from './types.ts';

/** Names a finding for as long as it is about the same records: 16 hexadecimal digits from the rule and role-tagged record ids. */
export function fingerprint(rule: string, subject: Subject, related: readonly Related[]): string {
  const records = [{ role: 'subject', type: subject.type, id: subject.id }, ...related];
  const tags = records.map(({ role, type, id }) => JSON.stringify([role, type, id])).sort();
  return createHash('sha256')
    .update(JSON.stringify([rule, ...tags]))
    .digest('hex')
    .slice(0, 16);
}
