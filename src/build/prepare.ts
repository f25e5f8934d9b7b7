import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckResult } from '../invariants/index.ts';
import type { Config, Day, Snapshot } from '../model/index.ts';
import { directory, extractCommunities, type CommunityExtract } from '../reports/index.ts';
import { sortKeys } from '../snapshot/index.ts';

export interface Prepared {
  extracts: CommunityExtract[];
  team: Record<string, unknown>;
}

interface Inputs {
  snapshot: Snapshot;
  check: CheckResult;
  config: Config;
  asOf: Day;
  key: (communityId: string) => string;
  /** Ids of the communities to build; empty for all. */
  only: string[];
}

/** Everything that the two sites are given. What a community's site is given holds public fields of that community only. */
export function prepare({ snapshot, check, config, asOf, key, only }: Inputs): Prepared {
  const { extracts, left } = extractCommunities(snapshot, { asOf, config, key });
  const keys = new Map(extracts.map((extract) => [extract.communityId, extract.key]));
  const reasons = new Map(left.map(({ recordId, reason }) => [recordId, reason]));
  return {
    extracts: only.length ? extracts.filter(({ communityId }) => only.includes(communityId)) : extracts,
    team: {
      'check.json': check,
      'manifest.json': snapshot.manifest,
      'config.json': config,
      'communities.json': directory(snapshot, asOf, { keys, reasons }),
    },
  };
}

/** Writes the input folder of one site afresh, so that nothing of an earlier build can show through. */
export async function writeInputs(dir: string, files: Record<string, unknown>): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  for (const [file, content] of Object.entries(files))
    await writeFile(join(dir, file), JSON.stringify(sortKeys(content)));
}
