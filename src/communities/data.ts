import { getCollection } from 'astro:content';
import {
  communityReports,
  reportFiles,
  type CommunityExtract,
  type CommunityReports,
  type Correction,
  type Edition,
  type Report,
} from '../reports/index.ts';
import { readEditions, readExtract } from './extracts.ts';

/** What a page is given: the rolling reports, or those of one edition. */
export interface CommunityPage {
  extract: CommunityExtract;
  reports: CommunityReports;
  /** Null on the pages of the rolling reports. */
  edition: Edition | null;
  /** What later data say otherwise of this edition. */
  corrections: Correction[];
  /** All editions of the community, the newest first. */
  editions: Edition[];
}

/** Its own type exists only after Astro has read the collections, and must not decide whether this file is sound. */
const query: unknown = getCollection;
const entriesOf = query as (collection: 'extracts') => Promise<{ id: string; data: { digest: string } }[]>;

/** `edition` is part of the address: nothing, or `editions/2026-Q3`. */
type Paths = { params: { key: string; edition: string | undefined }; props: CommunityPage }[];
let made: Promise<Paths> | null = null;

/** One path a community and one an edition, for the pages. A build makes the reports once for all pages and files; development makes them afresh. */
export async function communityPaths(): Promise<Paths> {
  if (import.meta.env.DEV) return makePaths();
  made ??= makePaths();
  // A list of its own for each route: Astro keeps notes in it.
  return (await made).map((path) => ({ ...path }));
}

async function makePaths(): Promise<Paths> {
  const folder = process.env.PLUMBLINE_EXTRACTS ?? '';
  return (await entriesOf('extracts')).flatMap(({ id, data: { digest } }) => {
    const { extract } = readExtract(folder, id, import.meta.env.DEV ? undefined : digest);
    const bundles = readEditions(folder, id);
    const editions = bundles.map(({ edition }) => edition);
    return [
      { params: { key: id, edition: undefined }, props: { ...pageOf(extract), editions } },
      ...bundles.map(({ extract, edition, corrections }) => ({
        params: { key: id, edition: `editions/${edition.period.id}` },
        props: { ...pageOf(extract), edition, corrections, editions },
      })),
    ];
  });
}

const pageOf = (extract: CommunityExtract): Omit<CommunityPage, 'editions'> => ({
  extract,
  reports: communityReports(extract),
  edition: null,
  corrections: [],
});

/** One path for each file beside a report of each community. */
export async function filePaths(
  id: Report['id'],
): Promise<{ params: { key: string; edition: string | undefined; file: string }; props: { body: string } }[]> {
  const pages = await communityPaths();
  return pages.flatMap(({ params, props: { reports } }) =>
    [...reportFiles(reports[id])].map(([file, body]) => ({ params: { ...params, file }, props: { body } })),
  );
}

/** A file beside a report. */
export const fileResponse = (file: string, body: string): Response =>
  new Response(body, {
    headers: { 'Content-Type': file.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8' },
  });
