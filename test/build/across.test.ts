import { expect, test } from 'vitest';
import { inspectAcross } from '../../src/build/across.ts';
import { pageFacts } from '../../src/build/html.ts';
import type { BuiltSite } from '../../src/build/inspect.ts';

const site = (pages: Record<string, string>): BuiltSite => ({
  facts: new Map(Object.entries(pages).map(([page, html]) => [page, pageFacts(html)])),
  absolute: [],
  files: new Set([...Object.keys(pages), 'reefs/usage.csv']),
});
const communities = site({ 'reefs/usage/index.html': '<h2 id="cost">Cost</h2>' });
const team = (href: string) => site({ 'communities/index.html': `<a href="${href}">Usage</a>` });

test.each([
  '../../communities/reefs/usage/',
  '../../communities/reefs/usage/#cost',
  '../../communities/reefs/usage.csv',
  '../checks/',
])('a link of the team to %s is left', (href) => {
  expect(() => {
    inspectAcross(team(href), communities);
  }).not.toThrow();
});

test.each([
  ['../../communities/reef/usage/', 'which is not there'],
  ['../../communities/reefs/usage/#costs', 'but there is no such section'],
])('a link of the team to %s is refused', (href, why) => {
  expect(() => {
    inspectAcross(team(href), communities);
  }).toThrow(`communities/index.html links to ${href}, ${why}`);
});
