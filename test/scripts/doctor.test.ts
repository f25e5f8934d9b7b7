import { afterEach, describe, expect, test } from 'vitest';
import { main } from '../../scripts/doctor.ts';
import { small } from '../fixtures/sources/records.ts';
import { startWorld, TOKENS, type World, type WorldOptions } from '../servers/index.ts';
import { fakeEffects } from '../sources/helpers.ts';

let world: World | undefined;
afterEach(async () => world?.close());

async function doctor(options: WorldOptions = {}, env: Record<string, string | undefined> = {}) {
  world = await startWorld(small(), options);
  let printed = '';
  const write = (text: string) => void (printed += text);
  const code = await main([], { out: write, err: write }, { env: { ...world.env, ...env }, effects: fakeEffects() });
  return { code, printed };
}

describe('doctor', () => {
  test('names the stage that is none of the seven, and those that are missing', async () => {
    const { code, printed } = await doctor();
    expect(printed).toContain('ok      hubspot');
    expect(printed).toMatch(/fault +hubspot +The stage "Warm-up" \(4400\)[^\n]*hubspot: \{ stages: \{ "4400": /);
    expect(printed).toMatch(/warning +hubspot +No deal stage of HubSpot is Closed Won/);
    expect(printed).toMatch(/ok +airtable +[^\n]*8 tables/);
    expect(printed).toMatch(/ok +usage +[^\n]*1 namespaces/);
    expect(printed).toMatch(/ok +cost +[^\n]*1 rows/);
    expect(code).toBe(2);
  });

  test('a wrong token, a table that is not there and a missing variable each have their line', async () => {
    const faults = {
      airtable: (_n: number, { path }: { path: string }) =>
        path.endsWith('/Hubs') ? { status: 403, body: {} } : undefined,
    };
    const { code, printed } = await doctor(
      { faults },
      { HUBSPOT_ACCESS_TOKEN: 'wrong-token-9999', PROMETHEUS_URL: undefined, PROMETHEUS_TOKEN: undefined },
    );
    expect(printed).toMatch(/fault +hubspot .*HUBSPOT_ACCESS_TOKEN/);
    expect(printed).toMatch(/fault +airtable .*table Hubs/);
    expect(printed).toMatch(/warning +usage +PROMETHEUS_URL is not set/);
    expect(code).toBe(2);
    for (const token of [...Object.values(TOKENS), 'wrong-token-9999']) expect(printed).not.toContain(token);
  });

  test('without any variable it says which are needed', async () => {
    const { code, printed } = await doctor(
      {},
      Object.fromEntries(
        ['HUBSPOT_ACCESS_TOKEN', 'AIRTABLE_TOKEN', 'AIRTABLE_BASE_ID', 'CLOUD_COSTS_CSV'].map((name) => [
          name,
          undefined,
        ]),
      ),
    );
    expect(printed).toMatch(/fault +hubspot +HUBSPOT_ACCESS_TOKEN is not set/);
    expect(printed).toMatch(/fault +airtable +AIRTABLE_TOKEN, AIRTABLE_BASE_ID are not set/);
    expect(code).toBe(2);
  });
});
