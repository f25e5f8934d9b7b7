import { describe, expect, it } from 'vitest';
import { milestoneReport } from '../../../src/reports/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';
import { day, month, open, SAMPLE, sampleRecords, window } from './db.ts';
import { changesOf, sectionsOf, workOf, isOpen } from './milestones.ts';
import { AT, nameOf } from './periods.ts';
import { recomputed } from './reports.ts';

const snapshot = await readSnapshot(SAMPLE);
const db = open(sampleRecords());
const WORDS = {
  en: { overdue: 'Overdue', delivered: 'Delivered' },
  es: { overdue: 'Atrasado', delivered: 'Entregado' },
};

describe.each(AT.map((at) => ({ at, name: nameOf(at) })))('$name', ({ at }) => {
  const all = recomputed(snapshot, db, 'en', at);

  it('quotes every sentence that may be published, and no other', () => {
    for (const { scope, reports } of all) {
      const quotes = db.all(
        "select quote from scores where community = ?1 and consent and quote is not null and coalesce(day, ?3) between ?2 || '-01' and ?3",
        ...[scope.community, window(scope.through).first, scope.asOf],
      );
      expect(reports.impact.quotes.map(({ text }) => text).sort()).toEqual(
        quotes.map(({ quote }) => quote as string).sort(),
      );
    }
  });

  it('tells as changes what became overdue and what was delivered in the 90 days before', () => {
    for (const { scope, reports } of all) {
      const table = reports.milestones.tables.find(({ id }) => id === 'changes');
      const shown = table?.rows.map(([agreement, change, name, , after]) => [
        agreement,
        change,
        name,
        change === WORDS.en.delivered ? after : null,
      ]);
      const expected = changesOf(scope).map(({ agreement, kind, name, date }) => [
        agreement,
        WORDS.en[kind],
        name,
        kind === 'delivered' ? date : null,
      ]);
      expect(shown?.toSorted()).toEqual(expected.toSorted());
    }
  });

  it('tells since the last report what was delivered after its day', () => {
    const previousDay = month(all[0]?.scope.asOf.slice(0, 7) ?? '', -3) + '-28';
    for (const { scope, extract } of all) {
      const previous = {
        ...extract,
        asOf: previousDay,
        period: { ...extract.period, to: previousDay },
        publishedOn: previousDay,
      };
      const { engagements, projects, deliverables, period, publishedOn, asOf } = previous;
      const report = milestoneReport({
        ...extract,
        previous: { engagements, projects, deliverables, period, publishedOn, asOf },
      });
      const table = report.tables.find(({ id }) => id === 'changes');
      const shown = table?.rows.map(([agreement, change, name]) => [agreement, change, name]);
      const expected = changesOf({ ...scope, previous: previousDay }).map(({ agreement, kind, name }) => [
        agreement,
        WORDS.en[kind],
        name,
      ]);
      expect(shown?.toSorted()).toEqual(expected.toSorted());
    }
  });

  it('looks 90 days ahead', () => {
    for (const { scope, reports } of all)
      for (const { agreement, next } of reports.milestones.sections) {
        if (next === null) continue;
        const ahead = workOf(scope, agreement.id, scope.asOf).filter(
          (one) => isOpen(one) && one.due !== null && one.due <= day(scope.asOf, 90),
        );
        expect(next.items.map(({ id, dueOn, daysLate }) => [id, dueOn, daysLate])).toEqual(
          ahead.map(({ id, due, late }) => [id, due, late]),
        );
      }
  });

  it('has every agreement once, and says to what is signed', () => {
    for (const { scope, reports } of all) {
      const sections = sectionsOf(scope);
      expect(reports.milestones.sections.map(({ agreement }) => agreement.id)).toEqual(
        sections.map(({ agreement }) => agreement.id),
      );
    }
  });
});
