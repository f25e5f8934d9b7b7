import type { APIRoute } from 'astro';
import { getCollection } from 'astro:content';
import { extname } from 'node:path';
import {
  communityReports,
  type CommunityExtract,
  type CommunityReports,
  type Correction,
  type Edition,
  type Published,
  type Report,
} from '../reports/index.ts';
import { editionKeys, readEditions, readExtract } from './extracts.ts';
import { filesOf, namesOf } from './whole.ts';

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
  /** The same with what later data say of each. */
  published: Published[];
  /** False where the community has editions only. */
  hasLatest: boolean;
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
  const entries = await entriesOf('extracts');
  const current = new Set(entries.map(({ id }) => id));
  return [
    ...entries.flatMap(({ id, data: { digest } }) =>
      pathsOf(folder, id, readExtract(folder, id, import.meta.env.DEV ? undefined : digest).extract),
    ),
    // An edition stays where it is when its community has no reports any more.
    ...editionKeys(folder).flatMap((key) => (current.has(key) ? [] : pathsOf(folder, key, null))),
  ];
}

/** Paths of one community: its rolling reports, where it has any, and its editions. */
function pathsOf(folder: string, key: string, latest: CommunityExtract | null): Paths {
  const bundles = readEditions(folder, key);
  const published = bundles.map(({ edition, corrections }) => ({ edition, corrections }));
  const all = { editions: published.map(({ edition }) => edition), published, hasLatest: latest !== null };
  return [
    ...(latest ? [{ params: { key, edition: undefined }, props: { ...pageOf(latest), ...all } }] : []),
    ...bundles.map(({ extract, edition, corrections }) => ({
      params: { key, edition: `editions/${edition.period.id}` },
      props: { ...pageOf(extract), ...all, edition, corrections },
    })),
  ];
}

const pageOf = (extract: CommunityExtract): Omit<CommunityPage, 'editions' | 'published' | 'hasLatest'> => ({
  extract,
  reports: communityReports(extract),
  edition: null,
  corrections: [],
});

/** What a file beside a report is made from. */
interface FileProps {
  page: CommunityPage;
}

/** One path for each file beside a report of each community and edition. Names only: a file is made when it is asked for. */
export async function filePaths(
  id: Report['id'],
): Promise<{ params: { key: string; edition: string | undefined; file: string }; props: FileProps }[]> {
  const pages = await communityPaths();
  return pages.flatMap(({ params, props: page }) =>
    namesOf(page, id).map((file) => ({ params: { ...params, file }, props: { page } })),
  );
}

/** Answers with the files beside one report. */
export const fileRoute =
  (id: Report['id']): APIRoute<FileProps> =>
  async ({ params: { file = '' }, props: { page } }) => {
    const body = (await filesOf(page, id)).get(file);
    if (body === undefined) throw new Error(`The ${id} report has no file ${file}.`);
    return fileResponse(file, body);
  };

/** A file as it is served: its name says its type. */
const fileResponse = (file: string, body: string | Uint8Array): Response =>
  // A copy of its own: the types of a response know no shared memory.
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'Content-Type': TYPES[extname(file)] ?? 'text/plain; charset=utf-8' },
  });

const TYPES: Record<string, string> = {
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.zip': 'application/zip',
};
