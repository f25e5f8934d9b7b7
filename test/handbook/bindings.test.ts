import { describe, expect, test } from 'vitest';
import {
  bindingsOf,
  countsOf,
  isNormative,
  readHandbook,
  readPage,
  refuseUnbound,
  sentencesIn,
} from '../../src/handbook/index.ts';
import { PlumblineError } from '../../src/model/index.ts';

const FRONT = `---
title: Traps
owner: DE
status: current
reviewed: '2026-05-12'
---
`;

/** Behind the text, so that it moves no line. */
const IMPORT = "\nimport Must from 'somewhere';\n";

const page = (body: string, file = 'sales/traps.mdx', end = IMPORT) =>
  readPage(`handbook/${file.replace(/\.mdx?$/, '')}`, file, `${FRONT}${body}${end}`);

/** Every binding as one line. */
const lines = (body: string) =>
  bindingsOf([page(body)]).sentences.map(
    ({ line, anchor, kind, rules, sentence }) => `${line} ${anchor ?? '-'} ${kind} ${rules.join('+')} | ${sentence}`,
  );

const mistakes = (body: string) => bindingsOf([page(body)]).mistakes.map(({ line, why }) => `${line} ${why}`);

const TRAPS = `


A page must say what it is for. <Must rule="stage-known">A deal must have a stage.</Must>

## Steps and \`more\` steps

A fact of no weight. <Must rule="rag-present, rag-action-recorded">Each status must be
\`set\` and **explained**.</Must> Some words, then one
that shall not pass unseen.

<Must human>Alone in its paragraph.</Must>

\`\`\`text
You must not read this. <Must rule="stage-known">Nor this.</Must>
\`\`\`

> Their mail said that we must answer.

- <Must human>An item.</Must>
- An item that must be kept.
  - An item below it, which is required. <label><input type="checkbox" /> A box must have a label.</label>

| A head that must not count twice | Other |
|---|---|
| A cell. <Must rule="deal-opportunity-type-set">It must have a type.</Must> | Never do this; always do that. |

:::caution[It must be known]
**Known**: it has to be done. **Missing**: who has to do it, and what must happen. Must we?
:::

<details>

A hidden thing may not be forgotten. It does not have to be seen.

</details>
`;

test('every binding of a page with every trap', () => {
  expect(lines(TRAPS)).toEqual([
    '10 - unbound  | A page must say what it is for.',
    '10 - rule stage-known | A deal must have a stage.',
    '14 steps-and-more-steps rule rag-present+rag-action-recorded | Each status must be `set` and explained.',
    '15 steps-and-more-steps unbound  | Some words, then one that shall not pass unseen.',
    '18 steps-and-more-steps human  | Alone in its paragraph.',
    '26 steps-and-more-steps human  | An item.',
    '27 steps-and-more-steps unbound  | An item that must be kept.',
    '28 steps-and-more-steps unbound  | An item below it, which is required.',
    '28 steps-and-more-steps unbound  | A box must have a label.',
    '30 steps-and-more-steps unbound  | A head that must not count twice',
    '32 steps-and-more-steps rule deal-opportunity-type-set | It must have a type.',
    '32 steps-and-more-steps unbound  | Never do this; always do that.',
    '34 steps-and-more-steps unbound  | It must be known',
    '35 steps-and-more-steps unbound  | Known: it has to be done.',
    '40 steps-and-more-steps unbound  | A hidden thing may not be forgotten.',
  ]);
  expect(mistakes(TRAPS)).toEqual([]);
  expect(countsOf(bindingsOf([page(TRAPS)]))).toEqual({ rules: 4, bound: 3, human: 2, unbound: 10 });
});

describe('a sentence', () => {
  test.each([
    ['A deal must have a stage.', true],
    ['It shall be so.', true],
    ['The token has to be changed, and both have to agree.', true],
    ['A reason is required.', true],
    ['A waiver may not last longer.', true],
    ['Never skip a stage.', true],
    ['Set the date; never one in the future.', true],
    ['Do not move the deal.', true],
    ['Set it once; don’t change it.', true],
    ['The date should be set.', true],
    ['Both ought to agree.', true],
    ['It never says whose mistake it was.', false],
    ['There is always one more.', false],
    ['What must hold stands on its page.', false],
    ['Ask who has to sign.', false],
    ['It does not have to be entered twice.', false],
    ['Ask what would have to be true.', false],
    ['We do not know who reads it.', false],
    ['Stop what should not be running.', false],
    ['It doesn’t have to be seen.', false],
    ['Must we deliver it?', false],
    ['The word `must` is code.', false],
    ['A required fact is a fact.', false],
    ['The mustard is yellow.', false],
  ])('%s', (sentence, expected) => expect(isNormative(sentence)).toBe(expected));

  test('ends before the next one begins, and not inside itself', () => {
    const text = 'It costs 2.5 units, e.g. today. `code` follows! “Quoted.” Then 8 of 11 (all). end';
    expect(sentencesIn(text).map((sentence) => sentence.text)).toEqual([
      'It costs 2.5 units, e.g. today.',
      '`code` follows!',
      '“Quoted.”',
      'Then 8 of 11 (all). end',
    ]);
    for (const { from, text: own } of sentencesIn(text)) expect(text.slice(from).startsWith(own)).toBe(true);
  });

  test('of which a part is marked is unbound when the word that counts stands outside', () => {
    expect(lines('\n<Must human>Some of it</Must> must be done.\n')).toEqual([
      '8 - human  | Some of it',
      '8 - unbound  | Some of it must be done.',
    ]);
    expect(lines('\nIn short, <Must human>it must be done</Must>.\n')).toEqual(['8 - human  | it must be done']);
  });
});

