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
    expect(printed).toContain('ok      HubSpot');
    expect(printed).toMatch(/fault +HubSpot +The stage "Warm-up" \(4400\)[^\n]*hubspot: \{ stages: \{ "4400": /);
    expect(printed).toMatch(/warning +HubSpot +No deal stage of HubSpot is Closed Won/);
    expect(printed).toMatch(/ok +Airtable +[^\n]*8 tables/);
    expect(printed).toMatch(/ok +Usage +[^\n]*1 namespace since 2026-02-01/);
    expect(printed).toMatch(/ok +Cost +[^\n]*1 row\./);
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
    expect(printed).toMatch(/fault +HubSpot .*HUBSPOT_ACCESS_TOKEN/);
    expect(printed).toMatch(/fault +Airtable .*table Hubs/);
    expect(printed).toMatch(/warning +Usage +PROMETHEUS_URL is not set/);
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
    expect(printed).toMatch(/fault +HubSpot +HUBSPOT_ACCESS_TOKEN is not set/);
    expect(printed).toMatch(/fault +Airtable +AIRTABLE_TOKEN, AIRTABLE_BASE_ID are not set/);
    expect(code).toBe(2);
  });

  test('asks for owners and for associations too, and takes an empty variable as one that is not set', async () => {
    const faults = {
      hubspot: (_n: number, { path }: { path: string }) =>
        path.includes('/associations/') ? { status: 403, body: {} } : undefined,
    };
    const { code, printed } = await doctor({ faults }, { PROMETHEUS_URL: '', CLOUD_COSTS_CSV: ' ' });
    expect(printed).toMatch(/fault +HubSpot .*associations of deals with companies/);
    expect(printed).toMatch(/fault +Usage +PROMETHEUS_URL is not set/);
    expect(printed).toMatch(/warning +Cost +CLOUD_COSTS_CSV is not set/);
    expect(world!.hubspot.calls.map(({ path }) => path)).toContain('/crm/v3/owners/');
    expect(code).toBe(2);
  });
});
