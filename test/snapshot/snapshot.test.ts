import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BLANK_REPORT, NOUN_KEYS, PlumblineError, readConfig, SYSTEMS, type Records } from '../../src/model/index.ts';
import {
  asOfDate,
  formatRecords,
  formatSnapshot,
  readSnapshot,
  sha256,
  writeSnapshot,
  type SnapshotInput,
} from '../../src/snapshot/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const person = (id: string) => ({
  id,
  firstName: 'Ada',
  lastName: 'Example',
  email: `${id}@people.example`,
  githubHandle: null,
});

const SOURCES = SYSTEMS.map((system) => ({
  system,
  status: 'complete' as const,
  pulledAt: '2026-06-15T04:10:00Z',
  ...BLANK_REPORT,
  requests: 1,
}));

function input(people = [person('2'), person('10')]): SnapshotInput {
  const empty = Object.fromEntries(NOUN_KEYS.map((key) => [key, []])) as unknown as Records;
  const records = { ...empty, people };
  return { records, pulledAt: '2026-06-15T04:10:00Z', source: 'live', asOf: null, sources: SOURCES, setAside: [] };
}

const failure = async (promise: Promise<unknown>): Promise<PlumblineError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PlumblineError);
  return error as PlumblineError;
};

describe('writing and reading', () => {
  test('what was written is read, whole', async () => {
    const dir = join(folder, 'live');
    const manifest = await writeSnapshot(dir, input());
    const snapshot = await readSnapshot(dir);
    expect(snapshot.manifest).toEqual(manifest);
    expect(snapshot.records.people.map(({ id }) => id)).toEqual(['10', '2']);
    expect((await readdir(dir)).sort()).toHaveLength(NOUN_KEYS.length + 1);
    expect(await readdir(folder)).toEqual(['live']);
  });

  test('a file is an array, one record a line, keys sorted', async () => {
    const dir = join(folder, 'live');
    await writeSnapshot(dir, input([person('1')]));
    const line = '{"email":"1@people.example","firstName":"Ada","githubHandle":null,"id":"1","lastName":"Example"}';
    expect(await readFile(join(dir, 'people.json'), 'utf8')).toBe(`[\n${line}\n]\n`);
    expect(await readFile(join(dir, 'fte-log.json'), 'utf8')).toBe('[]\n');
  });

  test('bytes depend on the records, not on their order', () => {
    const people = Array.from({ length: 8 }, (_, i) => person(String(i)));
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: 8 }), (shuffled) => {
        const reordered = shuffled.map((record) => Object.fromEntries(Object.entries(record).reverse()));
        return formatRecords(reordered as typeof people) === formatRecords(people);
      }),
    );
  });

  test('a key named __proto__ stays data', () => {
    const record = JSON.parse('{"id":"1","__proto__":{"polluted":true}}') as { id: string };
    expect(formatRecords([record])).toBe('[\n{"__proto__":{"polluted":true},"id":"1"}\n]\n');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('a damaged snapshot is refused, naming the file and what to do', () => {
  const damage = async (change: (dir: string) => Promise<unknown>) => {
    const dir = join(folder, 'live');
    await writeSnapshot(dir, input());
    await change(dir);
    return failure(readSnapshot(dir));
  };

  test('a deleted line', async () => {
    const error = await damage(async (dir) => {
      const file = join(dir, 'people.json');
      const lines = (await readFile(file, 'utf8')).split('\n');
      await writeFile(file, lines.toSpliced(1, 1).join('\n'));
    });
    expect(error).toMatchObject({ exitCode: 3 });
    expect(error.message).toMatch(/people\.json is damaged.*1 records, 2 expected.*pull again/s);
  });

  test('a missing file', async () => {
    expect((await damage((dir) => rm(join(dir, 'deals.json')))).message).toContain('deals.json is damaged');
  });

  test('a manifest that is not JSON', async () => {
    expect((await damage((dir) => writeFile(join(dir, 'manifest.json'), '{'))).message).toContain(
      'manifest.json is damaged',
    );
  });

  test('no manifest at all', async () => {
    expect(await failure(readSnapshot(folder))).toMatchObject({ exitCode: 2 });
  });

  test.each([
    ['a record of another shape', '[\n{"id":"1","name":"x"}\n]\n', 'expected'],
    ['the same record twice', `[\n${[1, 1].map(() => JSON.stringify(person('1'))).join(',\n')}\n]\n`, 'stands twice'],
    ['an object in place of an array', '{}\n', 'Expected an array'],
  ])('%s, although the hash agrees', async (_, content, words) => {
    const error = await damage(async (dir) => {
      await writeFile(join(dir, 'people.json'), content);
      const path = join(dir, 'manifest.json');
      const manifest = JSON.parse(await readFile(path, 'utf8'));
      manifest.files['people.json'] = {
        sha256: sha256(content),
        bytes: content.length,
        records: content.split('"id"').length - 1,
      };
      await writeFile(path, JSON.stringify(manifest));
    });
    expect(error.message).toContain(words);
  });
});

describe('a manifest that contradicts itself is refused', () => {
  test.each<
    [
      string,
      (manifest: { sources: { system: string; status: string }[]; files: Record<string, unknown> }) => void,
      string,
    ]
  >([
    ['a source without a report', (manifest) => manifest.sources.splice(0, 1), '0 reports on the source hubspot'],
    [
      'a source that is not connected and has records',
      (manifest) => Object.assign(manifest.sources[0]!, { status: 'not-connected' }),
      'hubspot is not connected, and people.json has records',
    ],
    [
      'a file too many',
      (manifest) => Object.assign(manifest.files, { '../x.json': manifest.files['deals.json'] }),
      '"../x.json"',
    ],
    ['a file too few', (manifest) => delete manifest.files['deals.json'], 'does not name deals.json'],
  ])('%s', async (_, change, words) => {
    const dir = join(folder, 'live');
    await writeSnapshot(dir, input());
    const path = join(dir, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    change(manifest);
    await writeFile(path, JSON.stringify(manifest));
    expect((await failure(readSnapshot(dir))).message).toContain(words);
  });

  test('bytes that are not UTF-8', async () => {
    const dir = join(folder, 'live');
    await writeSnapshot(dir, input());
    const content = Buffer.concat([await readFile(join(dir, 'people.json'))]);
    content[content.indexOf('Ada')] = 0xff;
    await writeFile(join(dir, 'people.json'), content);
    const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
    manifest.files['people.json'].sha256 = createHash('sha256').update(content).digest('hex');
    await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
    expect((await failure(readSnapshot(dir))).message).toContain('not JSON in UTF-8');
  });
});

describe('a folder that is not a snapshot is never replaced', () => {
  test.each([
    [
      'a folder with other files',
      async () => {
        await mkdir(join(folder, 'x'));
        await writeFile(join(folder, 'x', 'thesis.txt'), '');
        return join(folder, 'x');
      },
    ],
    [
      'a snapshot folder with a file of somebody',
      async () => {
        const dir = join(folder, 'live');
        await writeSnapshot(dir, input());
        await writeFile(join(dir, 'notes.txt'), '');
        return dir;
      },
    ],
    [
      'a file',
      async () => {
        await writeFile(join(folder, 'f'), '');
        return join(folder, 'f');
      },
    ],
    ['an empty text', () => Promise.resolve('')],
    ['the root', () => Promise.resolve('/')],
    ['the parent of everything', () => Promise.resolve(folder)],
  ])('%s', async (_, make) => {
    await writeFile(join(folder, 'keep.txt'), 'kept');
    const dir = await make();
    expect(await failure(writeSnapshot(dir, input()))).toMatchObject({ exitCode: 2 });
    expect(await readFile(join(folder, 'keep.txt'), 'utf8')).toBe('kept');
  });

  test('two writers at once leave a whole snapshot', async () => {
    const dir = join(folder, 'live');
    await writeSnapshot(dir, input());
    for (let round = 0; round < 10; round++) {
      await Promise.allSettled([writeSnapshot(dir, input([person('1')])), writeSnapshot(dir, input())]);
      expect((await readSnapshot(dir)).records.people.length).toBeGreaterThan(0);
    }
  });
});

describe('all or nothing', () => {
  test('records that cannot be written leave the last good snapshot', async () => {
    const dir = join(folder, 'live');
    const before = await writeSnapshot(dir, input());
    const cyclic = input();
    (cyclic.records.people[0] as unknown as { self: unknown }).self = cyclic;
    await expect(writeSnapshot(dir, cyclic)).rejects.toThrow();
    expect((await readSnapshot(dir)).manifest).toEqual(before);
  });

  test('a folder that cannot be made is reported with what to do', async () => {
    await writeFile(join(folder, 'file'), '');
    const error = await failure(writeSnapshot(join(folder, 'file', 'live'), input()));
    expect(error.message).toMatch(/No snapshot can be written.*Name a folder/s);
  });

  test('the end of a process between the two renames loses nothing', async () => {
    const dir = join(folder, 'live');
    const before = await writeSnapshot(dir, input());
    await rename(dir, join(folder, '.live.previous-1-abc'));
    expect((await readSnapshot(dir)).manifest).toEqual(before);
  });

  test('leftovers of a crashed write do not show through', async () => {
    const dir = join(folder, 'live');
    // No process has this number on any system we know.
    const left = join(folder, '.live.next-4194399-abc');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'stray.json'), '[]');
    await writeSnapshot(dir, input());
    expect(await readdir(dir)).not.toContain('stray.json');
    expect(await readdir(folder)).toEqual(['live']);
  });
});

describe('the date of a snapshot', () => {
  const { manifest } = formatSnapshot(input());
  const config = readConfig({ calendar: { timeZone: 'Pacific/Auckland' } });

  test('is the one given, else the fixed one, else the business day of the pull', () => {
    expect(asOfDate(manifest, config, '2025-01-31')).toBe('2025-01-31');
    expect(asOfDate({ ...manifest, asOf: '2024-02-29' }, config)).toBe('2024-02-29');
    expect(asOfDate({ ...manifest, pulledAt: '2026-06-15T13:00:00Z' }, config)).toBe('2026-06-16');
  });

  test('is refused when it is none', () => {
    expect(() => asOfDate(manifest, config, '2026-02-30')).toThrow('--as-of "2026-02-30" is not a date.');
  });
});
