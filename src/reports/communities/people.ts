import type { Role } from '../../model/index.ts';
import { compare, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { link, several, text, type Cell } from '../workspace/table.ts';
import { dealPlace } from '../checks/places.ts';
import { sheetIfAny, type Sheet } from '../workspace/sheet.ts';
import { livingDeals, type Own } from './own.ts';

/** Somebody who has a part in a community's deals. For the team only. */
export interface CommunityPerson {
  id: string;
  name: string;
  email: string | null;
  githubHandle: string | null;
  /** Every role on any of the deals. */
  roles: Role[];
  deals: { id: string; name: string; roles: Role[] }[];
}

/** The people of a community's deals that are not lost, by name. */
export function peopleOf(own: Pick<Own, 'deals'>, { look }: WorkInputs): CommunityPerson[] {
  const parts = livingDeals(own).flatMap(({ id, name, contacts }) =>
    contacts.map(({ personId, roles }) => ({ personId, deal: { id, name: name ?? `Deal ${id}`, roles } })),
  );
  return [...Map.groupBy(parts, ({ personId }) => personId)]
    .map(([id, each]): CommunityPerson => {
      const person = look.byId.people.get(id);
      const name = [person?.firstName ?? [], person?.lastName ?? []].flat().join(' ');
      return {
        ...{ id, email: person?.email ?? null, githubHandle: person?.githubHandle ?? null },
        name: name || (person ? `Contact ${id}, without a name` : `Contact ${id}, not read`),
        roles: [...new Set(each.flatMap(({ deal }) => deal.roles))],
        deals: each.map(({ deal }) => deal),
      };
    })
    .sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
}

/** Whom to ask about access, outages and changes. */
export const CONTACT_ROLES: readonly Role[] = [
  'Community Representative',
  'Technical Contact',
  'Authorized PR Submitter',
];

/** Those of the roles that nobody has. */
export const emptyRoles = (people: readonly CommunityPerson[]): Role[] =>
  CONTACT_ROLES.filter((role) => !people.some(({ roles }) => roles.includes(role)));

const ADDRESS = /^[^\s@<>"?&]+@[^\s@<>"?&]+\.[^\s@<>"?&]+$/;

const mailCell = (email: string | null): Cell =>
  email === null ? missing('No e-mail address') : link(email, ADDRESS.test(email) ? `mailto:${email}` : null);

const handleCell = (handle: string | null): Cell => {
  if (handle === null) return missing('No GitHub handle');
  const name = handle.replace(/^@/, '');
  return link(name, /^[A-Za-z0-9-]+$/.test(name) ? `https://github.com/${name}` : null);
};

const missing = (words: string): Cell => ({ value: null, shown: [{ text: words }] });

/** The people with those of the roles that are asked for. */
export const contactsTable = (people: readonly CommunityPerson[], roles: readonly Role[]): Sheet | null =>
  sheetIfAny(
    'Contacts',
    ['Name', 'Roles', 'E-mail', 'GitHub'],
    people
      .filter((person) => person.roles.some((role) => roles.includes(role)))
      .map(({ name, roles: held, email, githubHandle }) => [
        text(name),
        text(list(held.filter((role) => roles.includes(role)))),
        mailCell(email),
        handleCell(githubHandle),
      ]),
  );

/** Everybody, with the roles on each deal. */
export const peopleTable = (people: readonly CommunityPerson[], { look, urlOf }: WorkInputs): Sheet | null =>
  sheetIfAny(
    'People',
    ['Name', 'Roles by deal', 'E-mail', 'GitHub'],
    people.map(({ id, name, deals, email, githubHandle }) => [
      link(name, urlOf('person', id)),
      several(
        null,
        deals.map((deal) => ({
          text: `${deal.roles.length > 0 ? list(deal.roles) : 'No role'}: ${deal.name}`,
          href: dealPlace(deal.id, look)[0]?.href ?? null,
        })),
      ),
      mailCell(email),
      handleCell(githubHandle),
    ]),
  );
