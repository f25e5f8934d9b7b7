import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { samplePortfolio } from '../../src/sample/index.ts';
import { asPrevious, lastSnapshot, writeSnapshot } from '../../src/snapshot/index.ts';

let dir = '';
beforeEach(async () => (dir = await mkdtemp(join(tmpdir(), 'plumbline-'))));
afterEach(() => rm(dir, { recursive: true, force: true }));

test('the ids of communities go into the next manifest, though nothing else of HubSpot is kept', async () => {
  const input = { ...samplePortfolio({ communities: 3 }), source: 'live' as const, asOf: null };
  const [first] = input.records.communities;
  if (first) first.communityId = null;
  const out = join(dir, 'live');
  await writeSnapshot(out, input);
  const previous = asPrevious(await lastSnapshot(out, []));
  expect(previous?.communityIds).toEqual(
    Object.fromEntries(input.records.communities.slice(1).map(({ id, communityId }) => [id, communityId])),
  );
  expect(previous?.records.communities).toBe(3);
});
