import { expect, test } from 'vitest';
import { besideRecord, shortened } from '../../src/team/sidebar-length.ts';
import { sidebarOf } from '../../src/team/sidebar.ts';

test('a page with others below it stands first among them, and a link elsewhere stays one', () => {
  const page = (label: string, id: string | null, children: Parameters<typeof sidebarOf>[0] = []) => ({
    ...{ label, page: id, children: [...children] },
  });
  expect(
    sidebarOf([
      page('Start', ''),
      page('Sales', 'sales', [page('Lead', 'sales/lead')]),
      { ...page('Elsewhere', null), url: 'https://example.org' },
      page('Empty', null),
    ]),
  ).toEqual([
    { label: 'Start', link: '/handbook/' },
    {
      label: 'Sales',
      items: [
        { label: 'Sales', link: '/handbook/sales/' },
        { label: 'Lead', link: '/handbook/sales/lead/' },
      ],
    },
    { label: 'Elsewhere', link: 'https://example.org' },
  ]);
});

type Entry = Parameters<typeof shortened>[0][number];
const link = (href: string, isCurrent = false): Entry => ({
  ...{ type: 'link', label: href, href, isCurrent, badge: undefined, attrs: {} },
});
const group = (label: string, entries: Entry[]): Entry => ({
  ...{ type: 'group', label, entries, collapsed: false, badge: undefined },
});
const section = (name: string, count: number, current = -1) =>
  group(
    name,
    Array.from({ length: count }, (_, at) => link(`${name}/${at}`, at === current)),
  );

test('a sidebar that can be seen over stays as it is', () => {
  const sidebar = [link('home'), group('Handbook', [section('a', 70), section('b', 78)])];
  expect(shortened(sidebar)).toBe(sidebar);
});

test('a longer one shows the section of the page, and links to the first pages of the others', () => {
  const sidebar = [link('home'), group('Handbook', [section('a', 70), section('b', 80, 3), link('last')])];
  const { b } = { b: section('b', 80, 3) };
  expect(shortened(sidebar)).toEqual([
    link('home'),
    group('Handbook', [{ ...link('a/0'), label: 'a' }, b, link('last')]),
  ]);
});

test('beside a record the handbook is one link, and the room that the record belongs to is marked', () => {
  const sidebar = [
    group('Workspace', [link('home/'), link('room/')]),
    group('Handbook', [section('a', 70), section('b', 78)]),
    link('glossary/'),
  ];
  const marked = { ...link('room/'), attrs: { 'aria-current': 'true' } };
  const handbook = { ...link('a/0'), label: 'Handbook' };
  expect(besideRecord(sidebar, 'room/')).toEqual([
    group('Workspace', [link('home/'), marked as Entry]),
    handbook,
    link('glossary/'),
  ]);
  expect(besideRecord(sidebar, null)).toEqual([sidebar[0], handbook, link('glossary/')]);
});
