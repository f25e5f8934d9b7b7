import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { compare, REPORTS } from './compare.ts';
import { open, SAMPLE, sampleRecords } from './db.ts';
import { AT, nameOf } from './periods.ts';
import { recomputed } from './reports.ts';

const snapshot = await readSnapshot(SAMPLE);
const db = open(sampleRecords());

describe.each(AT.map((at) => ({ at, name: nameOf(at) })))('$name', ({ at }) => {
  it.each(['en', 'es'] as const)('has no other value in any report (%s)', (language) => {
    const all = recomputed(snapshot, db, language, at);
    const sizes = all.flatMap((one) => REPORTS.map((report) => compare(one, report)));
    expect(all.length).toBe(9);
    expect(Math.max(...sizes)).toBeGreaterThan(2000);
  });
});
