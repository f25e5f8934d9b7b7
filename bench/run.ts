import { benchCheck } from './check/index.ts';
import { benchPull } from './pull/index.ts';
import { benchSites } from './sites.ts';

/** `npm run bench -- pull [options]` measures a pull, `check [N …]` a check; with sizes or nothing, the check and the build of both sites. */
const [what, ...options] = process.argv.slice(2);
if (what === 'pull') await benchPull(options);
else if (what === 'check') await benchCheck(options);
else benchSites(process.argv.slice(2).map(Number).filter(Number.isInteger));
