import { expect, test } from 'vitest';
import { command } from '../browser/sites.ts';

test('without credentials the night goes to its end on the sample, says what it did and what to do next, and fails where it is told to', async () => {
  const { status, stdout } = await command('nightly.ts', ['--fail-on', 'error']);
  expect(stdout).toMatch(/NO CREDENTIALS ARE SET/);
  expect(stdout).toMatch(/\d+ errors/);
  expect(stdout).toMatch(/Built team: \d+ pages/);
  expect(stdout).toMatch(/Built communities: \d+ pages/);
  expect(stdout).toMatch(/Next: npm run preview/);
  expect(status).toBe(1);
});

test('with --live it refuses to fall back on the sample', async () => {
  const { status, stdout, stderr } = await command('nightly.ts', ['--live']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('neither HUBSPOT_ACCESS_TOKEN nor AIRTABLE_TOKEN is set');
});

test('an option that does not exist is answered with the one that was meant', async () => {
  const { status, stderr } = await command('build.ts', ['--dta', 'x']);
  expect(status).toBe(2);
  expect(stderr).toContain('Did you mean --data?');
});
