import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ElementType, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { dangersIn } from './dangers.ts';
import { construct, constructs, lines, rendered } from './pages.ts';

const GOLDEN = 'test/handbook/myst/golden';

/** The golden file’s text; `UPDATE_GOLDEN=1` writes it anew. */
function golden(name: string, made: string): string {
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(`${GOLDEN}/${name}`, made);
  }
  return readFileSync(`${GOLDEN}/${name}`, 'utf8');
}

type Tree = ReturnType<typeof parseDocument>['children'];

/** The words that a reader sees as prose: without code and other raw text. */
const prose = (nodes: Tree): string =>
  nodes
    .map((node) =>
      node.type === ElementType.Text
        ? node.data
        : node.type === ElementType.Tag && !['pre', 'code', 'annotation'].includes(node.name)
          ? prose(node.children)
          : ' ',
    )
    .join('');

describe.each(constructs())('%s', (file) => {
  const page = construct(file);

  it('renders as its golden file', () => {
    expect(`${lines(page.html).trimEnd()}\n`).toBe(
      golden(file.replace(/\.md$/, '.html'), `${lines(page.html).trimEnd()}\n`),
    );
  });

  it('leaves no directive or role in the prose', () => {
    expect(prose(parseDocument(page.html).children)).not.toMatch(/:::|```|\{[\w:-]+\}`|^\(.*\)=$/m);
  });

  it('has each id once, and every link within the page leads to one', () => {
    const ids = [...page.html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    for (const [, target = ''] of page.html.matchAll(/ href="#([^"]*)"/g))
      expect(ids).toContain(decodeURIComponent(target));
  });

  it('has headings from 2 on, without gaps, and says them', () => {
    const found = [...page.html.matchAll(/<h(\d) id="([^"]*)"/g)].map(([, depth, slug]) => ({
      depth: Number(depth),
      slug,
    }));
    expect(page.headings.map(({ depth, slug }) => ({ depth, slug }))).toEqual(found);
    found.forEach(({ depth }, at) => expect(depth).toBeLessThanOrEqual((found[at - 1]?.depth ?? 1) + 1));
  });
});

it('says every problem of what it does not know, at its line', () => {
  expect(construct('unknown.md').problems.map(({ kind, detail, line }) => `${line} ${kind} ${detail}`)).toEqual([
    '3 front-matter owner',
    '4 front-matter reviewEvery',
    '5 front-matter status',
    '8 unknown-directive sparkle',
    '16 unknown-directive wonder',
    '21 unknown-directive quoted',
    '25 unknown-role wat',
    '26 unknown-role foo:bar',
    '28 markup {include}',
    '31 markup {raw}',
    '35 markup {iframe}',
    '39 markup {note} :unknown:',
    '49 markup {image}',
    '52 markup {dropdown}',
    '55 unknown-directive note',
    '59 markup <blink>',
    '59 markup </blink>',
    '59 markup <iframe>',
    '59 markup </iframe>',
    '61 markup <script>',
    '65 markup </div>',
    '67 unknown-role cite',
    '67 unknown-role eval',
  ]);
});

it('finds nothing wrong with constructs that it knows', () => {
  const found = constructs()
    .filter((file) => file !== 'unknown.md')
    .flatMap((file) => construct(file).problems.map(({ kind, detail, line }) => `${file}:${line} ${kind} ${detail}`));
  expect(found).toEqual([
    'figures.md:39 markup https://example.org/picture.png',
    'figures.md:56 markup mermaid gantt',
    'figures.md:76 markup \\frac{1',
    'lists.md:55 markup [^unused]',
    'lists.md:57 unresolved-reference [^missing]',
    'tables.md:38 markup {list-table}',
  ]);
});

describe('what a page holds never becomes markup of its own', () => {
  const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1) style=color:red>'`;
  const places = [
    `# ${HOSTILE}`,
    `---\ntitle: '${HOSTILE.replaceAll("'", "''")}'\n---\ntext`,
    `:::{note} ${HOSTILE}\n:class: ${HOSTILE}\n:name: ${HOSTILE}\n${HOSTILE}\n:::`,
    `:::{figure} ${HOSTILE}\n:alt: ${HOSTILE}\n:width: ${HOSTILE}\n${HOSTILE}\n:::`,
    `:::{image} a.png\n:alt: ${HOSTILE}\n:title: ${HOSTILE}\n:::`,
    `\`\`\`{code-block} ${HOSTILE}\n:filename: ${HOSTILE}\n:caption: ${HOSTILE}\n${HOSTILE}\n\`\`\``,
    `\`\`\`${HOSTILE}\n${HOSTILE}\n\`\`\``,
    `\`\`\`{mermaid}\nflowchart LR\n  A["${HOSTILE.replaceAll('"', '')}"] -->|<script>alert(1)</script>| B\n\`\`\``,
    `\`\`\`{mermaid}\nsequenceDiagram\n  A->>B: <img src=x onerror=alert(1)>\n\`\`\``,
    `$\\text{${HOSTILE}}$ and $\\href{javascript:alert(1)}{x}$ and $\\htmlStyle{color:red}{x}$`,
    `::::{tab-set}\n:::{tab-item} ${HOSTILE}\n${HOSTILE}\n:::\n::::`,
    `:::{card} ${HOSTILE}\n:link: javascript:alert(1)\n${HOSTILE}\n:::`,
    `{button}\`${HOSTILE} <javascript:alert(1)>\` {abbr}\`a (${HOSTILE})\` {kbd}\`${HOSTILE}\` {wat}\`${HOSTILE}\``,
    `{must}\`${HOSTILE} <a-rule>\` {guilabel}\`${HOSTILE}\` {term}\`${HOSTILE}\``,
    `[x](javascript:alert(1)) [y](<${HOSTILE}> "${HOSTILE.replaceAll('"', '')}") ![${HOSTILE}](a.png)`,
    `[x](&#106;avascript:alert(1)) <a href="java&#10;script:alert(1)">x</a> <a href="&#1;javascript:alert(1)">x</a>`,
    `<div onclick="alert(1)" style="color:red" class="${HOSTILE.replaceAll('"', '')}">\n\n${HOSTILE}\n\n</div>`,
    `<img src="https://example.org/x.png" onerror="alert(1)"> <img src="data:image/svg+xml,<svg onload=alert(1)>">`,
    `<svg><script>alert(1)</script></svg> <math><style>x</style></math> <form action="x"><input name="y"></form>`,
    `text[^1]\n\n[^1]: ${HOSTILE}`,
    `:::{glossary}\n${HOSTILE}\n: ${HOSTILE}\n:::`,
    `| ${HOSTILE} | b |\n| - | - |\n| ${HOSTILE} | c |`,
    `\`\`\`{csv-table} ${HOSTILE}\n:header: ${HOSTILE}\n${HOSTILE}\n\`\`\``,
    `\`\`\`{toctree}\n:caption: ${HOSTILE}\n${HOSTILE}\n\`\`\``,
  ];

  it.each(places)('%s', (text) => {
    expect(dangersIn(rendered(text).html)).toEqual([]);
  });
});
