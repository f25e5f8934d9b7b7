import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from '../../src/ui/chart-keys.ts';

describe('moved', () => {
  it.each([
    ['ArrowLeft', { position: 4, series: 0 }],
    ['ArrowRight', { position: 6, series: 0 }],
    ['Home', { position: 0, series: 0 }],
    ['End', { position: 23, series: 0 }],
    ['ArrowDown', { position: 5, series: 2 }],
    ['ArrowUp', { position: 5, series: 0 }],
    ['Tab', null],
    ['a', null],
  ])('%s', (key, place) => expect(moved(key, { position: 5, series: 0 }, 24, [true, false, true])).toEqual(place));

  it('never leaves the data, and never enters a hidden series', () => {
    const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End');
    fc.assert(
      fc.property(
        fc.array(key),
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        (keys, positions, visible) => {
          let place = { position: positions - 1, series: 0 };
          for (const pressed of keys) {
            place = moved(pressed, place, positions, visible) ?? { position: -1, series: -1 };
            expect(place.position >= 0 && place.position < positions).toBe(true);
            expect(place.series === 0 || visible[place.series]).toBe(true);
          }
        },
      ),
    );
  });
});
