import { parseArgs } from 'node:util';
import { readSnapshot } from '../../src/snapshot/index.ts';
import { startWorld } from './index.ts';

/**
 * `node test/servers/start.ts --data data/sample`: starts stand-ins for all systems of record on the loopback interface,
 * filled from a snapshot, and prints the environment of a pull from them, one `KEY=value` a line. Ends with Ctrl-C.
 */
const { values } = parseArgs({ options: { data: { type: 'string', default: 'data/sample' } } });
const { env } = await startWorld((await readSnapshot(values.data)).records);
process.stdout.write(
  `${Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`,
);
