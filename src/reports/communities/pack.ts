import type { WorkInputs } from '../workspace/inputs.ts';
import type { Listed } from './directory-table.ts';
import type { Sheet } from '../workspace/sheet.ts';
import { contracts, invoices, services, sponsoredWork } from './pack-agreement.ts';
import { contacts } from './pack-people.ts';
import { activeUsers, cloudCost } from './pack-use.ts';
import type { CommunityPerson } from './people.ts';

/**
 * What is known of an item of the check-in pack: `shown` and, where some of it is in another system, `part`; `nothing` where
 * its system was read and holds nothing; `unread` where the system was not read; `apart` where it is not connected.
 */
export type PackState = 'shown' | 'part' | 'nothing' | 'unread' | 'apart';

/** One of the thirteen things that a person should know before a check-in. */
export interface PackItem {
  id: string;
  title: string;
  state: PackState;
  /** What is known, or why nothing is, as sentences. */
  words: string;
  /** Where the rest is found; null where there is none. */
  elsewhere: string | null;
  tables: Sheet[];
}

const apart = (id: string, title: string, elsewhere: string): PackItem => ({
  ...{ id, title, state: 'apart', tables: [], elsewhere },
  words: 'Not connected: nothing is known here.',
});

/** The check-in pack in its order. */
export function packOf(listed: Listed, people: readonly CommunityPerson[], inputs: WorkInputs): PackItem[] {
  return [
    contracts(listed, inputs),
    services(listed, inputs),
    invoices(listed, inputs),
    activeUsers(listed, inputs),
    apart('sessions', 'Sessions and their length', 'The hubs’ monitoring has them: ask P&S.'),
    apart('images', 'Images used', 'They stand in the configuration of the hubs: ask P&S.'),
    cloudCost(listed, inputs),
    apart(
      'cost-by-group',
      'Cloud cost by group or user',
      'The cloud-billing sheet has a sum a community and month: ask P&S.',
    ),
    contacts(people, inputs),
    apart('home-directories', 'Home-directory usage', 'The hubs’ monitoring has it: ask P&S.'),
    apart('tickets', 'Support tickets opened and solved', 'Look in FreshDesk.'),
    sponsoredWork(listed, inputs),
    apart('enablement', 'Community-enablement activity', 'No system holds it: ask P&S, and look in the running notes.'),
  ];
}

export const isConnected = ({ state }: Pick<PackItem, 'state'>): boolean => state !== 'apart' && state !== 'unread';

/** "7 of 13 are connected, 1 of them in part." */
export function packSentence(pack: readonly PackItem[]): string {
  const connected = pack.filter(isConnected).length;
  const part = pack.filter(({ state }) => state === 'part').length;
  return `${connected} of ${pack.length} are connected${part > 0 ? `, ${part} of them in part` : ''}.`;
}
