import { expect, test } from 'vitest';
import { untilRendered } from '../../scripts/build/retry.ts';
import { RenderError } from '../../src/build/index.ts';

const failure = (why: string) => new RenderError({ what: 'The team site was not built.', why, fix: 'Mend it.' });
const PAGES = ['a.mdx', 'b.mdx', 'c.mdx'].map((file) => ({ file, source: `page-${file}` }));

/** Runs attempts that fail as `failing` says, and tells which files were given up before each. */
async function run(failing: (failed: ReadonlySet<string>) => Error | null) {
  const attempts: string[][] = [];
  let left = PAGES;
  const attempt = (failed: ReadonlySet<string>) => {
    attempts.push([...failed]);
    left = PAGES.filter(({ file }) => !failed.has(file));
    const error = failing(failed);
    return error === null ? Promise.resolve('built') : Promise.reject(error);
  };
  const result = await untilRendered(
    attempt,
    () => left,
    () => {},
  ).catch((error: Error) => error);
  return { attempts, result };
}

test('a page that Astro names is given up, and the others are not', async () => {
  const why = 'Astro ended with code 1:\nwarning about page-a.mdx\n[ERROR] in chunks/page-b_x1.mjs';
  expect(await run((failed) => (failed.has('b.mdx') ? null : failure(why)))).toEqual({
    ...{ attempts: [[], ['b.mdx']], result: 'built' },
  });
});

test('where it names none, all are given up', async () => {
  const { attempts, result } = await run((failed) => (failed.size < 3 ? failure('[ERROR] somewhere') : null));
  expect({ attempts, result }).toEqual({ attempts: [[], ['a.mdx', 'b.mdx', 'c.mdx']], result: 'built' });
});

test('a failure that is not of a page is one', async () => {
  const { attempts, result } = await run(() => failure('[ERROR] the disk is full'));
  expect(attempts.length).toBe(2);
  expect(result).toBeInstanceOf(RenderError);
  const other = await run(() => new Error('else'));
  expect(other).toEqual({ attempts: [[]], result: new Error('else') });
});
