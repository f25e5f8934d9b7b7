import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOUN_KEYS, type Records, type Snapshot } from '../../src/model/index.ts';
import { DIFF_FORMATS, diffSchema, diffSnapshots, formatSnapshot } from '../../src/snapshot/index.ts';
import { small } from '../fixtures/sources/records.ts';
import { snapshotInput } from './small.ts';

function snapshot(change: (records: Records) => void = () => {}, input: object = {}): Snapshot {
  // A clone by way of JSON: the lists of the fixture are partly the same ones.
  const records = JSON.parse(JSON.stringify(small())) as Records;
  change(records);
  return { records, manifest: formatSnapshot({ ...snapshotInput(), records, ...input }).manifest };
}

/** One of every kind of change; values that would act in a terminal, in a table or in Markdown; personal data. */
const changed = () =>
  snapshot(
    (records) => {
      const [deal, other] = records.deals;
      Object.assign(deal!, {
        stage: 'Closed Won',
        amount: { minor: 5_000_000, currency: 'USD' },
        ownerName: 'Somebody Else',
        serviceTier: 'a|b\n# <b>**x**</b> @team `y` \u001b[31m',
      });
      records.deals = [deal!, { ...other!, id: '4711', name: 'New | deal, ask tom@sea.example' }];
      records.people[0]!.firstName = 'Changed';
      records.engagements[0]!.ragNote = 'Tom is ill';
      records.usage[0]!.dau[0] = 77;
      records.usage[0]!.dau[4] = null;
      records.costs[0]!.amount.minor += 100;
    },
    {
      pulledAt: '2026-06-16T04:10:00Z',
      sources: snapshotInput().sources.map((source) => ({
        ...source,
        pulledAt: source.system === 'usage' ? '2026-06-15T04:10:00Z' : '2026-06-16T04:10:00Z',
        status: source.system === 'cost' ? ('incomplete' as const) : source.status,
      })),
      setAside: [{ noun: 'hubs', id: 'recX', name: null, field: 'URL', expected: 'a text', found: '1', links: [] }],
    },
  );

describe('what changed', () => {
  const diff = diffSnapshots(snapshot(), changed());

  test('is named by noun, record and field', () => {
    expect(diffSchema.parse(diff)).toEqual(diff);
    expect(diff.nouns.map(({ noun }) => noun)).toEqual(['deals', 'people', 'engagements', 'hubs', 'usage', 'costs']);
    const [deals] = diff.nouns;
    expect(deals).toMatchObject({ before: 2, after: 2, added: [{ id: '4711' }], removed: [{ id: '3002' }] });
    expect(deals!.changed[0]!.fields).toContainEqual({
      field: 'stage',
      day: null,
      before: 'Contract Admin',
      after: 'Closed Won',
    });
  });

  test('is given by day for daily values', () => {
    const usage = diff.nouns.find(({ noun }) => noun === 'usage');
    const [month] = small().usage;
    expect(usage!.changed[0]!.fields).toEqual([
      { field: 'dau', day: `${month!.month}-01`, before: month!.dau[0], after: 77 },
      { field: 'dau', day: `${month!.month}-05`, before: month!.dau[4], after: null },
    ]);
  });

  test('that nothing changed is a paragraph of its own, and not the end of the list of sources', () => {
    const { sources } = snapshotInput();
    const kept = sources.map((source) => ({ ...source, pulledAt: '2026-06-15T04:10:00Z' }));
    const later = snapshot(() => {}, { pulledAt: '2026-06-16T04:10:00Z', sources: kept });
    expect(DIFF_FORMATS.markdown(diffSnapshots(snapshot(), later))).toMatch(
      /\n- .*kept from.*\n\nNothing changed\.\n$/,
    );
  });

  test('in the sources is said', () => {
    const text = DIFF_FORMATS.text(diff);
    expect(text).toContain('Usage: not read this time, kept from the pull of 2026-06-15T04:10:00Z.');
    expect(text).toContain('Cost: was complete, is incomplete.');
  });

  test.each(['text', 'json', 'markdown'] as const)('as %s', async (format) => {
    const text = DIFF_FORMATS[format](diff);
    const file = { text: 'diff.txt', json: 'diff.json', markdown: 'diff.md' }[format];
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'golden', file));
  });

  test.each(['text', 'markdown'] as const)('%s holds no personal data and nothing that acts', (format) => {
    const text = DIFF_FORMATS[format](diff);
    const [person] = small().people;
    for (const word of ['Somebody', 'Changed', 'Tom', 'tom@', person!.lastName!, '\u001b', '<b>']) {
      if (format === 'text' && word === '<b>') continue;
      expect(text.replace('| Changed |', '')).not.toContain(word);
    }
  });

  test('in Markdown a value cannot end its line, its cell or its text', () => {
    const lines = DIFF_FORMATS.markdown(diff).split('\n');
    const table = lines.filter((line) => line.startsWith('|'));
    expect(new Set(table.map((line) => line.split('|').length))).toEqual(new Set([10]));
    expect(lines.every((line) => line === '' || /^(\||- |From |Nothing )/.test(line))).toBe(true);
    expect(lines.join('\n')).not.toMatch(/[^|]\*\*|<b|@team/);
  });
});

