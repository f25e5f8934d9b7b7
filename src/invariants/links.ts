import { PROBLEM_KINDS, type Config, type TableKey } from '../model/index.ts';
import type { Subject, SubjectType } from './types.ts';

/** HubSpot's object type ids, as they stand in the addresses of its records. */
const HUBSPOT: Partial<Record<SubjectType, string>> = { deal: '0-3', community: '0-2', person: '0-1', order: '0-123' };

const AIRTABLE: Partial<Record<SubjectType, TableKey>> = {
  engagement: 'engagements',
  project: 'projects',
  deliverable: 'deliverables',
  contract: 'contracts',
  hub: 'hubs',
};

/** Rows of supporting tables are sources, and their ids say of which table: `check-in/rec…`. */
const SUPPORTING: Record<string, TableKey> = { 'fte-log': 'fteLog', capacity: 'capacity', 'check-in': 'checkIns' };

type Link = { label: string; url: string };

/** Where records can be opened, without duplicates. A system that is not configured gives no link. */
export function linksTo(
  records: readonly Pick<Subject, 'type' | 'id'>[],
  { links, engagements, hosting }: Config,
): Link[] {
  const isAirtable = engagements.source === 'airtable';
  const found = records.flatMap(
    ({ type, id }) =>
      hubspotLink(type, id, links) ??
      (isAirtable ? airtableLink(type, id, links) : null) ??
      pageLink(type, id, hosting) ??
      [],
  );
  return [...new Map(found.map((link) => [link.url, link])).values()];
}

function hubspotLink(type: SubjectType, id: string, { hubspotPortalId }: Config['links']): Link | null {
  const object = HUBSPOT[type];
  // A community that is known by its community_id only has no record to open.
  if (!object || !hubspotPortalId || !/^\d+$/.test(id)) return null;
  const url = `https://app.hubspot.com/contacts/${encodeURIComponent(hubspotPortalId)}/record/${object}/${id}`;
  return { label: `HubSpot ${type} ${id}`, url };
}

function airtableLink(
  type: SubjectType,
  id: string,
  { airtableBaseId, airtableTableIds }: Config['links'],
): Link | null {
  const [noun = '', row] = type === 'source' ? id.split('/') : [type, id];
  const table = AIRTABLE[type] ?? SUPPORTING[noun];
  if (!airtableBaseId || !table || row === undefined) return null;
  const base = `https://airtable.com/${encodeURIComponent(airtableBaseId)}`;
  const tableId = airtableTableIds[table];
  if (!tableId) return { label: 'Airtable base', url: base };
  return { label: `Airtable ${noun} ${row}`, url: `${base}/${encodeURIComponent(tableId)}/${encodeURIComponent(row)}` };
}

/** A page of the handbook on the team site; its glossary is a page of its own. */
function pageLink(type: SubjectType, id: string, { teamUrl }: Config['hosting']): Link | null {
  const address = type === 'page' ? pageAddress(id) : null;
  if (address === null || teamUrl === null) return null;
  return { label: 'Handbook page', url: new URL(address, teamUrl.replace(/\/?$/, '/')).href };
}

/** What a finding on a page names behind the page's address. A rule that leads to a section names the rule, and its page may not exist. */
const PARTS = ['unreadable', 'term', ...PROBLEM_KINDS];

/** Address below the team site's root of the page that a subject of the type `page` is about; null where there may be none. */
export function pageAddress(id: string): string | null {
  const [page = '', part] = id.split('#');
  if (page === 'glossary.yaml') return `glossary/${part === undefined ? '' : `#${part}`}`;
  if (part !== undefined && !PARTS.includes(part.split(':')[0] ?? '')) return null;
  return page === 'handbook' ? 'handbook/' : `handbook/${page.split('/').map(encodeURIComponent).join('/')}/`;
}

/** Address of a rule's handbook section below the team site's root: `handbook/sales/closed-won/#engagement`. */
export function handbookAddress(handbook: string): string {
  const [page, anchor] = handbook.split('#');
  return `handbook/${page}/#${anchor}`;
}
