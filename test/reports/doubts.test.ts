import { describe, expect, it } from 'vitest';
import { DEFINED_IN, definitionOf } from '../../src/reports/definitions/index.ts';
import { DOUBTED, doubtsFor, doubtOf, doubtOfFigures, doubtQuality } from '../../src/reports/doubts.ts';
import type { CommunityExtract } from '../../src/reports/index.ts';

const extract = (openErrors: CommunityExtract['openErrors'], language: 'en' | 'es' = 'en') => ({
  openErrors,
  language,
});
const error = (noun: CommunityExtract['openErrors'][number]['noun'], records = 1, rule = 'record-parses') => ({
  rule,
  noun,
  records,
});

describe('notes on figures of records with an open error', () => {
  it('says which records, how many, and that the figure may change', () => {
    const doubt = doubtOf({ definition: 'due' }, extract([error('deliverables', 2), error('engagements')]));
    expect(doubt).toBe('Under review: 1 agreement and 2 deliverables. This may change.');
    expect(doubtOf({ definition: 'due' }, extract([error('deliverables', 2), error('projects')], 'es'))).toBe(
      'En revisión: 1 proyecto y 2 entregables. Este dato puede cambiar.',
    );
  });

  it('stands on the figures whose definition reads those records, and on no other', () => {
    const known = extract([error('costs')]);
    expect(doubtOf({ definition: 'cost' }, known)).toContain('the cloud cost of 1 month');
    expect(doubtOf({ definition: 'mau' }, known)).toBeNull();
    expect(doubtsFor(['usage', 'costs'], known)).not.toBeNull();
    expect(doubtsFor([], known)).toBeNull();
    expect(doubtsFor(['usage'], extract([]))).toBeNull();
  });

  it('adds up no records that two rules may both speak of', () => {
    const two = extract([error('deliverables', 3), error('deliverables', 2, 'deliverable-not-overdue')]);
    expect(doubtsFor(['deliverables'], two)).toBe('Under review: at least 3 deliverables. This may change.');
  });

  it('names below a strip the records of all its figures', () => {
    const figures = [{ definition: 'due' }, { definition: 'cost' }] as const;
    expect(doubtOfFigures(figures, extract([error('deliverables', 2), error('costs'), error('usage')]))).toBe(
      'Under review: 2 deliverables and the cloud cost of 1 month. The figures with this mark may change.',
    );
    expect(doubtOfFigures(figures, extract([error('usage')]))).toBeNull();
  });

  it('has a line in the data quality, with every noun once', () => {
    const [line, ...more] = doubtQuality(extract(DOUBTED.map((noun) => error(noun))));
    expect(more).toEqual([]);
    expect(line).toMatch(/^Under review: 1 agreement, 1 project, 1 deliverable, .* and the community's record\. /);
    expect(doubtQuality(extract([]))).toEqual([]);
  });

  it('can name the records of every definition, so that no open error on them goes unsaid', () => {
    for (const id of Object.values(DEFINED_IN).flat()) {
      for (const noun of definitionOf(id).inputs) expect(DOUBTED, `${id}: ${noun}`).toContain(noun);
      expect(definitionOf(id).inputs.length, id).toBeGreaterThan(0);
    }
  });

  it('holds no rule, name or message of a finding', () => {
    for (const language of ['en', 'es'] as const) {
      const shown = JSON.stringify([
        doubtsFor(
          DOUBTED,
          extract(
            DOUBTED.map((noun) => error(noun, 2, 'secret-rule')),
            language,
          ),
        ),
        doubtQuality(extract([error('deliverables', 2, 'secret-rule')], language)),
      ]);
      expect(shown).not.toMatch(/secret-rule|fteLog|checkIns|undefined/);
    }
  });
});
