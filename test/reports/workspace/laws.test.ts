import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workInputs } from '../../../src/build/workspace.ts';
import { runCheck } from '../../../src/invariants/index.ts';
import { addDays, NOUN_KEYS, readConfig, type Records, type Snapshot } from '../../../src/model/index.ts';
import {
  pageCount,
  PARTS,
  rowsPage,
  workspace,
  type Workspace,
  type WorkInputs,
  type WorkTable,
} from '../../../src/reports/index.ts';
import { AS_OF, faultless, messyNight, messyPortfolio, noRecords, snapshotAround } from '../../invariants/arbitrary.ts';
import { holds } from '../../invariants/holds.ts';
import { renamed, shifted } from '../../invariants/transform.ts';
import { inputsFor, valuesOf } from './inputs.ts';

const TRIES = 15;
const made = (snapshot: Snapshot): Workspace => workspace(inputsFor(snapshot));
const tableOf = ({ tables }: Workspace, id: string): WorkTable => {
  const table = tables.find((one) => one.id === id);
  if (!table) throw new Error(`There is no table ${id}.`);
  return table;
};

/** Rooms whose tables have a row for each record, with nothing in it about all of them together. */
const LISTS = [
  ...['hand-off', 'delivery-verified', 'deliverables', 'deliverables-engagements', 'renewals', 'communities'],
  ...['engagements-active', 'engagements-needs-renewal', 'engagements-lapsed', 'engagements-ended-or-renewed'],
  ...['engagements-planned', 'engagements-unclear', 'engagements-ready-for-decommission', 'pipeline-open'],
];
const rowsOf = (workspace: Workspace): string[] =>
  LISTS.flatMap((id) => tableOf(workspace, id).rows.map((row) => `${id} ${JSON.stringify(row)}`)).sort();

function together(a: Snapshot, b: Snapshot): Snapshot {
  const records = NOUN_KEYS.map((key) => [key, [...a.records[key], ...b.records[key]]]);
  return snapshotAround(Object.fromEntries(records) as Records, [...a.manifest.setAside, ...b.manifest.setAside]);
}

/** The same records in another order. */
function shuffled(snapshot: Snapshot, seed: number): Snapshot {
  const turned = <T>(items: readonly T[]): T[] => {
    const at = items.length === 0 ? 0 : seed % items.length;
    return [...items.slice(at), ...items.slice(0, at)].reverse();
  };
  const records = Object.fromEntries(NOUN_KEYS.map((key) => [key, turned(snapshot.records[key] as unknown[])]));
  const { manifest } = snapshot;
  return {
    records: records as unknown as Records,
    manifest: { ...manifest, setAside: turned(manifest.setAside) },
  };
}

describe('the rooms', () => {
  holds(
    'show the same in whatever order the records come',
    fc.tuple(messyNight, fc.nat()),
    ([snapshot, seed]) => {
      expect(JSON.stringify(made(shuffled(snapshot, seed)))).toBe(JSON.stringify(made(snapshot)));
    },
    TRIES,
  );

  holds(
    'lead only to pages that there are',
    messyNight,
    (snapshot) => {
      const inputs = inputsFor(snapshot);
      expect(deadLinks(workspace(inputs), inputs)).toEqual([]);
    },
    TRIES,
  );

  holds(
    'keep every address when names change',
    messyNight,
    (snapshot) => {
      expect(addresses(made(renamed(snapshot)))).toEqual(addresses(made(snapshot)));
    },
    TRIES,
  );

  holds(
    'say the same 400 years later',
    messyPortfolio(),
    (snapshot) => {
      const then = workspace(inputsFor(shifted(snapshot), { asOf: addDays(AS_OF, CYCLE) }));
      expect(withinCycle(then)).toEqual(withinCycle(made(snapshot)));
    },
    TRIES,
  );

  holds(
    'change no other row for a community that is in order and has nothing to do with the rest',
    messyPortfolio(),
    (snapshot) => {
      const more = new Set(rowsOf(made(together(snapshot, snapshotAround(faultless(9, { fte: null }))))));
      expect(rowsOf(made(snapshot)).filter((row) => !more.has(row))).toEqual([]);
    },
    TRIES,
  );

  holds(
    'list of two portfolios what they list of each',
    fc.tuple(messyPortfolio(1, ['people']), messyPortfolio(2, ['people'])),
    ([one, other]) => {
      expect(rowsOf(made(together(one, other)))).toEqual([...rowsOf(made(one)), ...rowsOf(made(other))].sort());
    },
    TRIES,
  );

  holds('count alike wherever they count', messyNight, (snapshot) => agree(inputsFor(snapshot)), TRIES);

  holds(
    'raise no alarm for what is waived',
    messyNight,
    (snapshot) => {
      const { parts, tables } = workspace(withAllWaived(snapshot));
      const { counts, teams } = parts.home.facts;
      expect([counts.error, counts.warning, counts.info]).toEqual([0, 0, 0]);
      expect(teams.flatMap(({ next, errors, warnings }) => [...next, errors, warnings]).filter(Boolean)).toEqual([]);
      expect(parts.checks.answer).toContain('None of the');
      const communities = tableOf({ parts, tables }, 'communities');
      expect(valuesOf(communities).filter(({ findings }) => findings !== 0)).toEqual([]);
      const due = valuesOf(tableOf({ parts, tables }, 'due-this-week'));
      expect(due.filter(({ state, kind }) => state === 'Overdue' && kind !== 'Review')).toEqual([]);
    },
    TRIES,
  );

  it('have something to say of nothing', () => {
    const { parts } = made(snapshotAround(noRecords()));
    expect(Object.values(parts).filter(({ answer }) => !/^[A-Z0-9].*\.$/.test(answer))).toEqual([]);
  });
});

