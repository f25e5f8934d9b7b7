import { handbookAddress, ruleById, wordedRule, type Severity } from '../../invariants/index.ts';
import type { Config } from '../../model/index.ts';
import { onTeamSite, pageOf } from '../address.ts';

export const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A rule as SARIF's `reportingDescriptor`. One that has left the catalogue has nothing but its id. */
export function descriptor(id: string, config: Config) {
  const rule = ruleById(id);
  if (!rule) return { id };
  const { title, statement, why, fix, severity, owner, handbook } = wordedRule(rule, config);
  const address = handbookAddress(handbook);
  const section = onTeamSite(address, config) ?? address;
  const page = pageOf(id, config);
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: `${statement} ${why}` },
    ...(page && { helpUri: page }),
    help: {
      text: `${statement}\n\nWhy: ${why}\n\nFix: ${fix}\n\nHandbook: ${section}`,
      markdown: `${statement}\n\n**Why:** ${why}\n\n**Fix:** ${fix}\n\n**Handbook:** ${section}`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { owner, handbook: address, tags: ['plumbline', owner], precision: 'high' },
  };
}
