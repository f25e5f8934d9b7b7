import { recordValues } from '../findings/index.ts';
import {
  linksTo,
  ruleById,
  RULES,
  wordedRule,
  type CheckResult,
  type Coverage,
  type Finding,
  type Life,
  type SubjectType,
} from '../invariants/index.ts';
import { NOUN_KEYS, type Journal, type NounKey, type SetAside, type Snapshot, type Stage } from '../model/index.ts';
import {
  pageCount,
  rowsPage,
  workspace,
  type EditionBundle,
  type Part,
  type WorkEdition,
  type WorkInputs,
  type Workspace,
} from '../reports/index.ts';
import { compare } from '../snapshot/index.ts';
import { askAhead, askAll, askAt, contextWith, type AskInputs } from './ask.ts';

interface Inputs extends AskInputs {
  check: CheckResult;
  /** Why records were not evaluated; may be left out. */
  coverage?: Coverage;
  /** Findings that are resolved; null where no history is kept. */
  resolved: readonly Life[] | null;
  journal: Journal | null;
  /** Folders of the communities' own sites by `community_id`. */
  keys: ReadonlyMap<string, string>;
  /** Why a community has no site, by its HubSpot record id. */
  reasons: ReadonlyMap<string, string>;
  /** Editions of all communities; may be left out. */
  editions?: readonly Published[];
}

type Published = Pick<EditionBundle, 'key' | 'edition' | 'corrections'>;

/** The files from which the team site makes its workspace: a part each, its tables, and its records a line each. */
export function workspaceFiles(inputs: Inputs): { files: Record<string, unknown>; pages: string[] } {
  const made = workspace(workInputs(inputs));
  const files: Record<string, unknown> = {};
  for (const [id, part] of Object.entries<Part>(made.parts)) {
    files[`part-${id}.json`] = onPage(part);
    files[`records-${id}.jsonl`] = part.records;
  }
  for (const table of made.tables) files[`table-${table.id}.json`] = table;
  return { files, pages: pagesOf(made) };
}

/** A part without what stands in files of its own. */
const onPage = ({ answer, doubts, charts, facts, pages, files, tables }: Part) => ({
  ...{ answer, doubts, charts, facts, pages, files },
  tables: tables.map(({ id }) => id),
});

/** Addresses of all pages that are made of records or of the rows of long tables, and of further pages of the parts. */
const pagesOf = ({ parts, tables }: Workspace): string[] => [
  ...Object.values(parts).flatMap(({ pages, records }) => [...pages, ...records.map(({ path }) => path)]),
  ...tables.flatMap((table) =>
    Array.from({ length: pageCount(table) - 1 }, (_, place) => rowsPage(table.id, place + 2)),
  ),
];

export function workInputs(given: Inputs): WorkInputs {
  const inputs = { ...given, snapshot: inOrder(given.snapshot) };
  const { snapshot, check, config, asOf, resolved, journal, keys, reasons } = inputs;
  const { index } = contextWith(inputs);
  const results = new Map(check.rules.map((result) => [result.id, result]));
  const coverage = new Map(inputs.coverage?.rules.map(({ id, reasons: why }) => [id, why[0]?.reason ?? null]));
  const editions = Map.groupBy(inputs.editions ?? [], ({ edition }) => edition.communityId);
  const base = config.hosting.communitiesUrl?.replace(/\/?$/, '/') ?? '../communities/';
  return {
    ...{ snapshot, asOf, config, look: index, findings: check.findings, events: check.events, resolved, journal },
    rules: RULES.map((rule) => {
      const { title, statement, owner, handbook, severity, id } = wordedRule(rule, config);
      const { eligible = 0, passed = 0, failed = 0, notEvaluated = 0 } = results.get(id) ?? {};
      const mainReason = coverage.get(id) ?? null;
      return { id, title, statement, severity, owner, handbook, eligible, passed, failed, notEvaluated, mainReason };
    }),
    ask: askAll(inputs),
    askAt: once((stage: Stage) => askAt(stage, inputs)),
    askAhead: askAhead(inputs),
    urlOf: (type, id) => linksTo([{ type: type as SubjectType, id }], config)[0]?.url ?? null,
    explain: (finding) => {
      const rule = ruleById(finding.rule);
      const [recordOf, setAsideOf] = [(noun: NounKey, id: string) => index.byId[noun].get(id), index.setAsideById];
      return rule ? recordValues(finding as Finding, rule, { recordOf, setAsideOf, config }) : null;
    },
    siteOf: (recordId) => {
      const id = index.byId.communities.get(recordId)?.communityId;
      const key = reasons.has(recordId) ? undefined : keys.get(id ?? '');
      return key === undefined
        ? { reason: reasons.get(recordId) ?? 'It has neither an engagement nor a hub.' }
        : { address: `${base}${key}/` };
    },
    editionsOf: (communityId) => (editions.get(communityId) ?? []).map((one) => published(one, base)).sort(newestFirst),
  };
}

const published = ({ key, edition: { period, publishedOn }, corrections }: Published, base: string): WorkEdition => ({
  ...{ period, publishedOn, corrections: corrections.length },
  address: `${base}${key}/editions/${period.id}/`,
});

const newestFirst = (a: WorkEdition, b: WorkEdition): number =>
  compare(b.period.to, a.period.to) || compare(b.period.from, a.period.from) || compare(a.period.id, b.period.id);

/** Records by id, as a snapshot's files have them: what is shown of a sum or of the first of several depends on their order. */
function inOrder(snapshot: Snapshot): Snapshot {
  const { records, manifest } = snapshot;
  const sorted = NOUN_KEYS.map((noun) => [noun, [...records[noun]].sort((a, b) => compare(a.id, b.id))]);
  const placeOf = ({ noun, id, field }: SetAside) => `${noun}/${id}/${field}`;
  const setAside = [...manifest.setAside].sort((a, b) => compare(placeOf(a), placeOf(b)));
  return { records: Object.fromEntries(sorted) as Snapshot['records'], manifest: { ...manifest, setAside } };
}

/** Remembers what was made for each key: a context of the rules takes time to make. */
function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
