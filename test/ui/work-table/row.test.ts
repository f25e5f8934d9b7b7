import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../src/charts/index.ts';
import { tableCsv } from '../../../src/reports/workspace/files.ts';
import {
  link,
  number,
  several,
  status,
  text,
  type Cell,
  type Shown,
  type WorkTable,
} from '../../../src/reports/workspace/table.ts';
import { HOSTILE } from '../../../src/sample/hostile.ts';
import { packedText, packTable, valueOf, type PackedTable } from '../../../src/ui/work-table/packed.ts';
import { rowHtml } from '../../../src/ui/work-table/row.ts';

const columns: WorkTable['columns'] = [
  { id: 'name', label: 'Name', description: 'A name', kind: 'text' },
  { id: 'state', label: 'State', description: 'A state', kind: 'text', filter: 'choice' },
  { id: 'id', label: 'Id', description: 'An id', kind: 'text', hidden: true },
  { id: 'count', label: 'Count', description: 'A count', kind: 'number' },
  { id: 'due', label: 'Due', description: 'A day', kind: 'day' },
];
const tableOf = (rows: Cell[][]): WorkTable => ({
  ...{ id: 'things', title: 'Things', columns, rows, empty: 'Nothing.', source: 'Tests' },
});
const resolve = ({ href }: { href?: string | null }) =>
  href?.startsWith('handbook:') ? `handbook/${href.slice('handbook:'.length)}` : (href ?? null);
const htmlOf = (row: Cell[], root = '../') => {
  const packed = packTable(tableOf([row]), resolve);
  return rowHtml(packed.rows[0] ?? [], packed.columns, root);
};

describe('a row', () => {
  test('shows what its cells show, and nothing of hidden columns', () => {
    const html = htmlOf([
      link('One', 'hand-off/1/', 'a note'),
      status('late', 'late', 'Late by 3 days', { href: 'handbook:sales/x#y' }),
      text('rec1'),
      number(1234.5),
      { value: '2026-06-15' },
    ]);
    expect(html).toMatchInlineSnapshot(
      `"<tr><th scope="row"><span class="work-line"><a href="../hand-off/1/">One</a></span><span class="work-note">a note</span></th><td><span class="work-line"><a href="../handbook/sales/x#y"><span class="status status--late"><svg viewBox="0 0 12 12" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="M6 0a6 6 0 1 1 0 12A6 6 0 0 1 6 0ZM5.2 2.3h1.6v3.5l2.5 1.5-.8 1.3-3.3-2Z"></path></svg><span>Late by 3 days</span></span></a></span></td><td class="number"><span class="work-line">1 234.5</span></td><td class="nowrap"><span class="work-line">2026-06-15</span></td></tr>"`,
    );
  });

  test('sets short links side by side: all of a cell, or those to records under a name', () => {
    const beside = (shown: Shown[]) => {
      const html = htmlOf([several('x', shown)]);
      return [...html.matchAll(/<span class="work-line( work-beside)?">(?:<a [^>]*>)?([^<]*)/g)].map(
        ([, isBeside, text]) => `${isBeside ? '+ ' : ''}${text ?? ''}`,
      );
    };
    const records = ['Airtable', 'HubSpot'].map((text) => ({ text, href: `https://example.org/${text}` }));
    const name = { text: 'Reefs', href: 'engagements/recA/' };
    expect(beside([{ ...name, text: 'Reefs 2025 to 2026' }, ...records])).toEqual([
      'Reefs 2025 to 2026',
      '+ Airtable',
      '+ HubSpot',
    ]);
    expect(beside([{ ...name, text: 'Reefs 2025 to 2026' }, name, ...records])).toEqual([
      ...['Reefs 2025 to 2026', 'Reefs', '+ Airtable', '+ HubSpot'],
    ]);
    expect(beside([...records, { text: 'Issue 1', href: 'checks/x/' }])).toEqual([
      ...['+ Airtable', '+ HubSpot', '+ Issue 1'],
    ]);
    expect(beside([name])).toEqual(['Reefs']);
    expect(beside([{ text: 'Deliver what is overdue' }, { text: 'Short', href: 'x/' }])).toEqual([
      ...['Deliver what is overdue', 'Short'],
    ]);
  });

  test('leads elsewhere only by addresses that a reader may follow', () => {
    const hrefs = [
      'https://example.org/?a=1&b="',
      'javascript:alert(1)',
      'JaVaScript:alert(1)',
      'data:text/html,x',
      '//example.org/x',
      '../communities/a/',
    ];
    const html = htmlOf([
      several(
        'x',
        hrefs.map((href) => ({ text: 'x', href })),
      ),
    ]);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://example.org/?a=1&amp;b=&quot;',
      '../../communities/a/',
    ]);
    expect(html).toContain('rel="noopener noreferrer"');
  });

  test('takes every text as text', () => {
    const names = [
      ...HOSTILE,
      '"><script>alert(1)</script>',
      "' onmouseover='x",
      '</td></tr></table>',
      '&lt;b&gt;',
      '\u0000',
    ];
    for (const name of names) {
      const html = htmlOf([
        link(name, `https://example.org/${name}`, name),
        status(name, 'error', name, { note: name }),
      ]);
      const tags: string[] = [];
      const texts: string[] = [];
      const parser = new Parser({
        onopentag: (tag, attributes) => {
          tags.push(tag);
          expect(Object.keys(attributes).filter((key) => key.startsWith('on'))).toEqual([]);
        },
        ontext: (words) => texts.push(words),
      });
      parser.end(html);
      expect(tags.filter((tag) => !['tr', 'th', 'td', 'span', 'a', 'svg', 'path'].includes(tag))).toEqual([]);
      expect(tags.filter((tag) => tag === 'td' || tag === 'th')).toHaveLength(4);
      expect(texts.join('').split(name.replace('\u0000', '\ufffd'))).toHaveLength(5);
    }
  });
});

describe('the file of all rows', () => {
  const table = tableOf([
    [link('=1+1', null), status('late', 'late', 'Late'), text('rec1'), number(3, '3 hubs'), { value: null }],
    [text(null, 'not recorded'), text('__proto__'), text('rec2'), number(null), { value: '2026-06-15' }],
  ]);
  const read = JSON.parse(packedText(packTable(table, resolve))) as PackedTable;

  test('has a line for each row, and gives the same HTML as the page', () => {
    expect(read).toEqual(packTable(table, resolve));
    expect(packedText(read).split('\n')).toHaveLength(table.rows.length + 3);
  });

  test('gives the same CSV as the whole file', () => {
    const rows = read.rows.map((cells) => read.columns.map((_, place) => valueOf(cells[place])));
    expect(csvOf([read.columns.map(({ label }) => label), ...rows])).toBe(tableCsv(table));
  });

  test('has no column that is called as a parameter of the address', () => {
    const taken = { ...table, columns: [{ ...columns[0]!, id: 'sort' }] };
    expect(() => packTable(taken, resolve)).toThrow('A column of things is called sort');
  });
});
