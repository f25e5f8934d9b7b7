import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageFacts } from '../../src/build/html.ts';
import { HANDBOOK } from '../../src/handbook/index.ts';
import { INPUTS } from '../../src/snapshot/index.ts';
import { command, ROOT } from '../browser/sites.ts';

const SAMPLE = join(ROOT, 'data/sample');
const COMPONENTS = '@plumbline/team/components';

/** A folder as another team might have it: no index, no rule's section, and something wrong on most pages. */
const PAGES: Record<string, string> = {
  'plain.md':
    '# A plain page\n\nSee [the other](Über%20uns/Größe%20&%20Ziel.md) and [nobody](nowhere.md).\n\n```{nonsense} of ours\n:with: an option\nText of the *unknown* directive.\n```\n',
  'Über uns/Größe & Ziel.md':
    '---\nowner: Nobody\nreviewed: someday\nreviewEvery: often\n---\n# Größe\n\n![A plan](../img/a plan.png) ![Lost](../img/lost.png)\n\n{download}`The form <../form.html>`\n',
  'fence.md': '# Fence\n\n:::{note}\nIt never ends.\n',
  'good.mdx': `---\ntitle: A good page\n---\nimport Gap from '${COMPONENTS}/Gap.astro';\n\n<Gap title="A thing" owner="BD">Not known.</Gap>\n\n[away](../nowhere/) and <a href="../../nobody/">by hand</a> <img src="lost.png" alt="by hand too" />\n\n![plan](img/a%20plan.png) ![none](img/none.png)\n`,
  'twin.md': '# Twin\n',
  'twin.mdx': '# Other twin\n',
  'torn.mdx': '---\ntitle: Torn\n---\n\n<Unclosed>\n\nText that stays to be read.\n',
  'brings.mdx': "import Part from './part.jsx';\n\n<Part />\n\nText beside what is not there.\n",
  'runs.mdx': 'It is {process.exit(7)} o’clock.\n',
  'throws.mdx': `import StageNow from '${COMPONENTS}/StageNow.astro';\n\n<StageNow stage="No such stage" />\n\nText below the stage.\n`,
  'yaml.md': '---\ntitle: [broken\n---\n# With broken front matter\n',
  'hostile.md':
    '# <script>alert(1)</script>\n\n<script>alert(2)</script> <img src=x onerror=alert(3)> [x](javascript:alert(4))\n',
};

