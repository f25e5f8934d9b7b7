import { relative, resolve } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const ROOT = resolve(import.meta.dirname, '..');

/** The files that take longest, by seconds on one core: started first, so that no core waits for the last of them. */
const LONGEST = [
  'test/invariants/properties.test.ts',
  'test/scripts/kill.test.ts',
  'test/sources/cases/cases.test.ts',
  'test/reports/hostile.test.ts',
  'test/scripts/check.test.ts',
  'test/invariants/life.properties.test.ts',
  'test/sample/command.test.ts',
  'test/reports/recomputed/values.test.ts',
  'test/reports/recomputed/portfolios.test.ts',
  'test/invariants/unmapped.test.ts',
  'test/browser/report-budget.test.ts',
  'test/sites/build.test.ts',
  'test/browser/every-page.test.ts',
  'test/browser/report-reading.test.ts',
  'test/sites/handbook.test.ts',
  'test/sites/edge-cases.test.ts',
  'test/sites/editions.test.ts',
  'test/browser/live.test.ts',
  'test/sites/commands.test.ts',
];

const place = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.indexOf(relative(ROOT, moduleId));
  return at === -1 ? LONGEST.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
