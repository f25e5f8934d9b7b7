import { benchCheck } from './check/index.ts';
import { benchHandbook } from './handbook/index.ts';
import { benchPaint } from './paint.ts';
import { benchPull } from './pull/index.ts';
import { benchReports } from './reports.ts';
import { benchSites } from './sites.ts';
import { benchWork } from './work.ts';

/** `npm run bench -- pull [options]` measures a pull, `check [N …]` a check, `handbook [N]` a build of MyST pages, `reports [N]` the cost of a report page, `paint` the first sight of a report on a slow phone, `work [N]` the filters of a table of N rows; with sizes or nothing, the check and the build of both sites. */
const [what, ...options] = process.argv.slice(2);
if (what === 'pull') await benchPull(options);
else if (what === 'check') await benchCheck(options);
else if (what === 'paint') await benchPaint();
else if (what === 'reports') await benchReports(options);
else if (what === 'work') benchWork(options);
else if (what === 'handbook') benchHandbook(options);
else benchSites(process.argv.slice(2).map(Number).filter(Number.isInteger));
