import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { asRead, leakSearch, refuseLeaks } from '../../src/build/leaks.ts';
import { readConfig, type Snapshot } from '../../src/model/index.ts';
import { extractCommunities, type CommunityExtract } from '../../src/reports/index.ts';
import { readSnapshot } from '../../src/snapshot/index.ts';

let snapshot: Snapshot;
let extracts: CommunityExtract[];
let search: (key: string, content: string) => string[];
let own: CommunityExtract;

beforeAll(async () => {
  snapshot = await readSnapshot(join(import.meta.dirname, '../../data/sample'));
  ({ extracts } = extractCommunities(snapshot, { asOf: '2026-06-15', config: readConfig({}), key: (id) => id }));
  search = leakSearch(snapshot, extracts);
  own = extracts[0]!;
});

const first = <T>(values: (T | null)[]): T => {
  const value = values.find((candidate) => candidate !== null);
  if (value === undefined) throw new Error('The sample has no such text.');
  return value;
};

test("a community's own extract holds no leak", () => {
  for (const extract of extracts) expect(search(extract.key, JSON.stringify(extract))).toEqual([]);
});

describe('found on a page', () => {
  test.each<[string, (records: Snapshot['records']) => string]>([
    ['an e-mail address', ({ people }) => first(people.map(({ email }) => email))],
    ['an e-mail address in capitals', ({ people }) => first(people.map(({ email }) => email)).toUpperCase()],
    ['an internal comment', ({ checkIns }) => first(checkIns.map(({ comment }) => comment))],
    ['a note on the RAG status', ({ engagements }) => first(engagements.map(({ ragNote }) => ragNote))],
    ['the name of a deal', ({ deals }) => first(deals.map(({ name }) => name))],
    ['why a deal was lost', ({ deals }) => first(deals.map(({ lostReason }) => lostReason))],
    [
      'a quote without consent',
      ({ checkIns }) => first(checkIns.map(({ quote, mayPublish }) => (mayPublish ? null : quote))),
    ],
    [
      'evidence that is not public',
      ({ deliverables }) =>
        first(deliverables.map(({ githubIssueUrl, isPublic }) => (isPublic ? null : githubIssueUrl))),
    ],
    ["a record of another community's", () => extracts[1]!.engagements[0]!.id],
  ])('%s', (_, text) => {
    expect(search(own.key, `<p>Before “${text(snapshot.records)}”, after.</p>`)).toHaveLength(1);
  });

  test("the organisation's own address is no leak", () => {
    expect(search(own.key, `Write to ${own.organisation.contact}.`)).toEqual([]);
  });
});

describe('an edition', () => {
  const editionOf = (extract: CommunityExtract, quote: string | null): CommunityExtract => ({
    ...extract,
    period: { id: '2026-Q1', kind: 'quarter', name: null, from: '2026-01-01', to: '2026-03-31' },
    checkIns: extract.checkIns.slice(0, 1).map((one) => ({ ...one, quote, mayPublish: true })),
  });

  test('that showed a quote once releases it no longer', () => {
    const { quote } = snapshot.records.checkIns.find((one) => one.quote !== null && !one.mayPublish) ?? {};
    const withEdition = leakSearch(snapshot, [...extracts, editionOf(own, quote ?? null)]);
    expect(withEdition(own.key, `<q>${quote}</q>`)).toHaveLength(1);
  });
});

describe('what a format writes for a character hides nothing', () => {
  const text = 'He said "no & <never>" to us';
  test.each([
    ['page.html', 'He said &quot;no &amp; &lt;never&#x3E;&#34; to us'],
    ['chart.svg', 'He said &quot;no &amp; &lt;never&gt;&quot; to us'],
    ['table.json', JSON.stringify([text]).replaceAll('<', '\\u003c')],
    ['table.csv', 'a,"He said ""no & <never>"" to us"\r\n'],
    ['citation.bib', 'note = {He said "no \\& <never>" to us}'],
    ['funder.txt', text],
  ])('%s', (name, content) => {
    expect(asRead(name, content)).toContain(text);
  });
});

test.each([
  ['a text beside a report', 'funder.txt', (secret: string) => secret],
  ['a citation', 'citation.bib', (secret: string) => `@techreport{x, note = {${secret}}}`],
  ['a file in an archive', 'report.zip', (secret: string) => zipSync({ 'report/README.md': strToU8(secret) })],
])('is refused in %s', async (_, name, made) => {
  const secret = first(snapshot.records.checkIns.map(({ comment }) => comment));
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-leaks-'));
  try {
    const folder = join(dir, own.key, 'editions/2026-Q1/impact');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), made('nothing that is private'));
    await expect(refuseLeaks(dir, extracts, snapshot)).resolves.toBeUndefined();
    await writeFile(join(folder, name), made(secret));
    await expect(refuseLeaks(dir, extracts, snapshot)).rejects.toThrow('hold 1 things');
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
