import { readConfig } from '../../src/model/index.ts';
import type { Baseline } from './baseline.ts';
import type { Outcome } from './run.ts';
import type { SeenBySystem } from './servers.ts';

const MEASURES = { floor: 1.05, ownCost: 3, peakMiB: 512 };
const { rates } = readConfig({});

export const say = (text: string) => void process.stdout.write(`${text}\n`);

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const requests = (seen: SeenBySystem) =>
  Object.entries(seen)
    .map(([system, { requests: count, bytes }]) => `${system} ${count} (${(bytes / 1048576).toFixed(1)} MiB)`)
    .join(', ');

function judge(name: string, value: number, limit: number): string {
  if (!(value <= limit)) process.exitCode = 1;
  return `${name} ${value.toFixed(value < 100 ? 2 : 0)} (at most ${limit}${value <= limit ? '' : ': MISSED'})`;
}

export function ownCost(title: string, { cost, seen }: Outcome, base: Baseline): void {
  const { all, ...parts } = base;
  say(`Own cost, ${title}`);
  say(`  requests   ${requests(seen)}`);
  say(`  pull       processor ${seconds(cost.cpuMs)}, clock ${seconds(cost.wallMs)}`);
  const split = Object.entries(parts).map(([name, { cpuMs }]) => `${name} ${seconds(cpuMs)}`);
  say(`  baseline   processor ${seconds(all.cpuMs)}, clock ${seconds(all.wallMs)}: ${split.join(', ')}`);
  say(`  ratio      ${judge('processor', cost.cpuMs / all.cpuMs, MEASURES.ownCost)}`);
  say(`             ${judge('clock', cost.wallMs / all.wallMs, MEASURES.ownCost)}`);
  say(`  memory     ${judge('peak MiB', cost.peakMiB, MEASURES.peakMiB)}`);
}

export function limited(latencyMs: number, { cost, seen, manifest }: Outcome): void {
  const floors = (['hubspot', 'airtable'] as const).map((system) => {
    const { requests: allowed, perMs } = rates[system];
    return (seen[system].requests / allowed) * perMs;
  });
  const floor = Math.max(...floors);
  const refused = Object.values(seen).reduce((sum, { refused: count }) => sum + count, 0);
  const waited = manifest.sources.map(({ system, waitedMs }) => `${system} ${seconds(waitedMs)}`);
  say(`With the vendors' limits, ${latencyMs} ms for each answer`);
  say(`  requests   ${requests(seen)}`);
  say(`  floor      hubspot ${seconds(floors[0] ?? 0)}, airtable ${seconds(floors[1] ?? 0)}`);
  say(`  pull       clock ${seconds(cost.wallMs)}, processor ${seconds(cost.cpuMs)}; waited ${waited.join(', ')}`);
  say(`  ratio      ${judge('clock', cost.wallMs / floor, MEASURES.floor)}`);
  say(`  refused    ${judge('429', refused, 0)}`);
  say(`  memory     ${judge('peak MiB', cost.peakMiB, MEASURES.peakMiB)}`);
}
