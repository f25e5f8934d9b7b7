import type { NounKey } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { count } from '../words.ts';

/** What of some nouns was not read or could not be read, as sentences. */
export function unreadOf(nouns: readonly NounKey[], { look, snapshot }: WorkInputs): string[] {
  const reasons = nouns.flatMap((noun) => look.unread(noun) ?? []);
  const lost = nouns.flatMap((noun) => {
    const number = snapshot.manifest.setAside.filter((one) => one.noun === noun).length;
    return number === 0
      ? []
      : `${count(number, ...WORDS[noun])} could not be read and ${number === 1 ? 'is' : 'are'} in no figure.`;
  });
  return [...new Set([...reasons, ...lost])];
}

const WORDS: Record<NounKey, [one: string, many: string]> = {
  deals: ['deal', 'deals'],
  pipelines: ['pipeline', 'pipelines'],
  communities: ['community', 'communities'],
  people: ['person', 'people'],
  orders: ['order', 'orders'],
  engagements: ['engagement', 'engagements'],
  projects: ['project', 'projects'],
  deliverables: ['deliverable', 'deliverables'],
  contracts: ['contract', 'contracts'],
  fteLog: ['entry of the FTE log', 'entries of the FTE log'],
  capacity: ['line of capacity', 'lines of capacity'],
  checkIns: ['check-in', 'check-ins'],
  hubs: ['hub', 'hubs'],
  usage: ['month of use', 'months of use'],
  costs: ['month of cost', 'months of cost'],
};
