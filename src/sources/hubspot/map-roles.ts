import { ROLES, type Config, type Role } from '../../model/index.ts';

/** Letters and digits only, lower case, with the American spelling of "authorised". */
const bare = (label: string) =>
  label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('authoris', 'authoriz');

type Roles = Config['hubspot']['roles'];

/** What labels stand for, by configuration: a pull meets the same few on every deal. */
const known = new WeakMap<Roles, Map<string, Role | null>>();

/** The role that an association label gives; null for a label that is no role. The configuration goes first. */
export function roleNamed(label: string, roles: Roles): Role | null {
  const byLabel = known.get(roles) ?? new Map<string, Role | null>();
  known.set(roles, byLabel);
  let role = byLabel.get(label);
  if (role === undefined) byLabel.set(label, (role = find(label, roles)));
  return role;
}

function find(label: string, roles: Roles): Role | null {
  const configured = Object.entries(roles).find(([name]) => bare(name) === bare(label));
  return configured?.[1] ?? ROLES.find((role) => bare(role) === bare(label)) ?? null;
}

/** The roles of a contact for a deal, in the order of the list of roles. */
export function rolesOf(labels: ReadonlySet<string>, roles: Roles): Role[] {
  const found = new Set([...labels].map((label) => roleNamed(label, roles)));
  return ROLES.filter((role) => found.has(role));
}
