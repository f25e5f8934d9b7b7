import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetsOf, sitePagesOf, type Bindings, type HandbookRecord, type HandbookText } from '../handbook/index.ts';
import type { CheckResult, Coverage, Life } from '../invariants/index.ts';
import { daysBetween, type Config, type Day, type GlossaryEntry, type Journal, type Snapshot } from '../model/index.ts';
import { directory, extractCommunities, type CommunityExtract, type EditionBundle } from '../reports/index.ts';
import { compare, sortKeys } from '../snapshot/index.ts';
import type { CommunityInputs } from './community-words.ts';
import { liveData } from './live.ts';
import { workspaceFiles } from './workspace.ts';

export interface Prepared {
  extracts: CommunityExtract[];
  /** Editions of these communities, and of those that have no reports any more. */
  editions: EditionBundle[];
  team: Record<string, unknown>;
  /** Addresses of the pages of the team's workspace that are made of records. */
  workPages: string[];
}

interface Inputs {
  snapshot: Snapshot;
  check: CheckResult;
  coverage: Coverage;
  /** Findings that are resolved; null where no history is kept. */
  resolved: readonly Life[] | null;
  /** What was noted night by night; null where no history is kept. */
  journal: Journal | null;
  /** Which sentences of the handbook are bound to rules. */
  bindings: Bindings;
  /** What is known of each page of the handbook. */
  record: HandbookRecord;
  /** The pages themselves; addresses in their HTML begin with `base`. */
  pages: readonly HandbookText[];
  /** The terms that the handbook explains; null where it has no glossary. */
  glossary: readonly GlossaryEntry[] | null;
  /** What stands before each address of the team site until it is made relative; empty in development. */
  base: string;
  config: Config;
  asOf: Day;
  key: (communityId: string) => string;
  /** What the reports hold besides the snapshot. */
  communities: CommunityInputs;
  /** Ids of the communities to build; empty for all. */
  only: string[];
}

/** Everything that the two sites are given. What a community's site is given holds public fields of that community only. */
export function prepare(inputs: Inputs): Prepared {
  const { snapshot, check, coverage, resolved, bindings, record, glossary, config, asOf, key, only, communities } =
    inputs;
  const { words, organisationLogo } = communities;
  const { extracts, left } = extractCommunities(snapshot, { asOf, config, key, words, organisationLogo });
  const keys = new Map(extracts.map((extract) => [extract.communityId, extract.key]));
  const { pipeline, renewals } = liveData(inputs);
  const reasons = new Map(left.map(({ recordId, reason }) => [recordId, reason]));
  const editions = bundlesOf(communities, key);
  const work = workspaceFiles({ ...inputs, keys, reasons, editions });
  return {
    extracts: only.length ? extracts.filter(({ communityId }) => only.includes(communityId)) : extracts,
    editions: editions.filter(({ edition }) => only.length === 0 || only.includes(edition.communityId)),
    team: {
      'check.json': check,
      'coverage.json': coverage,
      'resolved.json': resolved && recently(resolved, asOf),
      'bindings.json': bindings,
      'handbook.json': record,
      'glossary.json': glossary,
      'assets.json': Object.fromEntries(assetsOf(inputs.pages)),
      'pages.json': sitePagesOf(inputs.pages, { ...record, root: inputs.base }),
      'pipeline.json': pipeline,
      'renewals.json': renewals,
      'manifest.json': snapshot.manifest,
      'config.json': config,
      'communities.json': directory(snapshot, asOf, { keys, reasons }),
      ...work.files,
    },
    workPages: work.pages,
  };
}

/** Editions at the addresses of today, with all that later data say of them. */
const bundlesOf = ({ editions }: CommunityInputs, key: (communityId: string) => string): EditionBundle[] =>
  editions.map(({ edition, shown, corrections, found }) => ({
    key: key(edition.communityId),
    edition,
    extract: { ...shown, key: key(edition.communityId) },
    corrections: [...corrections, ...found],
  }));

/** Days for which a page lists what was resolved. */
const RESOLVED_DAYS = 30;

/** What was resolved lately, the latest first. */
const recently = (resolved: readonly Life[], asOf: Day): Life[] =>
  resolved
    .filter(({ resolvedOn }) => resolvedOn !== null && daysBetween(resolvedOn, asOf) <= RESOLVED_DAYS)
    .sort((a, b) => compare(b.resolvedOn ?? '', a.resolvedOn ?? '') || compare(a.fingerprint, b.fingerprint));

/** Writes the input folder of one site afresh, so that nothing of an earlier build can show through. */
export async function writeInputs(dir: string, files: Record<string, unknown>): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  for (const [file, content] of Object.entries(files)) await writeFile(join(dir, file), textOf(file, content));
}

/** JSON; of a list in a `.jsonl` file a line for each item, one after the other: all of them may be more than a text can hold. */
const textOf = (file: string, content: unknown): string | Iterable<string> =>
  file.endsWith('.jsonl') ? linesOf(content as unknown[]) : JSON.stringify(sortKeys(content));

function* linesOf(items: readonly unknown[]): Generator<string> {
  for (const item of items) yield `${JSON.stringify(sortKeys(item))}\n`;
}