const config = readConfig({});

function withAllWaived(snapshot: Snapshot): WorkInputs {
  const check = runCheck(snapshot, { asOf: AS_OF, config, now: null, nowReason: '' });
  const waiver = { reason: 'Agreed', approvedBy: 'the lead', expires: addDays(AS_OF, 90) };
  const findings = check.findings.map((finding) => ({ ...finding, waiver }));
  const kept = { resolved: null, journal: null, keys: new Map<string, string>(), reasons: new Map<string, string>() };
  return workInputs({ snapshot, asOf: AS_OF, config, check: { ...check, findings }, ...kept });
}

/** The same fact on two pages is the same. */
function agree(inputs: WorkInputs): void {
  const all = workspace(inputs);
  const { parts } = all;
  const of = (id: string) => valuesOf(tableOf(all, id));
  const open = of('findings').filter(({ waiver }) => waiver === 'none');
  const { counts, teams } = parts.home.facts;
  for (const severity of ['error', 'warning', 'info'] as const)
    expect(counts[severity]).toBe(open.filter((one) => one.severity === severity).length);
  expect(teams.reduce((sum, { errors, warnings }) => sum + errors + warnings, 0)).toBe(counts.error + counts.warning);
  const late = of('deliverables').filter(({ state }) => state === 'overdue').length;
  const due = of('due-this-week');
  expect(due.filter(({ kind, state }) => kind === 'Deliverable' && state === 'Overdue').length).toBe(late);
  expect(Number(/^(\d+) of \d+ .*still to deliver (?:is|are) overdue/.exec(parts.deliverables.answer)?.[1] ?? 0)).toBe(
    late,
  );
  for (const { stage, deals } of of('pipeline-funnel')) {
    if (stage === 'None of the seven') continue;
    expect(inputs.snapshot.records.deals.filter((deal) => deal.stage === stage).length).toBe(deals);
    expect(of('pipeline-open').filter((deal) => deal.stage === stage).length).toBe(deals);
    if (['Proposal', 'Negotiation', 'Contract Admin'].includes(String(stage)))
      expect(of('hand-off').filter((deal) => deal.stage === stage).length).toBe(deals);
  }
  const views = parts.engagements.facts.views.flatMap(({ id }) => of(`engagements-${id}`));
  const placed = new Map(views.map((row) => [row.id, row]));
  for (const row of of('renewals')) {
    const engagement = placed.get(row['engagement-id'] ?? '');
    if (!engagement) throw new Error(`${String(row.agreement)} ends and is in no view of the engagements.`);
    // Of those that are over, or cannot be placed, there is neither.
    if (engagement.left !== undefined) expect(engagement.left).toBe(row.days);
    if (engagement.computed !== undefined)
      expect(engagement.computed).toBe(row.health === 'Not known' ? 'No colour' : row.health);
  }
  const running = Number(/^\d+/.exec(parts.engagements.answer)?.[0] ?? 0);
  expect(of('engagements').length).toBe(running);
  const active = of('communities').filter(({ agreement }) => agreement === 'active').length;
  expect(Number(/^\d+/.exec(parts.communities.answer)?.[0] ?? 0)).toBe(active);
}

