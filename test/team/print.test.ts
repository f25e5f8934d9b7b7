import { expect, test } from 'vitest';
import { pageFacts } from '../../src/build/html.ts';
import { pagesIn, printedHtml, printedSections, trailTo, type NavItem } from '../../src/handbook/index.ts';

const anchors = new Map([
  ['/base/handbook/', 'handbook'],
  ['/base/handbook/sales/lead/', 'sales/lead'],
  ['/base/handbook/sales/won/', 'sales/won'],
]);
const print = (html: string, shift = 1) =>
  printedHtml(html, { address: '/base/handbook/sales/lead/', shift, anchorOf: (one) => anchors.get(one) ?? null });

test('headings go down, and not below the sixth rank', () => {
  expect(print('<h2 id="a">A</h2><h5>B</h5><H6>C</H6>', 2)).toBe('<h4 id="sales/lead:a">A</h4><h6>B</h6><h6>C</h6>');
});

test('ids and what refers to them get the page’s anchor', () => {
  expect(print('<label for="x"><input id="x" aria-describedby="y  z"></label>')).toBe(
    '<label for="sales/lead:x"><input id="sales/lead:x" aria-describedby="sales/lead:y sales/lead:z"></label>',
  );
  expect(
    print('<svg viewBox="0 0 1 1"><marker id="m"/><path marker-end="url(#m)" d="M0 0"/><use href="#m"/></svg>'),
  ).toBe(
    '<svg viewBox="0 0 1 1"><marker id="sales/lead:m" /><path marker-end="url(#sales/lead:m)" d="M0 0" /><use href="#sales/lead:m" /></svg>',
  );
  expect(print('<input type="radio" name="tab">')).toContain('name="sales/lead:tab"');
});

test('links between pages of the document become anchors, others no longer depend on the page’s place', () => {
  const href = (value: string) => pageFacts(print(`<a href="${value}">x</a>`)).links[0]?.value;
  expect(href('#here')).toBe('#sales/lead:here');
  expect(href('#_top')).toBe('#sales/lead');
  expect(href('../won/')).toBe('#sales/won');
  expect(href('../won/#engagement')).toBe('#sales/won:engagement');
  expect(href('/base/handbook/')).toBe('#handbook');
  expect(href('../../../checks/?a=1&amp;b=2#x')).toBe('/base/checks/?a=1&b=2#x');
  expect(href('../missing/')).toBe('/base/handbook/sales/missing/');
  expect(href('https://example.org/x#y')).toBe('https://example.org/x#y');
  expect(href('mailto:tom@example.org')).toBe('mailto:tom@example.org');
  expect(print('<img src="../a b.png" alt="">')).toBe('<img src="/base/handbook/sales/a%20b.png" alt>');
});

test('what needs no change stays as it was typed', () => {
  const html = `<p class='x'>1 &lt; 2 <br/><b>&amp;nbsp;</b> <!-- <h2> --> <details open><summary>S</summary></details></p>`;
  expect(print(html)).toBe(html);
  expect(print('')).toBe('');
});

const item = (label: string, page: string | null, children: NavItem[] = []): NavItem => ({ label, page, children });
const navigation = [
  item('Handbook', ''),
  item('Sales', null, [item('Lead', 'sales/lead'), item('Won', 'sales/won', [item('Deep', 'sales/deep')])]),
  item('Sales', 'more', [item('Lead again', 'sales/lead')]),
  item('', null, [item('X', 'x')]),
  item('Empty', null, []),
  { label: 'Elsewhere', page: null, url: 'https://example.org', children: [] },
];

test('the order of the pages, the sections, and the way to a page', () => {
  expect(pagesIn(navigation)).toEqual(['', 'sales/lead', 'sales/won', 'sales/deep', 'more', 'x']);
  expect(printedSections(navigation)).toEqual([
    { slug: 'sales', label: 'Sales', pages: ['sales/lead', 'sales/won', 'sales/deep'] },
    { slug: 'sales-2', label: 'Sales', pages: ['more', 'sales/lead'] },
    { slug: 'section', label: '', pages: ['x'] },
  ]);
  expect(trailTo('sales/deep', navigation).map(({ label }) => label)).toEqual(['Sales', 'Won', 'Deep']);
  expect(trailTo('', navigation).map(({ label }) => label)).toEqual(['Handbook']);
  expect(trailTo('nowhere', navigation)).toEqual([]);
});
