import { dayInZone, type Config, type Manifest, type System } from '../../model/index.ts';
import { readCosts } from '../cost/index.ts';
import { counted } from '../progress.ts';
import type { Surroundings } from '../schema/index.ts';
import type { Access } from '../settings.ts';
import { createTransport, type Effects, type Limits, type Transport } from '../transport/index.ts';
import { airtableAddress, hubspotAddress } from './addresses.ts';
import { probeEngagements } from './engagements.ts';
import { NOTHING_OF_HUBSPOT, probeHubspot } from './hubspot.ts';
import { ask, ok, warning, type Line, type Probe } from './line.ts';
import { namespaceLines, probeUsage } from './usage.ts';

export interface Surveyed {
  probes: Probe[];
  /** What the systems say of themselves, for a proposal. */
  surroundings: Surroundings;
}

/**
 * Asks all connected systems, side by side, for the least that shows whether a pull would succeed. Nothing expected is
 * thrown: a fault is a line.
 * @param previous the manifest of the last snapshot, which tells a renamed field from one that is gone
 */
export async function probeAll(
  access: Access,
  config: Config,
  effects: Effects,
  limits: Limits,
  previous: Manifest | null,
): Promise<Surveyed> {
  const transport = (system: System) => createTransport(system, effects, limits);
  const before = (system: System) => previous?.sources.find((source) => source.system === system)?.schema ?? null;
  const [hubspot, engagements, usage, cost] = await Promise.all([
    access.hubspot &&
      askOr(probeHubspot(transport('hubspot'), access.hubspot, config, before('hubspot')), (lines) => ({
        ...NOTHING_OF_HUBSPOT,
        lines,
      })),
    access.airtable &&
      askOr(probeEngagements(transport('airtable'), access.airtable, config, before('airtable')), (lines) => ({
        lines,
        tables: null,
        hubs: null,
      })),
    access.usage && probeUsage(transport('usage'), access.usage, config),
    access.cost === null ? null : askOr(probeCost(transport('cost'), access.cost), (lines) => lines),
  ]);
  const today = dayInZone(effects.now(), config.calendar.timeZone) ?? '';
  const ofHubs =
    engagements?.hubs && usage?.namespaces ? namespaceLines(engagements.hubs, usage.namespaces, today) : [];
  const parts: [System, Line[]][] = [
    ['hubspot', [...hubspotAddress(access), ...(hubspot?.lines ?? [])]],
    ['airtable', [...airtableAddress(access), ...(engagements?.lines ?? [])]],
    ['usage', usage ? [...usage.lines, ...ofHubs] : [notConnected('PROMETHEUS_URL', 'usage reports show gaps')]],
    ['cost', cost ?? [notConnected('CLOUD_COSTS_CSV', 'reports show no cost')]],
  ];
  return {
    probes: parts.flatMap(([system, lines]) => lines.map((line) => ({ system, ...line }))),
    surroundings: {
      hubspot: hubspot?.hubspot ?? null,
      stages: hubspot?.stages ?? [],
      labels: hubspot?.labels ?? [],
      airtable: engagements?.tables ?? null,
    },
  };
}

/** What a probe says, or its one fault when it could not even begin. */
async function askOr<T>(probe: Promise<T>, otherwise: (lines: Line[]) => T): Promise<T> {
  const { value, line } = await ask(() => probe);
  return line === null ? value : otherwise([line]);
}

async function probeCost(transport: Transport, place: string): Promise<Line[]> {
  const { records } = await readCosts(transport, place);
  return [ok(`The cost CSV has ${counted(records.costs.length, 'row')}.`)];
}

const notConnected = (variable: string, consequence: string): Line =>
  warning(`${variable} is not set: ${consequence}.`, `Set ${variable} to connect it.`);
