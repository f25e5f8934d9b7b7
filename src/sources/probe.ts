import { dayInZone, PlumblineError, STAGES, type Config, type System, type TableKey } from '../model/index.ts';
import { openAirtable } from './airtable/index.ts';
import { readCosts } from './cost/index.ts';
import { mapPipeline, openHubspot } from './hubspot/index.ts';
import type { Access } from './settings.ts';
import { counted } from './progress.ts';
import { createTransport, type Effects, type Limits } from './transport/index.ts';
import { rangeFor, readUsage } from './usage/index.ts';

/** What a check of one thing found. `fix` is empty where nothing is to be done. */
export interface Probe {
  system: System;
  verdict: 'ok' | 'warning' | 'fault';
  message: string;
  fix: string;
}

type Line = Omit<Probe, 'system'>;

const ok = (message: string): Line => ({ verdict: 'ok', message, fix: '' });

/** Asks each connected system for the least that shows whether it can be read. Nothing is thrown: a fault is a line. */
export async function probeAll(access: Access, config: Config, effects: Effects, limits: Limits): Promise<Probe[]> {
  const [hubspot, airtable, usage, cost] = await Promise.all([
    probed('hubspot', () => probeHubspot(access, config, effects, limits)),
    probed('airtable', () => probeAirtable(access, config, effects, limits)),
    probed('usage', async () => {
      if (!access.usage) return [notConnected('PROMETHEUS_URL', 'usage reports show gaps')];
      const transport = createTransport('usage', effects, limits);
      // Two days are enough to see the metric and the label.
      const recent = { ...config, usage: { ...config.usage, days: 2 } };
      const { records, notes } = await readUsage(transport, access.usage, recent, () => {});
      const { from } = rangeFor(dayInZone(effects.now(), 'UTC') ?? '', recent.usage.days);
      const namespaces = new Set(records.usage.map(({ namespace }) => namespace));
      if (namespaces.size > 0)
        return [ok(`Prometheus answers with ${counted(namespaces.size, 'namespace')} since ${from}.`)];
      return [
        {
          verdict: 'warning',
          message: `${(notes[0] ?? 'Prometheus has no series.').replace(/\.$/, '')} since ${from}.`,
          fix: 'Compare usage.metric and usage.namespaceLabel in plumbline.config.ts with Prometheus.',
        },
      ];
    }),
    probed('cost', async () => {
      if (access.cost === null) return [notConnected('CLOUD_COSTS_CSV', 'reports show no cost')];
      const { records } = await readCosts(createTransport('cost', effects, limits), access.cost);
      return [ok(`The cost CSV has ${counted(records.costs.length, 'row')}.`)];
    }),
  ]);
  return [...hubspot, ...airtable, ...usage, ...cost];
}

async function probed(system: System, probe: () => Promise<Line[]>): Promise<Probe[]> {
  try {
    return (await probe()).map((line) => ({ system, ...line }));
  } catch (error) {
    if (!(error instanceof PlumblineError)) throw error;
    return [{ system, verdict: 'fault', message: `${error.what} ${error.why}`, fix: error.fix }];
  }
}

const notConnected = (variable: string, consequence: string): Line => ({
  verdict: 'warning',
  message: `${variable} is not set: ${consequence}.`,
  fix: `Set ${variable} to connect it.`,
});

async function probeHubspot(
  { hubspot: access }: Access,
  config: Config,
  effects: Effects,
  limits: Limits,
): Promise<Line[]> {
  if (!access) return [];
  const client = await openHubspot(createTransport('hubspot', effects, limits), access);
  const pipelines = await client.dealPipelines('deal pipelines');
  const stages = pipelines.flatMap((pipeline) => {
    const mapped = mapPipeline(pipeline, config);
    return 'record' in mapped ? mapped.record.stages.map((stage) => ({ ...stage, pipeline: pipeline.label })) : [];
  });
  const unknown = stages.filter(({ stage }) => stage === null);
  const absent = STAGES.filter((stage) => !stages.some((found) => found.stage === stage));
  const types = ['deals', 'companies', 'contacts', 'orders'] as const;
  const [deals] = await Promise.all([
    ...types.map((type) => client.objects(type, [], null, type)),
    client.owners(false, null, 'owners'),
  ]);
  const inputs = deals.records.map(({ id }) => ({ id }));
  if (inputs.length > 0)
    await client.associations('deals', 'companies', inputs, 'associations of deals with companies');
  return [
    ok(
      `HubSpot accepts the token and lets it read pipelines, deals, companies, contacts, orders${inputs.length > 0 ? ', owners and associations' : ' and owners'}.`,
    ),
    ...unknown.map(({ id, label, pipeline }): Line => ({
      verdict: 'fault',
      message: `The stage ${JSON.stringify(label)} (${id}) of the pipeline ${JSON.stringify(pipeline)} is none of the seven stages.`,
      fix: `Write hubspot: { stages: { ${JSON.stringify(id)}: '…' } } with one of ${STAGES.join(', ')}.`,
    })),
    ...absent.map((stage): Line => ({
      verdict: 'warning',
      message: `No deal stage of HubSpot is ${stage}.`,
      fix: 'If it has another label there, map it under hubspot.stages in plumbline.config.ts.',
    })),
  ];
}

async function probeAirtable(
  { airtable: access }: Access,
  config: Config,
  effects: Effects,
  limits: Limits,
): Promise<Line[]> {
  if (!access) return [];
  const client = await openAirtable(createTransport('airtable', effects, limits), access);
  const keys = Object.keys(config.airtable) as TableKey[];
  const lines = await Promise.all(
    keys.map(async (key): Promise<Line[]> => {
      const { table } = config.airtable[key];
      try {
        await client.page(table, null, `table ${table}`, 1);
        return [];
      } catch (error) {
        if (!(error instanceof PlumblineError)) throw error;
        return [{ verdict: 'fault', message: `${error.what} ${error.why}`, fix: error.fix }];
      }
    }),
  );
  const faults = lines.flat();
  return faults.length ? faults : [ok(`Airtable accepts the token and lets it read ${keys.length} tables.`)];
}
