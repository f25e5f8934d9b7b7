import { resolve } from 'node:path';
import { loadConfig } from '../../src/cli/index.ts';
import { formatter } from '../../src/findings/index.ts';
import { contextOf, evaluate, RULES, summarise } from '../../src/invariants/index.ts';
import { NOUN_KEYS } from '../../src/model/index.ts';
import { asOfDate, readSnapshot } from '../../src/snapshot/index.ts';
import { lap, report } from './lap.ts';

/* What `npm run check` does with a snapshot, step by step, without the start of the program. */
const config = await loadConfig(resolve(import.meta.dirname, '..', '..'));
lap('start');
const snapshot = await readSnapshot(process.argv[2] ?? '');
lap('load and verify');
const asOf = asOfDate(snapshot.manifest, config);
const context = contextOf(snapshot, { asOf, config, now: null, nowReason: 'A benchmark has no time of its own.' });
const evaluations = evaluate(RULES, context);
const result = summarise(evaluations, context);
lap('check');
const text = formatter('json')(result);
lap('print');
report({
  records: NOUN_KEYS.reduce((sum, key) => sum + snapshot.records[key].length, 0),
  outcomes: evaluations.reduce((sum, { passed, outcomes }) => sum + passed + outcomes.length, 0),
  findings: result.findings.length,
  bytes: text.length,
});
