import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accentOf, DEFAULT_ACCENT, isReadable, SURFACES, type CommunityExtract } from '../../src/reports/index.ts';
import { contrast } from '../ui/colour.ts';

const colour = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })))
  .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);
const accent = fc.record({ light: colour, dark: colour });

const of = (own: CommunityExtract['accent'], organisations: { light: string; dark: string }) =>
  accentOf({ accent: own, organisation: { accent: organisations } as CommunityExtract['organisation'] });

const OURS = { light: '#1d4f8c', dark: '#8ab8f0' };

test('stands on the surfaces of the tokens', () => {
  const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');
  const surfaces = (from: string) =>
    ['paper', 'paper-raised'].map((name) => new RegExp(`--${name}: (#\\w+)`).exec(css.slice(css.indexOf(from)))?.[1]);
  expect(surfaces('\n:root {')).toEqual(SURFACES.light);
  expect(surfaces("\n  :root[data-theme='dark'] {")).toEqual(SURFACES.dark);
});

test('whatever is configured, text in it has a contrast of 4.5 in both themes', () => {
  fc.assert(
    fc.property(fc.option(accent), accent, (own, organisations) => {
      const found = of(own, organisations);
      for (const theme of ['light', 'dark'] as const)
        for (const surface of SURFACES[theme]) expect(contrast(found[theme], surface)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('an accent that can be read is kept, and one that cannot is passed over and told', () => {
  fc.assert(
    fc.property(accent, (own) => {
      const readable = (['light', 'dark'] as const).every((theme) =>
        SURFACES[theme].every((surface) => contrast(own[theme], surface) >= 4.5),
      );
      expect(isReadable(own)).toBe(readable);
      expect(of(own, OURS)).toEqual(readable ? { ...own, fallback: false } : { ...OURS, fallback: true });
    }),
  );
});

test('without one of its own a community has the organisation’s, and at the last the default', () => {
  expect(of(null, OURS)).toEqual({ ...OURS, fallback: false });
  const pale = { light: '#ffee88', dark: '#8ab8f0' };
  expect(of(null, pale)).toEqual({ ...DEFAULT_ACCENT, fallback: true });
  expect(of(pale, pale)).toEqual({ ...DEFAULT_ACCENT, fallback: true });
  expect(isReadable(DEFAULT_ACCENT)).toBe(true);
});