const addresses = ({ parts }: Workspace): string[] =>
  Object.values(parts)
    .flatMap(({ pages, records }) => [...pages, ...records.map(({ path }) => path)])
    .sort();

/** Days after which the calendar repeats, a whole number of weeks and 400 years. */
const CYCLE = 146_097;
const MONTHS =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const YEAR = new RegExp(String.raw`\b\d{4}(?=-\d\d\b)|(?<=\b(?:${MONTHS})\s)\d{4}\b`, 'g');

/**
 * The lines of what the rooms show with each year as one of the 400, in no order, since some fingerprints are of a month;
 * calendars, which have their days in another form, left out.
 */
const withinCycle = ({ parts }: Workspace): string[] =>
  JSON.stringify(
    Object.values(parts).map((part) => ({ ...part, files: {} })),
    null,
    1,
  )
    .replace(YEAR, (year) => String(Number(year) % 400))
    .replace(/\b[0-9a-f]{16}\b/g, 'fingerprint')
    .split(/,?\n/)
    .sort();

const ROOT = resolve(import.meta.dirname, '../../..');

/** Addresses within the site that lead nowhere: to no page, to no section of the handbook, or to rows that no filter finds. */
function deadLinks(all: Workspace, { rules }: WorkInputs): string[] {
  const pages = new Set([
    ...PARTS.map(({ path }) => path),
    ...rules.map(({ id }) => `checks/${id}/`),
    ...[...addresses(all), ...OWN_PAGES],
    ...all.tables.flatMap((table) => Array.from({ length: pageCount(table) }, (_, at) => rowsPage(table.id, at + 1))),
  ]);
  const found = new Set(hrefsIn(all.parts));
  return [...found].filter((href) => {
    if (/^(?:https:\/\/|mailto:|\.\.\/communities\/|download\/data\/)/.test(href)) return false;
    if (href.startsWith('handbook:')) return !hasSection(href.slice('handbook:'.length));
    const [page = '', query = ''] = href.replace(/#.*/, '').split('?');
    return !pages.has(page) || !canFind(all, page, new URLSearchParams(query));
  });
}

function hrefsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(hrefsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'href' && typeof inner === 'string' ? [inner] : hrefsIn(inner),
  );
}

/** Whether a table of a room has rows that the address narrows it to. */
function canFind({ parts }: Workspace, page: string, query: URLSearchParams): boolean {
  const room = PARTS.find(({ path }) => path === page);
  return [...query].every(([id, wanted]) =>
    (room ? parts[room.id].tables : []).some((table) =>
      table.columns.some(({ filter }, at) => filter && table.columns[at]?.id === id && has(table, at, wanted)),
    ),
  );
}

const has = ({ rows }: WorkTable, column: number, wanted: string) => rows.some((row) => row[column]?.value === wanted);

/** Pages that are made of no record. */
const OWN_PAGES = readdirSync(resolve(ROOT, 'src/team/pages'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.astro') && !file.includes('['))
  .map((file) => file.replace(/(?:^|(?<=\/))index\.astro$/, '').replace(/\.astro$/, '/'));

const sections = new Map<string, ReadonlySet<string>>();

function hasSection(address: string): boolean {
  const [page = '', section] = address.split('#');
  const known = sections.get(page) ?? headingsOf(page);
  sections.set(page, known);
  return known.has(section ?? '');
}

/** Addresses of the headings of a page of the handbook, and the empty one of the page itself. */
function headingsOf(page: string): ReadonlySet<string> {
  const file = [`${page}.mdx`, `${page}.md`, `${page}/index.mdx`]
    .map((name) => resolve(ROOT, 'content/handbook', name))
    .find((name) => existsSync(name));
  if (file === undefined) return new Set();
  const slugs = [...readFileSync(file, 'utf8').matchAll(/^#{2,6} +(.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
  return new Set(['', ...slugs]);
}
