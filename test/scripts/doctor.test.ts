import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { main } from '../../scripts/doctor.ts';
import { describe as inWords } from '../../src/cli/index.ts';
import { EXIT, PlumblineError, readConfig, ROLES } from '../../src/model/index.ts';
import { pullAll, readSettings } from '../../src/sources/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { hubspotProperties } from '../servers/hubspot-properties.ts';
import {
  hubspotData,
  startWorld,
  TOKENS,
  type Call,
  type Fault,
  type World,
  type WorldOptions,
} from '../servers/index.ts';
import { fakeEffects, pull, written } from '../sources/helpers.ts';

let world: World | undefined;
afterEach(async () => world?.close());

interface Run {
  options?: WorldOptions;
  env?: Record<string, string | undefined>;
  args?: string[];
  /** Folder of the snapshot; one that is empty where it is not given. */
  data?: string;
  now?: number;
  records?: ReturnType<typeof small>;
}

const folder = () => mkdtemp(join(tmpdir(), 'plumbline-doctor-'));

async function doctor({ options = {}, env = {}, args = [], data, now, records = small() }: Run = {}) {
  world = await startWorld(records, options);
  let printed = '';
  let noted = '';
  const io = { out: (text: string) => void (printed += text), err: (text: string) => void (noted += text) };
  const all = ['--data', data ?? join(await folder(), 'live'), ...args];
  const code = await main(all, io, { env: { ...world.env, ...env }, effects: fakeEffects(now) }).catch(
    (error: unknown) => {
      noted += inWords(error);
      return error instanceof PlumblineError ? error.exitCode : EXIT.fault;
    },
  );
  return { code, printed, noted };
}

const RENAMED = { changes: { rename: { 'Engagements.End date': 'Agreement end' } } };

const refusing =
  (part: string, status = 403) =>
  (_n: number, { path }: Call): Fault | undefined =>
    path.includes(part) ? { status, body: {} } : undefined;

/** The stand-in's properties, with one of the deals under another name. */
function renamedProperty(before: string, after: string) {
  const properties = hubspotProperties();
  for (const property of properties.deals) {
    if (property.name === before) Object.assign(property, { name: after, label: after.replaceAll('_', ' ') });
  }
  return properties;
}

