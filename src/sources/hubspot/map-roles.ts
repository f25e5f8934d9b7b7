import { ROLES, type Config, type Role } from '../../model/index.ts';

/** Letters and digits only, lower case, with the American spelling of "authorised". */
const bare = (label: string) =>
  label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('authoris', 'authoriz');

/** The role that an association label gives; null for a label that is no role. The configuration goes first. */
export function roleNamed(label: string, roles: Config['hubspot']['roles']): Role | null {
  const configured = Object.entries(roles).find(([name]) => bare(name) === bare(label));
  return configured?.[1] ?? ROLES.find((role) => bare(role) === bare(label)) ?? null;
}

/** The roles of a contact for a deal, in the order of the list of roles. */
export function rolesOf(labels: ReadonlySet<string>, roles: Config['hubspot']['roles']): Role[] {
  const found = new Set([...labels].map((label) => roleNamed(label, roles)));
  return ROLES.filter((role) => found.has(role));
}