describe('laws', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,4}$/), { maxLength: 8 });
  const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  const withDeals = (deals: Map<string, string>) =>
    snapshot((records) => {
      const [deal] = records.deals;
      records.deals = [...deals].map(([id, name]) => ({ ...deal!, id, name }));
    });
  const deals = ids.chain((keys) =>
    fc
      .tuple(...keys.map((key) => fc.constantFrom('a', 'b').map((name) => [key, name] as const)))
      .map((all) => new Map(all)),
  );

  test('a snapshot does not differ from itself, whatever the order of records, keys and lists', () => {
    fc.assert(
      fc.property(shuffled([0, 1]), shuffled(['5002', '5001']), (order, links) => {
        const other = snapshot((records) => {
          records.deals = order.map((place) => records.deals[place]!);
          for (const deal of records.deals) if (deal.communityRecordIds.length) deal.communityRecordIds = links;
          for (const deal of records.deals) deal.contacts.reverse();
          for (const deal of records.deals) for (const contact of deal.contacts) contact.roles.reverse();
          for (const key of NOUN_KEYS)
            records[key] = records[key].map((record) => Object.fromEntries(Object.entries(record).reverse())) as never;
        });
        const diff = diffSnapshots(snapshot(), other);
        expect(diff).toMatchObject({ equal: true, nouns: [] });
        expect(DIFF_FORMATS.text(diff)).toContain('Nothing changed.');
        expect(DIFF_FORMATS.markdown(diff)).toContain('Nothing changed.');
      }),
    );
  });

  test('added, removed and changed are exactly what leads from one to the other, and back', () => {
    fc.assert(
      fc.property(deals, deals, (before, after) => {
        const [diff, back] = [
          diffSnapshots(withDeals(before), withDeals(after)),
          diffSnapshots(withDeals(after), withDeals(before)),
        ];
        const change = diff.nouns[0] ?? { added: [], removed: [], changed: [] };
        const now = new Map(before);
        for (const { id } of change.removed) expect(now.delete(id)).toBe(true);
        for (const { id } of change.added) now.set(id, after.get(id)!);
        for (const { id, fields } of change.changed) {
          expect(fields).toEqual([{ field: 'name', day: null, before: now.get(id), after: after.get(id) }]);
          now.set(id, after.get(id)!);
        }
        expect(now).toEqual(new Map(after));
        expect(back.nouns[0]?.added ?? []).toEqual(change.removed);
        expect(back.nouns[0]?.changed.map(({ id }) => id) ?? []).toEqual(change.changed.map(({ id }) => id));
        expect(diff.equal).toBe(diff.nouns.length === 0);
      }),
    );
  });

  test('Markdown stays small, however much changed', () => {
    const many = snapshot((records) => {
      const [deal] = records.deals;
      records.deals = Array.from({ length: 3000 }, (_, i) => ({ ...deal!, id: String(i), name: '𝔘|'.repeat(500) }));
    });
    const markdown = DIFF_FORMATS.markdown(diffSnapshots(snapshot(), many));
    expect(Buffer.byteLength(markdown)).toBeLessThan(64_000);
    expect(markdown).toMatch(/- … and \d+ more\n$/);
    expect(DIFF_FORMATS.text(diffSnapshots(snapshot(), many)).split('\n').length).toBeLessThan(60);
  });
});
