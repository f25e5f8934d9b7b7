import { expect, test } from 'vitest';
import { command } from '../browser/sites.ts';

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
