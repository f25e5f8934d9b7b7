import { afterEach, describe, expect, test } from 'vitest';
import { samplePortfolio } from '../../src/sample/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { airtableData, hubspotData, startWorld, TOKENS, type World, type WorldOptions } from '../servers/index.ts';
import { fakeEffects, pull, without, written } from './helpers.ts';
import type { Records } from '../../src/model/index.ts';

let world: World | undefined;
afterEach(async () => world?.close());

async function roundTrip(records: Records, options: WorldOptions = {}, now?: number) {
  world = await startWorld(records, options);
  const outcome = await pull({ env: world.env, effects: fakeEffects(now) });
  expect(outcome.printed).toContain('Next: npm run check');
  expect(outcome.code).toBe(0);
  return { ...outcome, snapshot: await readSnapshot(`${outcome.dir}/live`) };
}

describe('what the systems of record hold is what the snapshot holds', () => {
  test('one of everything, with empty fields, an id above 2^53, unknown stages and former owners', async () => {
    const { snapshot, printed, files } = await roundTrip(small());
    expect(written(snapshot.records)).toEqual(written(small()));
    expect(snapshot.manifest.setAside).toEqual([]);
    expect(snapshot.manifest.sources.map(({ system, status }) => `${system} ${status}`)).toEqual([
      'hubspot complete',
      'airtable complete',
      'usage complete',
      'cost complete',
    ]);
    expect(without([printed, ...Object.values(files)], Object.values(TOKENS))).toEqual([]);
  });

  test('the sample portfolio', async () => {
    const sample = samplePortfolio({ communities: 6, seed: 'round trip' });
    const { snapshot } = await roundTrip(sample.records, {}, Date.parse(sample.pulledAt));
    expect(written(snapshot.records)).toEqual(written(sample.records));
  });
});

test('page size and order at the source do not matter', async () => {
  const { records, pulledAt } = samplePortfolio({ communities: 4, seed: 'pages' });
  const hubspot = hubspotData(records);
  const airtable = airtableData(records);
  for (const list of [
    ...Object.values(hubspot.objects),
    ...Object.values(airtable),
    ...Object.values(hubspot.associations).flatMap(Object.values),
  ]) {
    (list as unknown[]).reverse();
  }
  const options = { hubspot: { data: hubspot, pageSize: 3, listSize: 2 }, airtable: { tables: airtable, pageSize: 7 } };
  const { snapshot } = await roundTrip(records, options, Date.parse(pulledAt));
  expect(written(snapshot.records)).toEqual(written(records));
});

test('of contacts only those that stand on a deal are kept, since nobody needs the others', async () => {
  const records = small();
  records.people.push({
    id: '6999',
    firstName: 'Nell',
    lastName: 'Unrelated',
    email: 'nell@elsewhere.example',
    githubHandle: null,
  });
  const { snapshot, files } = await roundTrip(records);
  expect(written(snapshot.records)).toEqual(written(small()));
  expect(Object.values(files).join('')).not.toContain('elsewhere');
});