let folder: string;
let handbook: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-handbook-'));
  handbook = join(folder, 'a hand book');
  const files = {
    ...PAGES,
    'img/a plan.png': 'no real picture',
    'form.html': '<script>x()</script>',
    'unused.bin': 'x',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(handbook, file)), { recursive: true });
    writeFileSync(join(handbook, file), text);
  }
  writeFileSync(join(folder, 'secret.md'), '# Not of the handbook\n');
  symlinkSync(join(folder, 'secret.md'), join(handbook, 'secret.md'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

const hashes = (dir: string) =>
  filesOf(dir).map((file) => [
    file,
    createHash('sha256')
      .update(readFileSync(join(dir, file)))
      .digest('hex'),
  ]);

const build = (out: string, ...args: string[]) =>
  command('build.ts', ['--data', SAMPLE, '--site', 'team', '--out', join(folder, out), ...args]);

describe('a handbook from elsewhere, with every kind of mistake in it', () => {
  let stdout: string;
  let team: string;
  const page = (id: string) => readFileSync(join(team, 'handbook', id, 'index.html'), 'utf8');
  const main = (id: string) => page(id).replace(/^[\s\S]*<main/, '');
  beforeAll(async () => {
    const before = hashes(handbook);
    const result = await build('one', '--handbook', handbook);
    expect(result).toMatchObject({ status: 0 });
    expect(result.stderr).toBe('Astro could not render throws.mdx: building again with its text as it was typed.\n');
    stdout = result.stdout;
    team = join(folder, 'one/team');
    expect(hashes(handbook)).toEqual(before);
  });

  test('is built, and the command says what is wrong with it', () => {
    expect(stdout).toContain(`Handbook: 12 pages of ${handbook}\n`);
    expect(stdout).toMatch(/\d+ problems: .*unknown-directive/);
    expect(stdout).toContain('fence.md:3: ');
    expect(stdout).toContain('see handbook-health/');
  });

  test('each of its pages is there, and a first page that leads to them', () => {
    const ids = [
      'plain',
      'über-uns/größe--ziel',
      'fence',
      'good',
      'twin',
      'twin-2',
      'torn',
      'brings',
      'runs',
      'throws',
      'yaml',
      'hostile',
    ];
    for (const id of ids) expect(existsSync(join(team, 'handbook', id, 'index.html')), id).toBe(true);
    const first = main('');
    expect(first).toContain('A plain page');
    for (const id of ids)
      expect(first).toContain(`href="../handbook/${id.split('/').map(encodeURIComponent).join('/')}/"`);
    expect(filesOf(team).some((file) => file.includes('secret'))).toBe(false);
  });

  test('what could not be shown stands there as it was typed', () => {
    expect(main('plain')).toContain('```{nonsense} of ours\n:with: an option\nText of the *unknown* directive.');
    expect(main('plain')).toContain('[nobody](nowhere.md)');
    expect(main('fence')).toContain(':::{note}');
    expect(main('über-uns/größe--ziel')).toContain('![Lost](../img/lost.png)');
    expect(main('torn')).toContain('&lt;Unclosed&gt;');
    expect(main('torn')).toContain('Text that stays to be read.');
    expect(main('brings')).toContain('import Part from');
    expect(main('runs')).toContain('{process.exit(7)}');
    expect(main('throws')).toContain('Text below the stage.');
  });

  test('a page that Astro compiles keeps its words where an address leads nowhere', () => {
    const html = main('good');
    expect(html).toContain('Known gap: A thing');
    expect(html).toMatch(/<code[^>]*>\[away\]\(\.\.\/nowhere\/\)<\/code>/);
    expect(html).toMatch(/<a\s*>by hand<\/a>/);
    expect(html).toMatch(/<img\s+alt="by hand too"/);
    expect(html).toMatch(/<code[^>]*>!\[none\]\(img\/none\.png\)<\/code>/);
    expect(html).toMatch(/<img src="\.\.\/\.\.\/handbook-files\/img\/a-plan\.png" alt="plan"/);
  });

  test('only files that pages name are offered, and none as a page', () => {
    expect(filesOf(join(team, 'handbook-files'))).toEqual(['form.html.txt', 'img/a-plan.png']);
  });

  test('nothing of it runs', () => {
    const { scripts, handlers, links } = pageFacts(page('hostile'));
    expect(scripts.filter((script) => script.includes('alert'))).toEqual([]);
    expect(handlers).toEqual([]);
    expect(links.filter(({ value }) => value === 'x' || value.startsWith('javascript:'))).toEqual([]);
    expect(main('hostile')).toContain('&lt;img src=x onerror=alert(3)&gt;');
  });

  test('its findings are among those of the site, with file and line', () => {
    const { findings } = JSON.parse(readFileSync(join(team, 'findings.json'), 'utf8')) as {
      findings: { rule: string; message: string }[];
    };
    const messages = findings.filter(({ rule }) => rule === 'handbook-markup-sound').map(({ message }) => message);
    expect(messages.join('\n')).toContain('plain.md:5');
    expect(messages.join('\n')).toContain('fence.md:3');
    expect(messages.join('\n')).toContain('throws.mdx');
    expect(findings.some(({ rule }) => rule === 'rule-handbook-link-resolves')).toBe(true);
  });

  test('a second build gives the same bytes', async () => {
    expect(await build('two', '--handbook', handbook)).toMatchObject({ status: 0 });
    expect(hashes(join(folder, 'two'))).toEqual(hashes(join(folder, 'one')));
  });

  test('the check counts the same findings', async () => {
    const { status, stdout: json } = await command('check.ts', [
      ...['--data', SAMPLE, '--handbook', handbook, '--format', 'json', '--fail-on', 'never'],
      ...['--only', 'handbook-markup-sound'],
    ]);
    expect(status).toBe(0);
    const { findings } = JSON.parse(json) as { findings: unknown[] };
    expect(findings.length).toBeGreaterThanOrEqual(8);
  });
});

describe('a folder that is no handbook', () => {
  test.each([
    ['is not there', 'nowhere', 'There is no such folder.'],
    ['is a file', 'secret.md', 'It is a file, and not a folder.'],
    ['is empty', 'empty', 'holds no page'],
  ])('is refused where it %s', async (_, name, words) => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    const { status, stderr } = await build('refused', '--handbook', join(folder, name));
    expect({ status, says: stderr.includes(words) }).toEqual({ status: 2, says: true });
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });

  test('is refused where the option is empty', async () => {
    const { status, stderr } = await build('refused', '--handbook', '');
    expect(status).toBe(2);
    expect(stderr).toContain('--handbook names no folder');
  });
});

describe('our own handbook without one of its pages', () => {
  test('is refused, because rules have lost their sections', async () => {
    const data = join(folder, 'data');
    cpSync(SAMPLE, data, { recursive: true });
    cpSync(join(ROOT, HANDBOOK), join(data, INPUTS, 'handbook'), { recursive: true });
    rmSync(join(data, INPUTS, 'handbook/sales/closed-won.mdx'));
    const { status, stderr } = await command('build.ts', ['--data', data, '--out', join(folder, 'torn')]);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no page sales/closed-won');
    expect(existsSync(join(folder, 'torn'))).toBe(false);
  });

  test('is built as it stands where it is named, and its dead links are listed', async () => {
    const { status, stdout } = await build('named', '--handbook', join(folder, 'data', INPUTS, 'handbook'));
    expect(status).toBe(0);
    expect(stdout).toContain('sales/closed-won.mdx is listed, and there is no such page');
    expect(stdout).toContain('The link to ../../sales/closed-won/');
    const rule = readFileSync(join(folder, 'named/team/checks/closed-won-deal-has-engagement/index.html'), 'utf8');
    expect(rule).toContain('Not in this handbook');
  });
});
