import { describe, expect, it } from 'vitest';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { changesOfFigures, moved } from './claims.ts';
import { REPORTS } from './compare.ts';
import { open, SAMPLE, sampleRecords } from './db.ts';
import { checkHeadline } from './headlines.ts';
import { AT, nameOf } from './periods.ts';
import { tokens } from './read.ts';
import { recomputed } from './reports.ts';

const snapshot = await readSnapshot(SAMPLE);
const db = open(sampleRecords());

describe.each(AT.map((at) => ({ at, name: nameOf(at) })))('$name', ({ at }) => {
  describe.each(['en', 'es'] as const)('%s', (language) => {
    const all = recomputed(snapshot, db, language, at);

    it('claims nothing in a headline that is not so', () => {
      for (const { scope, reports } of all)
        for (const report of REPORTS) checkHeadline(report, reports[report].headline, scope);
    });

    it('gives each figure the change that it had', () => {
      for (const one of all) {
        const changes = changesOfFigures(one.scope);
        for (const { id, note } of [...one.reports.usage.figures, ...one.reports.impact.figures]) {
          const change = changes.get(id);
          if (change === undefined) continue;
          if (change === null) expect(note).not.toMatch(/%|\bfrom\b|respecto/);
          else {
            const { says } = moved(change.from, change.to, language, change.decimals);
            expect(note.toLowerCase(), id).toContain(says.toLowerCase());
            if (says) expect(tokens(note, language)).toContain(change.from.toFixed(change.decimals));
          }
        }
      }
    });
  });
});