describe('doctor', () => {
  test('a renamed field, a missing scope, an unknown stage and an unmapped label: each has its line and its remedy', async () => {
    const hubspot = {
      properties: renamedProperty('contract_end_date', 'agreement_end_date'),
      missingScopes: { '/objects/orders': ['crm.objects.orders.read'] },
      labels: [...ROLES, 'Golf partner', 'Champion'],
    };
    const { code, printed } = await doctor({ options: { hubspot, airtable: RENAMED } });
    const lines = printed.split('\n');
    const line = (part: string) => lines.find((text) => text.includes(part)) ?? '';
    expect(line('contract_end_date')).toBe(
      `fault   HubSpot   deals.contractEnd: deals has no field "contract_end_date"; "agreement_end_date" may be meant. Write into plumbline.config.ts: hubspot: { properties: { deals: { contractEnd: 'agreement_end_date' } } }, or null for none.`,
    );
    expect(line('"End date"')).toMatch(
      /^fault +Airtable +engagements\.end: .*"Agreement end" may be meant.*airtable: \{ engagements: \{ fields: \{ end: 'Agreement end' \} \} \}/,
    );
    expect(line('crm.objects.orders.read')).toMatch(/^fault +HubSpot +.*orders failed.*lacks scopes.*Add the scopes/);
    expect(line('Warm-up')).toMatch(
      /^fault +HubSpot +The stage "Warm-up" \(4400\).*hubspot: \{ stages: \{ '4400': '…' \} \} with one of/,
    );
    expect(line('Golf partner')).toMatch(
      /^warning +HubSpot +The association label.*hubspot: \{ roles: \{ 'Golf partner': '…' \} \}/,
    );
    expect(line('"Champion"')).toMatch(/hubspot: \{ roles: \{ Champion: 'Community Champion' \} \}/);
    // What the scope does not concern is still looked at.
    expect(printed).toMatch(
      /ok +HubSpot +HubSpot accepts the token and lets it read pipelines, deals, companies, contacts, owners,/,
    );
    expect(code).toBe(EXIT.fault);
    for (const token of Object.values(TOKENS)) expect(printed).not.toContain(token);
  });

  test('the order is that of the systems, and in each reachability, scopes, mapping, stages, labels', async () => {
    const { printed } = await doctor();
    expect(printed.replaceAll(/\d+\.\d+\.\d+\.\d+:\d+/g, 'HOST')).toMatchInlineSnapshot(`
      "warning HubSpot   HUBSPOT_BASE_URL sends requests and the token to HOST, which is not HubSpot's. Unset HUBSPOT_BASE_URL, unless that is meant.
      ok      HubSpot   HubSpot accepts the token and lets it read pipelines, deals, companies, contacts, orders, owners, associations of deals with companies, associations of deals with contacts, associations of orders with deals, properties of deals, properties of companies, properties of contacts, properties of orders and association labels.
      ok      HubSpot   HubSpot has all 50 fields that are mapped.
      fault   HubSpot   The stage "Warm-up" (4400) of the pipeline "Partnerships" is none of the seven stages. Write into plumbline.config.ts: hubspot: { stages: { '4400': '…' } } with one of Lead, Qualified, Proposal, Negotiation, Contract Admin, Closed Won, Closed Lost.
      warning HubSpot   No deal stage of HubSpot is Lead. If it has another label there, map it under hubspot.stages in plumbline.config.ts.
      warning HubSpot   No deal stage of HubSpot is Qualified. If it has another label there, map it under hubspot.stages in plumbline.config.ts.
      warning HubSpot   No deal stage of HubSpot is Proposal. If it has another label there, map it under hubspot.stages in plumbline.config.ts.
      warning HubSpot   No deal stage of HubSpot is Negotiation. If it has another label there, map it under hubspot.stages in plumbline.config.ts.
      warning HubSpot   No deal stage of HubSpot is Closed Won. If it has another label there, map it under hubspot.stages in plumbline.config.ts.
      warning HubSpot   No deal stage of HubSpot is Closed Lost. If it has another label there, map it under hubspot.stages in plumbline.config.ts.
      ok      HubSpot   Each of the six roles has an association label.
      warning Airtable  AIRTABLE_ENDPOINT_URL sends requests and the token to HOST, which is not Airtable's. Unset AIRTABLE_ENDPOINT_URL, unless that is meant.
      ok      Airtable  Airtable accepts the token and lets it read 8 tables.
      ok      Airtable  Airtable has all 59 fields that are mapped.
      ok      Usage     The endpoint prometheus answers with 1 namespace since 2026-02-23.
      ok      Usage     There is usage of every hub in service (1).
      ok      Cost      The cost CSV has 1 row.
      warning Snapshot  Nothing has been pulled yet. Run npm run pull.
      "
    `);
  });

  test('a scope by itself: each endpoint that refuses has a line, and the others are asked', async () => {
    const missingScopes = {
      '/properties/deals': ['crm.schemas.deals.read'],
      '/contacts/labels': ['crm.objects.contacts.read'],
      '/owners': ['crm.objects.owners.read'],
    };
    const { printed } = await doctor({ options: { hubspot: { missingScopes } } });
    for (const [scope] of Object.values(missingScopes))
      expect(printed).toMatch(new RegExp(`fault +HubSpot .*${scope}`));
    expect(printed).not.toMatch(/deals\.\w+: deals has no field/);
    expect(printed).toMatch(/Warm-up/);
    expect(world!.hubspot.calls.map(({ path }) => path)).toContain('/crm/v4/associations/deals/contacts/batch/read');
  });

  test('a wrong token is one line, and not one for each request', async () => {
    const { code, printed } = await doctor({
      env: { HUBSPOT_ACCESS_TOKEN: 'wrong-token-9999', AIRTABLE_TOKEN: 'wrong-token-8888' },
    });
    expect(printed.match(/fault +HubSpot/g)).toHaveLength(1);
    expect(printed).toMatch(/fault +HubSpot .*HUBSPOT_ACCESS_TOKEN/);
    expect(printed.match(/fault +Airtable/g)).toHaveLength(1);
    expect(printed).not.toMatch(/wrong-token/);
    expect(code).toBe(EXIT.fault);
  });

  test('Airtable: a table that is not there, one that is refused, and fields that may not be asked for', async () => {
    const changes = { renameTables: { Capacity: 'Team capacity' } };
    const { printed } = await doctor({ options: { airtable: { changes } } });
    expect(printed).toMatch(/fault +Airtable +capacity: there is no table "Capacity".*table: 'Team capacity'/);
    await world?.close();
    const refused = await doctor({ options: { airtable: { withoutSchemaScope: true } } });
    expect(refused.printed).toMatch(/fault +Airtable .*schema\.bases:read/);
    expect(refused.printed).toMatch(/ok +Airtable .*8 tables/);
    await world?.close();
    const { printed: hubs } = await doctor({ options: { faults: { airtable: refusing('/Hubs') } } });
    expect(hubs).toMatch(/fault +Airtable .*table Hubs/);
    expect(hubs).toMatch(/ok +Airtable .*7 tables/);
  });

  test('namespaces without usage, usage without a hub, hubs without a namespace', async () => {
    const records = small();
    const [hub] = records.hubs;
    records.hubs.push(
      { ...hub!, id: 'recQuiet', name: 'Quiet', namespace: 'quiet' },
      { ...hub!, id: 'recBare', name: 'Bare', namespace: null },
      { ...hub!, id: 'recGone', name: 'Gone', namespace: 'gone', decommissionedOn: '2026-01-01' },
    );
    const { printed } = await doctor({ records });
    expect(printed).toMatch(/warning +Usage +The hub Quiet has the namespace "quiet", which gave no usage/);
    expect(printed).toMatch(/warning +Usage +One hub has no namespace: Bare\./);
    expect(printed).not.toMatch(/"gone"|The hub Gone/);
    await world?.close();
    const strange = small();
    strange.hubs = [];
    const { printed: other } = await doctor({ records: strange });
    expect(other).toMatch(/warning +Usage +Usage of halvorsund belongs to no hub\./);
    await world?.close();
    // No usage at all is said once, and not again of each hub.
    records.usage = [];
    const { printed: silent } = await doctor({ records });
    expect(silent.match(/^.* Usage .*$/gm)).toEqual([
      expect.stringMatching(/^warning +Usage +The endpoint prometheus has no active users of any namespace/),
      expect.stringMatching(/^warning +Usage +One hub has no namespace: Bare\./),
    ]);
  });

  test('without any variable it says which are needed', async () => {
    const { code, printed } = await doctor({
      env: {
        HUBSPOT_ACCESS_TOKEN: undefined,
        AIRTABLE_TOKEN: undefined,
        AIRTABLE_BASE_ID: undefined,
        PROMETHEUS_URL: undefined,
        PROMETHEUS_TOKEN: undefined,
        CLOUD_COSTS_CSV: ' ',
      },
    });
    expect(printed).toMatch(/fault +HubSpot +HUBSPOT_ACCESS_TOKEN is not set/);
    expect(printed).toMatch(/fault +Airtable +AIRTABLE_TOKEN, AIRTABLE_BASE_ID are not set/);
    expect(printed).toMatch(/warning +Usage +PROMETHEUS_URL is not set/);
    expect(printed).toMatch(/warning +Cost +CLOUD_COSTS_CSV is not set/);
    expect(code).toBe(EXIT.fault);
  });

  test('a token without its address, and a cost CSV that cannot be read', async () => {
    const { printed } = await doctor({ env: { PROMETHEUS_URL: '', CLOUD_COSTS_CSV: '/nowhere/costs.csv' } });
    expect(printed).toMatch(/^fault +Usage +PROMETHEUS_URL is not set/m);
    expect(printed).not.toMatch(/warning +Usage/);
    expect(printed).toMatch(/fault +Cost +.*\/nowhere\/costs\.csv/);
  });

  test('--format json says the same', async () => {
    const { printed, code } = await doctor({ args: ['--format', 'json'] });
    const { lines, schemaVersion } = JSON.parse(printed);
    expect(schemaVersion).toBe(1);
    expect(lines).toContainEqual({
      system: 'snapshot',
      verdict: 'warning',
      message: 'Nothing has been pulled yet.',
      fix: 'Run npm run pull.',
    });
    expect(code).toBe(EXIT.fault);
  });
});

