import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromElsewhere, readPage, sourceOf, STARLIGHT } from '../../src/handbook/index.ts';
import { mended } from '../../src/handbook/portable.ts';
import { parseMdx } from '../../src/handbook/tree.ts';

const offered = { paths: new Set(['@plumbline/team/components/Gap.astro']), names: STARLIGHT };
const FRONT = '---\ntitle: A page\n---\n';

function prepared(body: string, files: string[] = []) {
  const source = `${FRONT}${body}`;
  const page = readPage('handbook/a/page', 'a/page.mdx', source);
  const { pages, sources } = fromElsewhere([page], {
    ...{ read: () => source, has: (file) => files.includes(file), addressOf: (file) => `handbook-files/${file}` },
    ...{ offered, root: '/base', failed: new Set<string>() },
  });
  return { page: pages[0]!, text: sources.get(sourceOf('a/page')) ?? null };
}

describe('a page of another site', () => {
  test.each([
    ['plain text', 'Words, *more* and `code {1 + 1}`.\n\n```js\nimport x from "y"\n```\n'],
    ['our component', 'import Gap from "@plumbline/team/components/Gap.astro";\n\n<Gap title="x">y</Gap>\n'],
    ['Starlight’s', "import { Card, CardGrid } from '@astrojs/starlight/components';\n\n<Card title='x'>y</Card>\n"],
    ['elements and remarks', '<kbd>x</kbd> {/* nobody sees it */}\n'],
  ])('is compiled with %s', (_, body) => {
    const { page, text } = prepared(body);
    expect({ problem: page.problem, html: page.html }).toEqual({ problem: null, html: null });
    expect(text?.trimStart()).toBe(body);
    // The lines are those of the file.
    expect(text?.split('\n').length).toBe(`${FRONT}${body}`.split('\n').length);
  });

  test.each([
    ['a module of its own', 'import X from "./x.jsx";\n\n<X />\n', 4, 'it brings in'],
    [
      'a component of ours that is not there',
      'import X from "@plumbline/team/components/X.astro";\n',
      4,
      'it brings in',
    ],
    ['one of Starlight’s that may fail', "import { Steps } from '@astrojs/starlight/components';\n", 4, 'it brings in'],
    ['an export', 'export const x = 1;\n', 4, 'it brings in'],
    ['an expression', 'Words.\n\nIt is {1 + 1}.\n', 6, 'it holds an expression'],
    ['an expression in an attribute', '<p title={x}>y</p>\n', 4, 'it gives <p>'],
    ['attributes that are spread', '<p {...x}>y</p>\n', 4, 'it gives <p>'],
    ['a handler', '<p onclick="x()">y</p>\n', 4, 'it gives <p>'],
    ['a component that it does not bring in', '<Gap title="x" />\n', 4, 'it uses <Gap>'],
    ['a script', '<script>x()</script>\n', 4, 'it uses <script>'],
  ])('shows its text with %s', (_, body, line, why) => {
    const { page, text } = prepared(body);
    expect(text).toBeNull();
    expect(page.problem).toMatch(new RegExp(`^The page a/page\\.mdx .*\\(line ${line}:1\\): ${why}`));
    expect(page.html).toContain(body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(page.title).toBe('A page');
  });

  test('shows its text where it is no MDX', () => {
    const { page, text } = prepared('<Open>\n');
    expect(text).toBeNull();
    expect(page.html).toContain('&lt;Open&gt;');
  });

  test('has its pictures from the folder, and shows the source of those that are lost', () => {
    const { page, text } = prepared('![A "plan"](../img/a%20b.png) and ![x](lost.png)\n', ['img/a b.png']);
    expect(text?.trim()).toBe(
      '<img src="/base/handbook-files/img/a%20b.png" alt="A &quot;plan&quot;" /> and `![x](lost.png)`',
    );
    expect([...page.assets]).toEqual([['handbook-files/img/a b.png', 'img/a b.png']]);
    expect(page.problems).toMatchObject([{ kind: 'missing-file', detail: 'lost.png', line: 4 }]);
  });
});

test('what is mended is MDX still, and holds no link that is dead', () => {
  const piece = fc.constantFrom('[a](x)', '![b](y)', '[![c](y)](x)', '`code`', '*so*', '``', 'words', '[d](kept)');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join(' ');
      const { text: after } = mended(text, new Set(['x']), () => null);
      const left = JSON.stringify(parseMdx(after));
      expect(left).not.toMatch(/"url":"[xy]"/);
      expect(left.split('"url":"kept"').length).toBe(JSON.stringify(parseMdx(text)).split('"url":"kept"').length);
    }),
  );
});
