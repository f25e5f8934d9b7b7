import { main } from '../../scripts/pull.ts';
import { run } from '../../src/cli/index.ts';
import { systemEffects, type Effects } from '../../src/sources/index.ts';

/* The pull as it is, with a limiter that lets everything through and waits that take no time: what is left is its own cost. */
const effects: Effects = {
  ...systemEffects({ now: () => Date.now(), random: () => Math.random() }),
  limiter: () => ({ run: (task) => task(), hold: () => {} }),
  sleep: () => Promise.resolve(),
};
await run((argv, io) => main(argv, io, { env: process.env, effects }));
process.exit();
