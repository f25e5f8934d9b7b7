import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { leakSearch } from '../../src/build/leaks.ts';
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
