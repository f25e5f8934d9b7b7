import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PARTIES } from '../model/handbook.ts';
import type { NavItem } from './nav-item.ts';
import type { HandbookText } from './read.ts';

const parties = z.array(z.enum(PARTIES));

/** A page as the site's loader takes it. */
export const sitePageSchema = z.strictObject({
  /** Address below `handbook/`; empty for the first page. */
  id: z.string(),
  /** The file that Astro compiles, below the folder that it is given; null for a page that is HTML already. */
  source: z.string().nullable(),
  /** Whether its front matter is taken as it stands, and refused where it is wrong. */
  isStrict: z.boolean(),
  title: z.string(),
  description: z.string().nullable(),
  owner: z.string().nullable(),
  status: z.enum(['current', 'draft', 'out-of-date']),
  reviewed: z.string().nullable(),
  reviewEvery: z.int(),
  audience: parties,
  who: parties,
  makes: z.array(z.string()),
  uses: z.array(z.string()),
  movedFrom: z.array(z.string()),
  html: z.string().nullable(),
  headings: z.array(z.strictObject({ depth: z.int(), slug: z.string(), text: z.string() })),
});
export type SitePage = z.output<typeof sitePageSchema>;

/**
 * The pages of a site's handbook. One without a first page gets one that lists the others.
 * @param root what addresses in HTML begin with
 */
export function sitePagesOf(
  pages: readonly HandbookText[],
  { isOwn, navigation, root }: { isOwn: boolean; navigation: readonly NavItem[]; root: string },
): SitePage[] {
  const written = pages.map(
    ({
      id,
      file,
      project,
      html,
      headings,
      title,
      description,
      owner,
      status,
      reviewed,
      reviewEvery,
      ...page
    }): SitePage => ({
      ...{ id, title: title || file, description, owner, status, reviewed, reviewEvery, html, headings },
      ...{ audience: page.audience, who: page.who, makes: page.makes, uses: page.uses, movedFrom: page.movedFrom },
      source: html !== null ? null : isOwn && project === '' ? file : sourceOf(id),
      isStrict: isOwn && project === '' && html === null,
    }),
  );
  return written.some(({ id }) => id === '') ? written : [firstPage(navigation, root), ...written];
}

/** The file of a page from elsewhere. Its own name might mean something in an address, and is not found again in what Astro says. */
export const sourceOf = (id: string): string =>
  `page-${createHash('sha256').update(id).digest('hex').slice(0, 12)}.mdx`;

const firstPage = (navigation: readonly NavItem[], root: string): SitePage => ({
  ...{ id: '', source: null, isStrict: false, title: 'Handbook', description: null, owner: null },
  ...{ status: 'current', reviewed: null, reviewEvery: 1, audience: [], who: [], makes: [], uses: [], movedFrom: [] },
  html: navigationHtml(navigation, root),
  headings: [],
});

/** The order of a handbook as nested lists of links. */
export function navigationHtml(navigation: readonly NavItem[], root: string): string {
  const items = navigation.map(({ label, page, url, children }) => {
    const address = page === null ? url : pageAddress(page, root);
    const words = escaped(label);
    const own = address === undefined ? words : `<a href="${escaped(address)}">${words}</a>`;
    return `<li>${own}${children.length > 0 ? navigationHtml(children, root) : ''}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

/** Address of a page from its own below `handbook/`. */
export const pageAddress = (id: string, root: string): string =>
  [root, 'handbook', ...(id === '' ? [] : id.split('/').map(encodeURIComponent)), ''].join('/');

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
