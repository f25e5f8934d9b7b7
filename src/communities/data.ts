import { getCollection } from 'astro:content';
import {
  communityReports,
  reportFiles,
  type CommunityExtract,
  type CommunityReports,
  type Report,
} from '../reports/index.ts';
import { readExtract } from './extracts.ts';

export interface CommunityPage {
  extract: CommunityExtract;
  reports: CommunityReports;
}

/** Its own type exists only after Astro has read the collections, and must not decide whether this file is sound. */
const query: unknown = getCollection;
const entriesOf = query as (collection: 'extracts') => Promise<{ id: string; data: { digest: string } }[]>;

type Paths = { params: { key: string }; props: CommunityPage }[];
let made: Promise<Paths> | null = null;

/** One path a community, for the pages. A build makes the reports once for all pages and files; development makes them afresh. */
export async function communityPaths(): Promise<Paths> {
  if (import.meta.env.DEV) return makePaths();
  made ??= makePaths();
  // A list of its own for each route: Astro keeps notes in it.
  return (await made).map((path) => ({ ...path }));
}

async function makePaths(): Promise<Paths> {
  const folder = process.env.PLUMBLINE_EXTRACTS ?? '';
  return (await entriesOf('extracts')).map(({ id, data: { digest } }) => {
    const { extract } = readExtract(folder, id, import.meta.env.DEV ? undefined : digest);
    return { params: { key: id }, props: { extract, reports: communityReports(extract) } };
  });
}

/** One path for each file beside a report of each community. */
export async function filePaths(
  id: Report['id'],
): Promise<{ params: { key: string; file: string }; props: { body: string } }[]> {
  const pages = await communityPaths();
  return pages.flatMap(({ params: { key }, props: { reports } }) =>
    [...reportFiles(reports[id])].map(([file, body]) => ({ params: { key, file }, props: { body } })),
  );
}

/** A file beside a report. */
export const fileResponse = (file: string, body: string): Response =>
  new Response(body, {
    headers: { 'Content-Type': file.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8' },
  });