describe('a mark that cannot be read', () => {
  test.each([
    ['<Must>It must be.</Must>', 'A <Must> has either rule="…" or human, and nothing else.'],
    ['<Must human rule="a">It must be.</Must>', 'A <Must> has either rule="…" or human, and nothing else.'],
    ['<Must rule="">It must be.</Must>', 'A <Must> names its rules as a text: rule="id id".'],
    ['<Must rule={id}>It must be.</Must>', 'A <Must> names its rules as a text: rule="id id".'],
    ['<Must human="yes">It must be.</Must>', 'A <Must human> stands without a value.'],
    ['Words <Must human></Must> around.', 'A <Must> is empty.'],
    ['<Must human>It <Must human>must</Must> be.</Must>', 'A <Must> stands inside another.'],
    ['## A <Must human>heading</Must>', 'A <Must> stands in a heading, a quotation or code.'],
    ['> <Must human>They must.</Must>', 'A <Must> stands in a heading, a quotation or code.'],
    [
      '<Must human>\n\nIt must be.\n\n</Must>',
      'A <Must> holds a sentence, and neither paragraphs nor lists: write it on the line of its text.',
    ],
  ])('%s', (body, why) => expect(mistakes(`\n${body}\n`)[0]).toBe(`8 ${why}`));

  test('because its page is no MDX', () => {
    expect(bindingsOf([page('\n<Must human>It must be.\n')]).mistakes).toMatchObject([
      {
        file: 'sales/traps.mdx',
        line: 8,
        why: expect.stringMatching(/^The page sales\/traps\.mdx cannot be read: 8:1: .+\.$/),
      },
    ]);
  });
});

test('a page whose front matter is no YAML is named with the line of the file', () => {
  const wrong = readPage('handbook/a', 'a.mdx', '---\ntitle: A\nowner: [BD\nstatus: current\n---\n\nA.\n');
  expect(bindingsOf([wrong]).mistakes).toMatchObject([{ line: 4, why: expect.stringContaining('(4:1)') }]);
});

test.each([
  ['without the import', 'sales/traps.mdx', ''],
  ['that is Markdown only', 'sales/traps.md', IMPORT],
])('a mark on a page %s would not be rendered, and is a mistake', (_, file, end) => {
  expect(bindingsOf([page('\nWords.\n\n<Must human>It must be.</Must>\n', file, end)]).mistakes).toEqual([
    { file, line: 10, why: 'A <Must> stands on a page that does not import it, or is no .mdx file.' },
  ]);
  expect(bindingsOf([page('\nWords without a mark.\n', file, end)]).mistakes).toEqual([]);
});

test.each(['package.json', 'content/nowhere'])('a handbook that is no folder is refused: %s', (base) => {
  expect(() => readHandbook(base)).toThrow(PlumblineError);
  expect(() => readHandbook(base)).toThrow(`The handbook cannot be used. ${base} is no folder that can be read`);
});

describe('the build is refused', () => {
  const RULE = { id: 'stage-known', handbook: 'sales/traps#steps' };
  const GOOD = '\n## Steps\n\n<Must rule="stage-known">A deal must have a stage.</Must>\n';
  const refusal = (body: string, rules = [RULE]) => {
    const pages = [page(body)];
    try {
      refuseUnbound(pages, bindingsOf(pages), rules, 'content/handbook');
    } catch (error) {
      if (error instanceof PlumblineError) return error;
      throw error;
    }
    return null;
  };

  test('for nothing when the handbook holds every rule, unbound sentences or not', () => {
    expect(refusal(GOOD)).toBeNull();
    expect(refusal(`${GOOD}\nThis must be seen.\n`)).toBeNull();
  });

  test.each([
    [
      'a rule without a sentence',
      GOOD.replace(' rule="stage-known"', ' human'),
      'The rule stage-known has no sentence',
    ],
    [
      'a rule that is not there, with the nearest one',
      `${GOOD}\n<Must rule="stage-know">Or so.</Must>\n`,
      'content/handbook/sales/traps.mdx:12: There is no rule stage-know; stage-known was probably meant.',
    ],
    [
      'a section that is not there',
      GOOD.replace('## Steps', '## Stages'),
      'content/handbook/sales/traps.mdx: The page has no section steps, to which the rule stage-known leads',
    ],
    [
      'a mark that cannot be read',
      `${GOOD}\n<Must>So.</Must>\n`,
      'content/handbook/sales/traps.mdx:12: A <Must> has either',
    ],
  ])('for %s', (_, body, why) => {
    const error = refusal(body);
    expect(error).toMatchObject({ exitCode: 2, what: 'The handbook does not hold its rules.' });
    expect(error?.why).toContain(why);
  });

  test('for a page that is not there', () => {
    expect(refusal(GOOD, [{ ...RULE, handbook: 'sales/gone#steps' }])?.why).toContain('There is no page sales/gone');
  });

  test('with the first five reasons and the number of the others', () => {
    const rules = Array.from({ length: 8 }, (_, at) => ({ ...RULE, id: `rule-${at}` }));
    const why = refusal('\n## Steps\n', rules)?.why.split('\n') ?? [];
    expect(why).toHaveLength(6);
    expect(why.at(-1)).toBe('And 3 more.');
  });
});
