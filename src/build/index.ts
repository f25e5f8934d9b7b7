/** From a verified snapshot to the two sites in `dist/`: prepare, render, finish, inspect, publish. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  printedSections,
  sitePagesOf,
  type Bindings,
  type HandbookRecord,
  type HandbookText,
} from '../handbook/index.ts';
import { RULES, type CheckResult, type Coverage, type Life } from '../invariants/index.ts';
import {
  EXIT,
  PlumblineError,
  type Config,
  type Day,
  type GlossaryEntry,
  type Journal,
  type Snapshot,
} from '../model/index.ts';
import { PARTS } from '../reports/index.ts';
import { copyAssets } from './assets.ts';
import { inspectAcross } from './across.ts';
import { BASE, finishSite } from './finish.ts';
import type { CommunityInputs } from './community-words.ts';
import { unlinkDead } from './dead-links.ts';
import { inspectSite, readBuilt } from './inspect.ts';
import { refuseLeaks } from './leaks.ts';
import { printReports, type Paper } from './pdf/index.ts';
import { writeNounFiles } from './noun-files.ts';
import { prepare, writeInputs, type Prepared } from './prepare.ts';
import { publishSite, refuseForeignSite } from './publish.ts';
import { redirectPages, writeRedirects } from './redirects.ts';
import { sheetFaults } from './sheets.ts';
import { renderSite, workFolder, workFolders, type Site } from './render.ts';

export { handbookHistory } from './changes.ts';
export { communityKeys } from './keys.ts';
export { writeNounFiles } from './noun-files.ts';
export {
  communityInputs,
  communityWords,
  ofSameKind,
  type CommunityInputs,
  type ReportInputs,
} from './community-words.ts';
export * from './editions/index.ts';
export { prepare, writeInputs } from './prepare.ts';
export { workInputs } from './workspace.ts';
export { BASE } from './finish.ts';
export { PAPERS, printInto, type Paper } from './pdf/index.ts';
export { RenderError, sourceFolder, workFolders, type Site } from './render.ts';

export interface BuildRequest {
  root: string;
  dist: string;
  /** The folder of the handbook, below the root or elsewhere. */
  handbook: string;
  /** Its pages, read with `BASE` before the addresses in their HTML. */
  pages: readonly HandbookText[];
  glossary: readonly GlossaryEntry[] | null;
  /** What Astro compiles, by file, where some of it was written for another site; null where it takes the handbook as it stands. */
  sources: ReadonlyMap<string, string> | null;
  bindings: Bindings;
  record: HandbookRecord;
  snapshot: Snapshot;
  check: CheckResult;
  coverage: Coverage;
  resolved: readonly Life[] | null;
  /** What was noted night by night; null where no history is kept. */
  journal: Journal | null;
  config: Config;
  asOf: Day;
  key: (communityId: string) => string;
  communities: CommunityInputs;
  sites: readonly Site[];
  /** Ids of the communities to build; empty for all. */
  only: string[];
  /** Paper of the PDF beside each report; null for none. */
  pdf: Paper | null;
  log: (line: string) => void;
}

export interface Built {
  site: Site;
  dir: string;
  pages: number;
}

const REPORT_PAGES = ['', 'milestones/', 'impact/', 'impact/funder/', 'usage/', 'definitions/'];

