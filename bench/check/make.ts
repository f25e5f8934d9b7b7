import { samplePortfolio } from '../../src/sample/index.ts';
import { writeSnapshot } from '../../src/snapshot/index.ts';

/* Writes an invented portfolio of so many communities to a folder; the command `sample` has a limit that is lower. */
const [size, dir = ''] = process.argv.slice(2);
await writeSnapshot(dir, samplePortfolio({ communities: Number(size), seed: 'bench' }));
