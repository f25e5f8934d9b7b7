import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArray } from '../../src/snapshot/json.ts';
import { lap, report } from './lap.ts';

/* JSON.parse of every file of a folder, all of it kept, as a check keeps it: what the check is measured against. */

/** Bytes that V8 can hold as one text; a larger file is parsed in parts. */
const MOST_BYTES = 500 * 1024 * 1024;

const dir = process.argv[2] ?? '';
const kept: unknown[] = [];
for (const file of readdirSync(dir)) {
  const content = readFileSync(join(dir, file));
  kept.push(content.length > MOST_BYTES ? parseArray(content) : JSON.parse(content.toString('utf8')));
}
lap('JSON.parse');
report({ files: kept.length });
