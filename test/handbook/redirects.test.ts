import { expect, test } from 'vitest';
import { redirectPages } from '../../src/build/redirects.ts';
import { pageFacts } from '../../src/build/html.ts';
import { relativeHtml } from '../../src/build/finish.ts';
import { heedMoves, redirectsOf, type HandbookRecord } from '../../src/handbook/index.ts';
import { PlumblineError } from '../../src/model/index.ts';

const page = (id: string, movedFrom: string[] = []) => ({ id, file: `${id}.mdx`, movedFrom, problems: [] });

test('an old address leads to the page that names it', () => {
  const { redirects, problems } = redirectsOf([
    page('leads/hail', ['leads/old-name', '/greet/', 'leads/old-name']),
    page('sales/lead'),
  ]);
  expect(redirects).toEqual([
    { from: 'leads/old-name', to: 'leads/hail' },
    { from: 'greet', to: 'leads/hail' },
  ]);
  expect(problems.size).toBe(0);
});

const conflicts = [
  page('leads/hail', ['leads/old', 'sales/lead']),
  page('leads/meet', ['leads/old', '../up', 'a#b', '']),
  page('sales/lead'),
];

test('an address that is a page, is claimed twice or is none leads nowhere', () => {
  const { redirects, problems } = redirectsOf(conflicts);
  expect(redirects).toEqual([{ from: 'leads/old', to: 'leads/hail' }]);
  const whys = [...problems].map(([id, list]) => [id, list.map(({ why }) => why.replace(/^.*address: /, ''))]);
  expect(whys).toEqual([
    ['leads/hail', ['sales/lead is the address of sales/lead.mdx.']],
    [
      'leads/meet',
      [
        'leads/old is claimed by leads/hail.mdx too.',
        '../up is no address below handbook/.',
        'a#b is no address below handbook/.',
        ' is no address below handbook/.',
      ],
    ],
  ]);
});

test('our own handbook is refused with the names of the files, another one gets problems', () => {
  expect(() => heedMoves(conflicts, true)).toThrow(PlumblineError);
  expect(() => heedMoves(conflicts, true)).toThrow(/leads\/meet\.mdx: .*claimed by leads\/hail\.mdx too/s);
  const heeded = heedMoves(conflicts, false);
  expect(heeded.map(({ problems }) => problems.length)).toEqual([1, 4, 0]);
  expect(heeded[0]?.problems[0]).toMatchObject({ kind: 'navigation', detail: 'movedFrom sales/lead' });
  expect(heedMoves([page('a', ['b'])], true)).toHaveLength(1);
});

test('the page at the old address leads on, by itself and by a link', () => {
  const record = {
    pages: [
      { id: '', title: 'Handbook', file: 'index.mdx', movedFrom: ['start'] },
      { id: 'sales/lead', title: 'Lead <b>"&', file: 'sales/lead.mdx', movedFrom: ['leads/old/name'] },
    ],
  } as unknown as HandbookRecord;
  const pages = redirectPages(record);
  expect([...pages.keys()]).toEqual(['handbook/start/index.html', 'handbook/leads/old/name/index.html']);
  const html = relativeHtml(
    pages.get('handbook/leads/old/name/index.html') ?? '',
    'handbook/leads/old/name/index.html',
  );
  expect(html).toContain('<meta http-equiv="refresh" content="0; url=../../../../handbook/sales/lead/">');
  expect(html).toContain('<a href="../../../../handbook/sales/lead/">Lead &lt;b&gt;&quot;&amp;</a>');
  expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
  expect(html).not.toContain('data-pagefind-body');
  expect(pageFacts(html).links.map(({ value }) => value)).toContain('../../../../handbook/sales/lead/');
  expect(relativeHtml(pages.get('handbook/start/index.html') ?? '', 'handbook/start/index.html')).toContain(
    'url=../../handbook/"',
  );
});