/** Renders both sites side by side, and puts them into `dist` together, after everything in both was inspected. */
export async function buildSites(request: BuildRequest): Promise<{ built: Built[]; prepared: Prepared }> {
  for (const site of request.sites) await refuseForeignSite(request.dist, site);
  const prepared = prepare({ ...request, base: BASE });
  refuseUnknown(request.only, prepared);
  if (request.sites.includes('communities')) refuseEmpty(prepared);
  const work = await workFolder(request.root);
  try {
    // Both come to their end before the folder goes, also when one fails.
    const results = await Promise.allSettled(request.sites.map((site) => renderWhole(site, work, request, prepared)));
    const rendered = results.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    const [team, communities] = (['team', 'communities'] as const).map((name) =>
      rendered.find(({ site }) => site === name),
    );
    // With some communities only, those of the last build stay beside them.
    if (team && communities && request.only.length === 0) inspectAcross(team.inspected, communities.inspected);
    const built: Built[] = [];
    for (const { site, out, pages } of rendered) {
      const dir = join(request.dist, site);
      await publishSite(out, dir, { keep: site === 'communities' && request.only.length > 0 });
      built.push({ site, dir, pages });
    }
    return { built, prepared };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function renderWhole(site: Site, work: string, request: BuildRequest, prepared: Prepared) {
  const { data } = workFolders(work, site);
  await writeInputs(data, inputsOf(site, prepared));
  const out = await renderSite(request, work, site);
  if (site === 'team') await writeRedirects(out, request.record);
  const finished = await finishSite(out, { wasm: site === 'team' });
  if (site === 'team') await copyAssets(request, out);
  if (site === 'team') await writeNounFiles(request.snapshot, out);
  if (site === 'communities' && request.pdf !== null) {
    const address = request.config.hosting.communitiesUrl;
    await printReports({ dir: out, paper: request.pdf, address }, finished.facts.keys());
  }
  const pages = expectedPages(site, request, prepared);
  const built = await readBuilt(out, finished);
  if (site === 'team' && request.sources !== null) await unlinkDead(out, showingCompiled(request, pages), built);
  inspectSite(built, { site, pages }, await sheetFaults(out, built));
  if (site === 'communities')
    await refuseLeaks(
      out,
      [...prepared.extracts, ...prepared.editions.map(({ extract }) => extract)],
      request.snapshot,
    );
  return { site, out, pages: pages.length, inspected: built };
}

/** The files that a site's Astro build reads. */
export function inputsOf(site: Site, { team, extracts, editions }: Prepared): Record<string, unknown> {
  if (site === 'team') return team;
  const keys = extracts.map(({ key }) => key);
  return {
    '_keys.json': { keys },
    ...Object.fromEntries(extracts.map((extract) => [`${extract.key}.json`, extract])),
    ...Object.fromEntries(editions.map((bundle) => [`${bundle.key}@${bundle.edition.period.id}.json`, bundle])),
  };
}

/** The file of a page of the handbook from its address below `handbook/`. */
const pageFile = (id: string): string => `handbook/${id === '' ? '' : `${id}/`}index.html`;

/** Pages that show what Astro compiled of a handbook for another site: the pages themselves, and those that print several. */
function showingCompiled({ pages, record }: BuildRequest, expected: readonly string[]): string[] {
  const isGuest = ({ project }: HandbookText) => !record.isOwn || project !== '';
  const compiled = pages.filter((page) => page.html === null && isGuest(page)).map(({ id }) => pageFile(id));
  return [...compiled, ...expected.filter((page) => compiled.length > 0 && page.startsWith('print/'))];
}

function expectedPages(
  site: Site,
  { pages, record }: BuildRequest,
  { extracts, editions, workPages }: Prepared,
): string[] {
  if (site === 'communities') {
    const folders = [
      ...extracts.map(({ key }) => key),
      ...editions.map(({ key, edition }) => `${key}/editions/${edition.period.id}`),
    ];
    return folders.flatMap((folder) => REPORT_PAGES.map((page) => `${folder}/${page}index.html`));
  }
  const made = [
    ...PARTS.map(({ path }) => path),
    ...workPages,
    'checks/bindings/',
    'checks/coverage/',
    'glossary/',
    'who-does-what/',
    'artefacts/',
    'handbook-health/',
    'print/',
    ...printedSections(record.navigation).map(({ slug }) => `print/${slug}/`),
    ...RULES.map(({ id }) => `checks/${id}/`),
  ];
  const written = sitePagesOf(pages, { ...record, root: '' }).map(({ id }) => pageFile(id));
  return [...made.map((page) => `${page}index.html`), ...written, ...redirectPages(record).keys()];
}

function refuseUnknown(only: string[], { extracts }: Prepared): void {
  const known = new Set(extracts.map(({ communityId }) => communityId));
  const unknown = only.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new PlumblineError({
    what: `There is no site to build for ${unknown.join(', ')}.`,
    why: 'No community with an engagement or a hub has this community_id.',
    fix: 'See the list on the team site under Communities, and name one of its ids.',
    exitCode: EXIT.fault,
  });
}

function refuseEmpty({ extracts }: Prepared): void {
  if (extracts.length > 0) return;
  throw new PlumblineError({
    what: "There is no community's site to build.",
    why: 'No community has both a usable community_id and an engagement or a hub.',
    fix: 'Build the team site alone with --site team, and correct what it lists under Checks and Communities.',
    exitCode: EXIT.fault,
  });
}
