import { appendCorrections, compareEditions, nameOf, type StoredEdition } from '../../src/build/index.ts';
import type { Io } from '../../src/cli/index.ts';
import type { Config, Day, Snapshot } from '../../src/model/index.ts';
import { driftCorrections, driftOf } from '../../src/reports/index.ts';

interface Context {
  place: string;
  editions: readonly StoredEdition[];
  snapshot: Snapshot;
  config: Config;
  asOf: Day;
  /** Also where the code computes other values than were published. */
  recomputed: boolean;
}

/** Records what the data say otherwise of editions by now. Names periods, communities and numbers of values only. */
export async function recordCorrections(
  { place, editions, snapshot, config, asOf, recomputed }: Context,
  io: Io,
): Promise<{ recorded: number }> {
  let recorded = 0;
  const compared = compareEditions(editions, snapshot, { config, asOf });
  for (const one of compared) {
    const drift = recomputed ? driftOf(one.extract, one.values, one.corrections) : [];
    const added = [...one.found, ...driftCorrections(drift, asOf)];
    if (added.length === 0) continue;
    await appendCorrections(place, one, added);
    recorded += added.length;
    io.out(
      `Edition ${nameOf(one.edition)}: ${added.length} ${added.length === 1 ? 'correction' : 'corrections'} recorded\n`,
    );
  }
  const open = compared.flatMap(({ notCompared }) => notCompared);
  if (open.length > 0) io.err(`Not compared: ${open.join('; ')}.\n`);
  io.out(
    `${editions.length} ${editions.length === 1 ? 'edition' : 'editions'} looked at, ${recorded} corrections recorded\n`,
  );
  return { recorded };
}
