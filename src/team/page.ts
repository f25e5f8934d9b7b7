import { formatDay } from '../charts/index.ts';
import { printedSections, standingOf, trailTo, warningOf, type PageRecord } from '../handbook/site.ts';
import type { Party } from '../model/index.ts';
import { check, handbook } from './data.ts';
import { handbookHref, href, OWNERS } from './view.ts';

const records = new Map(handbook.pages.map((page) => [page.id === '' ? 'handbook' : `handbook/${page.id}`, page]));

/** What is known of the page of the handbook at an address below the site; null for any other page. */
export const pageAt = (address: string): PageRecord | null => records.get(address.replace(/^\/|\/$/g, '')) ?? null;

/** Everybody who takes part, as short as the team says it. */
export const PARTY_WORDS: Record<Party, string> = {
  ...{ BD: 'BD', DE: 'DE', 'P&S': 'P&S', 'CS&S': 'CS&S' },
  ...{ assistant: 'the partnerships assistant', community: 'the community' },
};

/** Whether a name is that of a team that keeps pages. */
export const isOwner = (owner: string | null): owner is keyof typeof OWNERS => owner !== null && owner in OWNERS;

/** The team that keeps a page true, as a name; null where it has none. */
export const ownerOf = ({ owner }: PageRecord): string | null => (isOwner(owner) ? OWNERS[owner] : null);

/** The banner of a page that is not to be relied on as it stands; null for one that is. */
export function bannerOf(page: PageRecord): { kind: 'warning' | 'info'; sentence: string } | null {
  if (page.isSplash || page.problem !== null) return null;
  const standing = standingOf(page, check.asOf);
  const sentence = warningOf(standing, ownerOf(page), formatDay(page.due ?? ''));
  return sentence === null ? null : { kind: standing.status === 'draft' ? 'info' : 'warning', sentence };
}

/** The places that lead to a page, the first page of the handbook in front and the page itself last. */
export function breadcrumbsOf({ id, title }: PageRecord): { label: string; address: string | null }[] {
  if (id === '') return [];
  const trail = trailTo(id, handbook.navigation)
    .slice(0, -1)
    .filter(({ page }) => page !== '')
    .map(({ label, page }) => ({ label, address: page === null ? null : handbookHref(page) }));
  return [{ label: 'Handbook', address: href('handbook/') }, ...trail, { label: title, address: null }];
}

export const SECTIONS = printedSections(handbook.navigation);

/** The section that a page is printed with; null where it is in none. */
export const sectionOf = ({ id }: PageRecord) => SECTIONS.find(({ pages }) => pages.includes(id)) ?? null;

/** The anchors of the pages of one document, by the address of each page. */
export const anchorsOf = (pages: readonly PageRecord[]): Map<string, string> =>
  new Map(pages.map(({ id }) => [href(id === '' ? 'handbook/' : `handbook/${id}/`), id === '' ? 'handbook' : id]));

/** Records of pages by their ids, in that order. */
export const pagesOf = (ids: readonly string[]): PageRecord[] =>
  ids.flatMap((id) => handbook.pages.find((page) => page.id === id) ?? []);
