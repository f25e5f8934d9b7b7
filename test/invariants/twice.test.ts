import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pass, subjectOf } from '../../src/invariants/outcome.ts';
import { foundTwice, guard } from '../../src/invariants/twice.ts';

const subject = fc.record({ type: fc.constantFrom('deal', 'hub', 'source'), id: fc.stringMatching(/^[a-m]$/) });

const isTwice = (subjects: readonly { type: string; id: string }[]) =>
  new Set(subjects.map(({ type, id }) => `${type} ${id}`)).size < subjects.length;

test('finds a subject that was judged twice, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(subject, { maxLength: 60 }), fc.boolean(), (subjects, isSorted) => {
      const given = isSorted
        ? subjects.toSorted((a, b) => (`${a.type}${a.id}` < `${b.type}${b.id}` ? -1 : 1))
        : subjects;
      const outcomes = given.map(({ type, id }) => pass(subjectOf(type as 'deal', { id })));
      const { see, mayRepeat } = guard();
      for (const outcome of outcomes) see(outcome.subject);
      const found = mayRepeat() ? foundTwice(outcomes) : null;
      expect(found !== null).toBe(isTwice(given));
      if (found)
        expect(given.filter(({ type, id }) => type === found.type && id === found.id).length).toBeGreaterThan(1);
    }),
    { numRuns: 1000 },
  );
});
