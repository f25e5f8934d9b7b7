import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/sequence.ts';

/** Each builds whole sites or drives a browser. */
const SITES = ['test/{browser,sites}/**/*.test.ts', 'test/ui/site.test.ts'];

/** Files that need modules which no other file has loaded, because they put others in their place or know what loading does. */
const APART = [
  'test/scripts/nightly.test.ts',
  'test/snapshot/storage.test.ts',
  // Its quotation has another dash where the whole handbook has been read before.
  'test/handbook/myst/render.test.ts',
];

export default defineConfig({
  test: {
    // Generous, because a slow machine is no fault; nothing here waits for a clock.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Two cores are what CI has; the default leaves one of them to the runner, which hardly uses it.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Many tests make large values that are soon forgotten.
    execArgv: ['--max-semi-space-size=64'],
    globalSetup: ['test/temporary.ts'],
    setupFiles: ['test/seed.ts'],
    env: { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    // A developer's own settings must not reach the tests.
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        // Loading the same modules anew for each file would take a quarter of the time.
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [...SITES, ...APART], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: APART } },
      // After the rest, whose timings they would disturb.
      {
        extends: true,
        test: {
          name: 'sites',
          include: SITES,
          globalSetup: ['test/browser/setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
