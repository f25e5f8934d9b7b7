import { describe, expect, test } from 'vitest';
import { contactsOf, daysLeft, whatIsNew, type Published } from '../../src/reports/index.ts';
import { ASOF, extractOf } from './portfolio.ts';

const edition = (id: string, to: string, publishedOn: string): Published['edition'] => ({
  period: { id, kind: 'quarter', name: null, from: `${to.slice(0, 4)}-01-01`, to },
  publishedOn,
});
const wrong = (noticedOn: string) => ({ noticedOn });

/** A community with deliveries on these days. */
const withDeliveries = (days: (string | null)[], language: 'en' | 'es' = 'en') => ({
  ...extractOf({
    communities: [{ id: '1', communityId: 'lumen', shortName: 'Lumen' }],
    engagements: [{ id: 'e', communityId: 'lumen', projectIds: ['p'] }],
    projects: [{ id: 'p', engagementIds: ['e'], deliverableIds: days.map((_, at) => `d${at}`) }],
    deliverables: days.map((deliveredOn, at) => ({
      id: `d${at}`,
      name: `Work ${at}`,
      projectIds: ['p'],
      status: deliveredOn === null ? ('In progress' as const) : ('Delivered' as const),
      deliveredOn,
    })),
  }),
  language,
});
const textsIn = (days: (string | null)[], published: Published[]) =>
  whatIsNew(withDeliveries(days), published).news.map(({ on, what, text }) => `${on} ${what} ${text}`);

describe('what is new', () => {
  test('without an edition: deliveries of the last 30 days up to the as-of date, the latest first', () => {
    expect(ASOF).toBe('2026-06-15');
    const days = ['2026-05-16', '2026-05-17', '2026-06-15', '2026-06-16', null];
    expect(textsIn(days, [])).toEqual(['2026-06-15 Delivered Work 2', '2026-05-17 Delivered Work 1']);
    expect(whatIsNew(withDeliveries([]), [])).toEqual({ since: 'In the last 30 days.', news: [], more: null });
  });

  test('with editions: what came after the newest one’s period, the edition, and corrections of any, counted by day', () => {
    const published = [
      {
        edition: edition('2026-Q1', '2026-03-31', '2026-04-10'),
        corrections: [wrong('2026-06-01'), wrong('2026-06-01')],
      },
      {
        edition: edition('2025-Q4', '2025-12-31', '2026-01-12'),
        corrections: [wrong('2026-02-01'), wrong('2026-05-02')],
      },
    ];
    expect(textsIn(['2026-03-31', '2026-04-01'], published)).toEqual([
      '2026-06-01 Corrected First quarter of 2026: 2 values, with the old and the new',
      '2026-05-02 Corrected Fourth quarter of 2025: 1 value, with the old and the new',
      '2026-04-10 Published Edition: First quarter of 2026',
      '2026-04-01 Delivered Work 1',
    ]);
  });

  test('names six deliveries and counts the others', () => {
    const { news, more } = whatIsNew(withDeliveries(Array.from({ length: 9 }, () => '2026-06-01')), []);
    expect(news).toHaveLength(6);
    expect(more).toBe('and 3 more in the milestone report');
  });

  test('is said in Spanish', () => {
    const { since, news } = whatIsNew(withDeliveries(['2026-06-01'], 'es'), []);
    expect([since, news[0]?.what]).toEqual(['En los últimos 30 días.', 'Entregado']);
  });
});

test('days are left of a current agreement only', () => {
  const agreement = { id: 'e', name: 'A', start: '2025-07-01', end: '2026-06-30', term: '', standing: '' };
  expect(daysLeft({ ...agreement, state: 'current' }, ASOF)).toBe(15);
  expect(daysLeft({ ...agreement, state: 'ended' }, ASOF)).toBeNull();
  expect(daysLeft({ ...agreement, state: 'current', end: null }, ASOF)).toBeNull();
});

test('contacts are the organisation’s, by purpose, in the reader’s language; a purpose of one’s own stays as it is', () => {
  const extract = withDeliveries([], 'es');
  const addresses = [
    { purpose: 'support', address: 'help@example.org' },
    { purpose: 'Training', address: 'learn@example.org' },
    { purpose: 'constructor', address: 'build@example.org' },
  ];
  const organisation = { ...extract.organisation, contact: 'all@example.org', addresses };
  expect(contactsOf({ ...extract, organisation })).toEqual([
    { purpose: 'Ayuda con el hub, interrupciones y accesos', address: 'help@example.org' },
    { purpose: 'Training', address: 'learn@example.org' },
    { purpose: 'constructor', address: 'build@example.org' },
    { purpose: 'Cualquier otro asunto', address: 'all@example.org' },
  ]);
});
