import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/**
 * Type-checks the pages of both sites with `astro check`; `tsc` has checked everything else. Each site is a root of its
 * own here, because the types of its collections stand in the root's `.astro` folder.
 */
const root = resolve(import.meta.dirname, '..');
const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
for (const site of ['team', 'communities']) {
  const env = {
    ...process.env,
    PLUMBLINE_SITE: site,
    ASTRO_TELEMETRY_DISABLED: '1',
    // Checking the types loads the content too, and the loader refuses to go on without any.
    PLUMBLINE_EXTRACTS: join(root, 'test/reports/golden/extracts'),
  };
  const args = [astro, 'check', '--root', join(root, 'src', site), '--config', '../../astro.config.mjs'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
