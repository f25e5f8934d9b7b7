import { describe, expect, test } from 'vitest';
import { AIRTABLE_TABLES, HUBSPOT_PROPERTIES } from '../../src/model/index.ts';
import { FACTS } from './facts/index.ts';
import { pageAt } from './pages.ts';

/** The text of a section. Throws when there is none, so that a fact cannot stand nowhere. */
function sectionAt(at: string): string {
  const [slug = '', anchor = ''] = at.split('#');
  const text = pageAt(slug === 'index' ? '' : slug).sections.get(anchor);
  if (text === undefined) throw new Error(`The page ${slug} has no section ${anchor}.`);
  return text;
}

test.each(FACTS.map((one) => [one.section, one.fact, one.at, one] as const))('%s: %s, at %s', (_, __, at, { says }) => {
  expect(sectionAt(at)).toMatch(says);
});

test('every section of the domain is gone through', () => {
  const counts = Object.groupBy(FACTS, ({ section }) => section);
  expect(Object.keys(counts).sort()).toEqual(['1', '2', '2.1', '2.2', '3', '4', '5', '6', '7', '8', '9']);
  const names = FACTS.map(({ section, fact }) => `${section} ${fact}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

describe('where each field comes from', () => {
  const hubspot: string[] = sectionAt('data/sources#hubspot').match(/\b[a-z]\w+\b/g) ?? [];

  test.each(Object.entries(HUBSPOT_PROPERTIES))('names each property of %s', (_, properties) => {
    expect(Object.values<string>(properties).filter((name) => !hubspot.includes(name))).toEqual([]);
  });

  test.each(Object.values(AIRTABLE_TABLES))('names each field of $table', ({ table, fields }) => {
    const { nodes } = pageAt('data/sources');
    const cells = nodes.filter(({ type }) => type === 'tableRow').map(({ children = [] }) => children.map(cellText));
    const named = cells.find(([first]) => first === table)?.[1]?.split(' · ') ?? [];
    expect(named.map((name) => name.replace(/ →$| \(.*\)$/, ''))).toEqual(Object.values(fields));
  });
});

function cellText(node: { value?: string; children?: (typeof node)[] }): string {
  return node.value ?? (node.children ?? []).map(cellText).join('');
}
