import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests that `npm run mutate` runs, in one thread that stays: see test/mutation/runner.ts. */
export default defineConfig({
  resolve: { alias: [{ find: /^vitest$/, replacement: join(import.meta.dirname, 'test/mutation/collect.ts') }] },
  test: {
    name: 'mutate',
    include: ['test/mutation/host.ts'],
    globals: true,
    pool: 'threads',
    // It ends when Stryker has asked about the last mutant.
    testTimeout: 0,
    env: { NO_COLOR: '1', FUZZ_RUNS: '3', FUZZ_SEED: '1' },
    onConsoleLog: () => false,
  },
});
