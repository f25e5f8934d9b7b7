import { count, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { PackItem } from './pack.ts';
import { CONTACT_ROLES, contactsTable, emptyRoles, type CommunityPerson } from './people.ts';

export function contacts(people: readonly CommunityPerson[], { look }: WorkInputs): PackItem {
  const unread = look.unread('people') ?? look.unread('deals');
  const table = contactsTable(people, CONTACT_ROLES);
  const item = { id: 'contacts', title: 'Representatives, technical contacts, PR submitters', elsewhere: null };
  if (table === null)
    return {
      ...{ ...item, tables: [] },
      state: unread === null ? 'nothing' : 'unread',
      words: unread ?? 'No deal names anybody in one of these roles.',
    };
  const empty = emptyRoles(people);
  return {
    ...{ ...item, state: 'shown', tables: [table] },
    words: [
      `${count(table.rows.length, 'person', 'people')} on the deals that are not lost.`,
      ...(empty.length > 0 ? [`Nobody is named as ${list(empty)}.`] : []),
      ...(unread === null ? [] : [unread]),
    ].join(' '),
  };
}
