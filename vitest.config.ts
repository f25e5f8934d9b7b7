import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Generous, because a slow machine is no fault; nothing here waits for a clock.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Two cores are what CI has; the default leaves one of them to the runner, which hardly uses it.
    maxWorkers: 2,
    globalSetup: ['test/temporary.ts'],
    setupFiles: ['test/seed.ts'],
    env: { ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
    // A developer's own settings must not reach the tests.
    unstubEnvs: true,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/!(browser|sites)/**/*.test.ts'] } },
      // After the rest, whose timings they would disturb: each builds whole sites or drives a browser.
      {
        extends: true,
        test: {
          name: 'sites',
          include: ['test/{browser,sites}/**/*.test.ts'],
          globalSetup: ['test/browser/setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
