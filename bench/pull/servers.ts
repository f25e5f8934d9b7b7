import { writeFileSync } from 'node:fs';
import { NOUN_KEYS, type NounKey } from '../../src/model/index.ts';
import { startWorld } from '../../test/servers/index.ts';
import { startFront, type Seen } from './front.ts';
import { airtableGate, hubspotGate, open } from './limits.ts';
import { recordsOfSize } from './records.ts';

/*
 * The stand-ins of the benchmark, in a process of their own so that their time and memory are not the pull's. Started with
 * the number of deals; speaks with its parent in the messages below.
 */

export interface Ready {
  env: Record<string, string>;
  counts: Record<NounKey, number>;
}

/** Before a pull. */
export interface Begin {
  say: 'begin';
  limits: boolean;
  latencyMs: number;
}

/** After a pull: answered with what each system has seen. `answersTo` names a file for the answers that were given. */
export interface End {
  say: 'end';
  answersTo?: string;
}

export type SeenBySystem = Record<'hubspot' | 'airtable' | 'usage' | 'cost', Seen>;

const records = recordsOfSize(Number(process.argv[2]));
const world = await startWorld(records);
const fronts = {
  hubspot: await startFront(world.hubspot.url),
  airtable: await startFront(world.airtable.url),
  usage: await startFront(world.prometheus.url),
  cost: await startFront(world.costs.url),
};

process.on('message', (message: Begin | End) => {
  if (message.say === 'begin') {
    const { limits, latencyMs } = message;
    fronts.hubspot.reset({ gate: limits ? hubspotGate() : open, latencyMs });
    fronts.airtable.reset({ gate: limits ? airtableGate() : open, latencyMs });
    fronts.usage.reset({ gate: open, latencyMs });
    fronts.cost.reset({ gate: open, latencyMs });
    process.send?.('begun');
    return;
  }
  const seen = Object.fromEntries(Object.entries(fronts).map(([system, front]) => [system, front.seen()]));
  if (message.answersTo !== undefined) {
    const answers = Object.entries(fronts).flatMap(([system, front]) =>
      front.answers().map((answer) => ({ system, ...answer })),
    );
    writeFileSync(message.answersTo, `[${answers.map((answer) => JSON.stringify(answer)).join(',\n')}]`);
  }
  process.send?.(seen);
});
process.on('disconnect', () => process.exit());

const ready: Ready = {
  env: {
    ...world.env,
    HUBSPOT_BASE_URL: fronts.hubspot.url,
    AIRTABLE_ENDPOINT_URL: fronts.airtable.url,
    PROMETHEUS_URL: fronts.usage.url,
    CLOUD_COSTS_CSV: `${fronts.cost.url}/costs.csv`,
  },
  counts: Object.fromEntries(NOUN_KEYS.map((key) => [key, records[key].length])) as Record<NounKey, number>,
};
process.send?.(ready);