describe('freshness', () => {
  const HOUR = 3_600_000;
  const at = Date.parse('2026-03-02T05:00:00.000Z');

  async function pulled() {
    world = await startWorld(small());
    const { dir, code, printed } = await pull({ env: world.env });
    expect([code, printed]).toEqual([0, expect.anything()]);
    await world.close();
    return join(dir, 'live');
  }

  test('the age of the snapshot, of usage and of cost', async () => {
    const data = await pulled();
    expect((await doctor({ data, now: at + HOUR })).printed).toMatch(
      /ok +Snapshot +The last snapshot was pulled 1 hour ago/,
    );
    await world?.close();
    const warned = await doctor({ data, now: at + 26 * HOUR });
    expect(warned.printed).toMatch(/warning +Snapshot +The last snapshot was pulled 26 hours ago.* Run npm run pull/);
    await world?.close();
    const stale = await doctor({ data, now: at + 24 * 100 * HOUR });
    expect(stale.printed).toMatch(/fault +Snapshot +The last snapshot was pulled 2400 hours ago/);
    expect(stale.printed).toMatch(/warning +Snapshot +The newest day of usage is 2026-0[23]-\d\d\./);
    expect(stale.printed).toMatch(/warning +Snapshot +The newest month of cost is /);
  });

  test('a damaged snapshot, and the lock of a run that died', async () => {
    const data = await pulled();
    await writeFile(join(data, 'deals.json'), '[]');
    const dead = {
      token: '0123456789abcdef',
      pid: 2 ** 22 - 1,
      start: '1',
      host: (await import('node:os')).hostname(),
      startedAt: '2026-03-01T00:00:00.000Z',
      endsBy: '2026-03-01T01:00:00.000Z',
    };
    await writeFile(join(data, '../.live.lock'), JSON.stringify(dead));
    const { printed } = await doctor({ data });
    expect(printed).toMatch(/fault +Snapshot .*deals\.json/);
    expect(printed).toMatch(/warning +Snapshot +A pull died and left its lock .*no longer runs/);
  });
});

