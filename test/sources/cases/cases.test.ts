import { cp } from 'node:fs/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { small } from '../../fixtures/sources/records.ts';
import { startWorld, TOKENS, type World } from '../../servers/index.ts';
import { fakeEffects, newFolder, pull, without } from '../helpers.ts';
import { AIRTABLE_CASES } from './airtable.ts';
import type { Case } from './case.ts';
import { GENERAL_CASES } from './general.ts';
import { HUBSPOT_CASES } from './hubspot.ts';
import { USAGE_CASES } from './usage.ts';

const CASES: readonly Case[] = [...HUBSPOT_CASES, ...AIRTABLE_CASES, ...USAGE_CASES, ...GENERAL_CASES];
const EXIT = { complete: 0, refused: 3, misconfigured: 2 } as const;

let world: World | undefined;
afterEach(async () => world?.close());

/** A folder with a good snapshot of an earlier night. */
let lastNight: string;
beforeAll(async () => {
  lastNight = await newFolder();
  const before = await startWorld(small());
  const outcome = await pull({ env: before.env, dir: lastNight });
  await before.close();
  expect(outcome.code).toBe(0);
});

test('every one of the 43 cases stands in the table', () => {
  const numbers = new Set(CASES.map(({ number }) => number));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 43 }, (_, i) => i + 1));
});

describe.each([...Map.groupBy(CASES, ({ number }) => number)])('case %i', (_number, cases) => {
  test.each(cases)(
    '$what: $outcome',
    async ({ records, world: options, env, args, before: prepare, effects, outcome, says, holds }) => {
      const dir = await newFolder();
      await cp(lastNight, dir, { recursive: true });
      const before = await readSnapshot(`${dir}/live`);
      const held = small();
      records?.(held);
      world = await startWorld(held, options);
      const release = await prepare?.(dir);
      const fake = fakeEffects();
      const after = await pull({
        env: { ...world.env, ...env },
        dir,
        args: args ?? [],
        effects: { ...fake, ...effects?.(fake) },
      });

      await release?.();

      if (says) expect(after.printed).toMatch(says);
      expect({ code: after.code, printed: after.printed }).toMatchObject({ code: EXIT[outcome] });
      // Whatever happened, what is there is whole: the new snapshot, or the one of the night before.
      const now = await readSnapshot(`${dir}/live`);
      if (outcome === 'complete') expect(now.manifest.sources.every(({ status }) => status === 'complete')).toBe(true);
      else expect(now).toEqual(before);
      // A failure that passes takes nothing away and adds nothing.
      if (holds) holds(now.records, now.manifest);
      else expect(now.records).toEqual(before.records);
      expect(after.printed).not.toMatch(/\n\s+at .*:\d+|fault of its own/);
      expect(without([after.printed, ...Object.values(after.files)], Object.values(TOKENS))).toEqual([]);
    },
  );
});
