import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['node_modules/**'],
    // Browser tests build both sites and start Chromium on two cores; nothing here waits for a clock.
    testTimeout: 60_000,
    hookTimeout: 300_000,
    env: { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    // A developer's own settings must not reach the tests.
    unstubEnvs: true,
    projects: [
      { extends: true, test: { name: 'unit', exclude: ['test/browser/**', 'node_modules/**'] } },
      // After the rest, one at a time: they share the sites that they build.
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
