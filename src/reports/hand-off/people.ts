import type { Deal } from '../../model/index.ts';
import type { Desk } from './desk.ts';

/** Somebody with a part in this deal. For the team only. */
export interface PacketPerson {
  name: string;
  email: string | null;
  githubHandle: string | null;
  /** For this deal; empty where the contact has no label. */
  roles: string[];
  url: string | null;
}

export function personOf({ personId, roles }: Deal['contacts'][number], { look, urlOf }: Desk): PacketPerson {
  const person = look.byId.people.get(personId);
  const name = [person?.firstName ?? [], person?.lastName ?? []].flat().join(' ');
  return {
    name: name || (person ? `Contact ${personId}, without a name` : `Contact ${personId}, not read`),
    email: person?.email ?? null,
    githubHandle: person?.githubHandle ?? null,
    roles: [...roles],
    url: urlOf('person', personId),
  };
}