/** The configuration in a file that the doctor wrote. */
async function configIn(file: string) {
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: unknown };
  return readConfig(module.default);
}

describe('--propose', () => {
  test('a portal and a base of other words: the file, used as configuration, pulls all of it', async () => {
    const file = join(await folder(), 'proposed.ts');
    const records = small();
    const data = hubspotData(records);
    for (const { properties } of data.objects.deals) {
      properties.agreement_end_date = properties.contract_end_date ?? null;
      delete properties.contract_end_date;
    }
    const options = {
      hubspot: { data, properties: renamedProperty('contract_end_date', 'agreement_end_date') },
      airtable: {
        changes: {
          renameTables: { Engagements: 'Agreements', Hubs: 'JupyterHubs', 'Check-ins': 'Satisfaction check ins' },
          rename: {
            'Engagements.End date': 'Agreement end',
            'Engagements.Start date': 'Agreement start',
            'Engagements.Status': 'State',
            'Engagements.RAG': 'Health',
            'Engagements.FTE committed': 'Committed FTE',
            'Project Deliverables.Public': 'Shown',
            'Hubs.Prometheus namespace': 'Namespace',
            'Check-ins.Engagement': 'Agreement',
          },
        },
      },
    };
    await doctor({ options, records, args: ['--propose', file] });
    const config = await configIn(file);
    const { env } = world!;
    const progress = { update: () => {}, done: () => {} };
    const effects = fakeEffects();
    const settings = readSettings(env, config, ['hubspot', 'airtable']);
    const pulled = await pullAll({ settings, config, effects, progress, secrets: [], previous: null });
    expect(pulled.setAside).toEqual([]);
    expect(written(pulled.records)).toEqual(written({ ...records, usage: [], costs: [] }));
  });

  test('writes a configuration that the doctor has nothing to say against, and never writes over a file', async () => {
    const dir = await folder();
    const file = join(dir, 'proposed.ts');
    const options = {
      hubspot: {
        properties: renamedProperty('contract_end_date', 'agreement_end_date'),
        labels: [...ROLES, 'Champion'],
      },
      airtable: RENAMED,
    };
    const { noted } = await doctor({ options, args: ['--propose', file] });
    expect(noted).toMatch(/Wrote .*proposed\.ts: \d+ fields have a name, 0 are null\./);
    const text = await readFile(file, 'utf8');
    const config = await configIn(file);
    expect(config.hubspot.properties.deals.contractEnd).toBe('agreement_end_date');
    expect(config.airtable.engagements.fields.end).toBe('Agreement end');
    expect(config.hubspot.roles).toEqual({ Champion: 'Community Champion' });
    expect(text).toContain("// '4400': '…', // \"Warm-up\": no stage is likely");
    await world?.close();

    await writeFile(file, 'mine');
    const again = await doctor({ options, args: [`--propose=${file}`] });
    expect(again.noted).toMatch(/was not written\.\nThere is such a file, and nothing is overwritten\.\nMove it away/);
    expect(again.code).toBe(EXIT.fault);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  test('writes nothing when neither system says what it has', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'sub'));
    const file = join(dir, 'sub', 'proposed.ts');
    const { noted, code } = await doctor({
      env: { HUBSPOT_ACCESS_TOKEN: undefined, AIRTABLE_TOKEN: undefined },
      args: ['--propose', file],
    });
    expect(noted).toMatch(/There is nothing to propose from/);
    expect(code).toBe(EXIT.fault);
    expect(existsSync(file)).toBe(false);
  });
});
