import { expect, test } from 'vitest';
import { readConfig, tierNamed } from '../../src/model/index.ts';

const config = readConfig({ tiers: [{ id: 'plus', label: 'Advanced', aliases: ['Standard plus'] }] });

test.each([
  ['plus', 'plus'],
  ['ADVANCED', 'plus'],
  [' standard plus ', 'plus'],
  ['standard', null],
  ['', null],
])('%j is the tier %j', (text, id) => expect(tierNamed(text, config)).toBe(id));
