/** A folder of invented MyST pages that hold every construct, refer to one another and are the same each time. */

const WORDS =
  'lead deal stage proposal order agreement renewal hub community usage report invoice milestone review owner date field record check rule page team partner contract meeting note quote cost tier notice'.split(
    ' ',
  );

/** Pages in a folder, as in a handbook by sections. */
const PER_FOLDER = 25;

/** A diagram stands on one page in so many: to lay one out takes as long as the rest of a page. */
const DIAGRAM_EVERY = 5;

export interface GeneratedPage {
  file: string;
  text: string;
}

const fileOf = (number: number): string =>
  `section-${Math.floor(number / PER_FOLDER)}/page-${String(number).padStart(4, '0')}.md`;

export const generatedPages = (count: number): GeneratedPage[] =>
  Array.from({ length: count }, (_, number) => ({ file: fileOf(number), text: pageText(number, count) }));

/** A table of contents with every page, in the form of MyST. */
export function generatedToc(count: number): string {
  const folders = Math.ceil(count / PER_FOLDER);
  const sections = Array.from({ length: folders }, (_, folder) => {
    const first = folder * PER_FOLDER;
    const files = Array.from({ length: Math.min(PER_FOLDER, count - first) }, (__, at) => fileOf(first + at));
    return `    - title: Section ${folder}\n      children:\n${files.map((file) => `        - file: ${file}\n`).join('')}`;
  });
  return `version: 1\nproject:\n  toc:\n${sections.join('')}`;
}

const diagram = (word: () => string) =>
  `\`\`\`{mermaid}\nflowchart LR\n  A[${word()}] --> B[${word()}]\n  B --> C[${word()}]\n\`\`\`\n`;

/** About 600 words. */
function pageText(number: number, count: number): string {
  // A linear congruential generator: as invented as is needed, and the same everywhere.
  let state = number * 7919 + 17;
  const next = (limit: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * limit);
  };
  const word = () => WORDS[next(WORDS.length)] ?? 'word';
  const words = (length: number) => Array.from({ length }, word).join(' ');
  const sentence = (length = 12) => `${words(length).replace(/^./, (letter) => letter.toUpperCase())}.`;
  const paragraph = () => [sentence(), sentence(14), sentence(9)].join(' ');
  const other = () => next(count);
  const way = (to: number) => `../${fileOf(to)}`;
  const [a, b, c, d] = [other(), other(), other(), other()];
  return `(label-${number})=
# Page ${number}: ${words(3)}

% A remark that nobody sees.

${paragraph()} See [](#label-${a}), [the other](${way(b)}), {ref}\`label-${c}\` and {doc}\`${way(d).replace('.md', '')}\`.

## First ${words(2)}

::::{note}
${paragraph()}

:::{tip} ${words(2)}
:class: dropdown
${sentence()}
:::
::::

1. ${sentence()}
2. ${sentence()}

   \`\`\`{warning}
   ${sentence()}
   \`\`\`
3. ${sentence()} {guilabel}\`Save\` {kbd}\`Ctrl\`

- [ ] ${sentence()}
- [x] ${sentence()}

${paragraph()}[^one]

[^one]: ${sentence()}

## Second ${words(2)}

(figures-${number})=
\`\`\`{list-table} ${words(3)}
:header-rows: 1
* - ${word()}
  - ${word()}
* - ${words(3)}
  - [](#figures-${number})
\`\`\`

| ${word()} | ${word()} |
| --- | ---: |
| ${words(2)} | ${next(100)} |
| ${words(2)} | ${next(100)} |

\`\`\`{csv-table} ${words(2)}
:header: ${word()},${word()}
${word()},${next(100)}
${word()},${next(100)}
\`\`\`

Term of ${number}
: ${sentence()}

\`\`\`{dropdown} ${words(3)}
${paragraph()}
\`\`\`

## Third ${words(2)}

::::{tab-set}
:::{tab-item} ${word()}
${sentence()}
:::
:::{tab-item} ${word()}
${sentence()}
:::
::::

::::{grid} 2

:::{grid-item-card} ${words(2)}
${sentence()}
:::
:::{grid-item-card} ${words(2)}
${sentence()}
:::
::::

\`\`\`{code-block} python
:caption: ${words(3)}
print("${word()}", ${next(1000)})
\`\`\`

${number % DIAGRAM_EVERY === 0 ? diagram(word) : ''}

$$
x_{${number}} = \\frac{a + ${next(10)}}{b}
$$

${paragraph()} Inline $y = ${next(9)}x$. ${paragraph()}

\`\`\`{figure} ../picture.svg
:alt: ${words(3)}
:name: picture-${number}
${sentence()}
\`\`\`

${Array.from({ length: 4 }, paragraph).join('\n\n')}
`;
}
