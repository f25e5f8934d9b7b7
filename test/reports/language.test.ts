import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import settings from '../../plumbline.config.ts';
import {
  chartWords,
  LANGUAGES,
  toCsv,
  tableOf,
  renderSvg,
  type AnyChart,
  type Language,
} from '../../src/charts/index.ts';
import { readConfig } from '../../src/model/index.ts';
import { definitionGroups } from '../../src/reports/definitions-page.ts';
import { DEFINITIONS } from '../../src/reports/definitions/index.ts';
import { communityReports, extractCommunities, type CommunityExtract } from '../../src/reports/index.ts';
import { textsOf } from '../../src/reports/texts/index.ts';
import { asOfDate, readSnapshot } from '../../src/snapshot/index.ts';
import { extractOf, usageMonth, type Given } from './portfolio.ts';
import { stringsIn } from './strings.ts';
import { wordsOf } from './words-of.ts';

const other = (language: Language): Language => (language === 'en' ? 'es' : 'en');

/** The leaves of a catalogue by path. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`));
}

/** Sample arguments as they stand in a text, and the words that are the same in both languages. */
const NEUTRAL =
  /Qx|null|undefined|true|false|NaN|\[object Object\]|\b(?:hubs?|total|FTE|RAG|CSV|JSON|PDF|SVG|PNG|ZIP|USD|URL|UTC|no)\b/gi;
const hasWords = (text: string) => /\p{L}{2}/u.test(text.replace(NEUTRAL, ''));

describe('the catalogue', () => {
  const spanish = new Map(leaves(textsOf('es')));
  const english = leaves(textsOf('en'));

  it('has the same entries in both languages', () => {
    expect([...spanish.keys()].sort()).toEqual(english.map(([path]) => path).sort());
  });

  it('says nothing in Spanish as it stands in English', () => {
    const same = english.filter(([path, text]) => {
      const [a, b] = [stringsIn(text), stringsIn(spanish.get(path))];
      return a.some(hasWords) && JSON.stringify(a) === JSON.stringify(b);
    });
    expect(same.flatMap(([path, text]) => (path in SAME ? [] : `${path}: ${stringsIn(text)[0] ?? ''}`))).toEqual([]);
    expect(Object.keys(SAME).filter((path) => !same.some(([found]) => found === path))).toEqual([]);
  });

  it.each(LANGUAGES)('in %s holds no words of the other language', (language) => {
    const found = [...leaves(textsOf(language)), ...leaves(chartWords(language)), ...leaves(definitionsIn(language))];
    const strange = found.flatMap(([path, text]) =>
      stringsIn(text).flatMap((one) => {
        const words = wordsOf(other(language), one);
        return words.length > 0 ? [`${path}: “${one}” (${words.join(', ')})`] : [];
      }),
    );
    expect(strange).toEqual([]);
  });
});

/** Texts that are the same in both languages, by their path, with the reason. */
const SAME: Record<string, string> = {
  'provenance.useColumns': 'columns of a file',
};

const definitionsIn = (language: Language) =>
  Object.fromEntries(
    Object.entries(DEFINITIONS).map(([id, { name, unit, text, source }]) => [
      id,
      { name: name[language], unit: unit[language], text: text[language], source: source[language] },
    ]),
  );

const SAMPLE = resolve(import.meta.dirname, '../../data/sample');
const config = readConfig(settings);
const snapshot = await readSnapshot(SAMPLE);
const sample = extractCommunities(snapshot, {
  asOf: asOfDate(snapshot.manifest, config),
  config,
  key: (id) => id,
}).extracts;

const agreement = (id: string, part: object = {}) => ({
  id,
  name: `Zz${id}`,
  communityId: 'lumen',
  status: 'Active' as const,
  start: '2025-07-01',
  end: '2026-06-30',
  ...part,
});
const hub = { id: 'recH1', communityId: 'lumen', name: 'Zzhub', namespace: 'zz' };
const months = (...of: string[]) => of.map((month) => usageMonth('zz', month, (day) => 4 + day));
const work = (...parts: object[]) => ({
  engagements: [agreement('recE1', { fteCommitted: 0.5 })],
  projects: [{ id: 'recP1', name: 'Zzproject', engagementIds: ['recE1'] }],
  deliverables: parts.map((part, at) => ({ id: `recD${at}`, name: `Zzwork${at}`, projectIds: ['recP1'], ...part })),
});

const PORTFOLIOS: Record<string, Given> = {
  'nothing but a hub': { hubs: [hub] },
  'no agreement that runs': { engagements: [agreement('recE1', { start: '2026-07-01', end: '2027-06-30' })] },
  'an agreement that ended yesterday': { engagements: [agreement('recE1', { end: '2026-06-14' })] },
  'an agreement without dates': { engagements: [agreement('recE1', { start: null, end: null })] },
  'one day of usage': { hubs: [hub], usage: [usageMonth('zz', '2026-05', (day) => (day === 9 ? 7 : null))] },
  'a gap of a month': { hubs: [hub], usage: months('2025-04', '2025-05', '2026-03', '2026-05') },
  'two hubs, one gone': {
    hubs: [hub, { ...hub, id: 'recH2', name: 'Zzother', namespace: 'yy', decommissionedOn: '2026-01-31' }],
    usage: [...months('2026-04', '2026-05'), usageMonth('yy', '2025-12', () => 3)],
  },
  'work in every state': work(
    { status: 'Delivered', dueOn: '2026-01-31', deliveredOn: '2026-01-20' },
    { status: 'Delivered', dueOn: '2026-01-31', deliveredOn: '2026-02-20' },
    { status: 'Delivered', dueOn: '2026-02-28' },
    { status: 'In progress', dueOn: '2026-05-01' },
    { status: 'Not started', dueOn: '2026-06-15' },
    { status: 'Not started', dueOn: '2026-07-31' },
    { status: 'Not started' },
    { status: 'Cancelled', dueOn: '2026-03-31' },
    {},
  ),
  'all cancelled': work({ status: 'Cancelled', dueOn: '2026-03-31' }, { status: 'Cancelled' }),
  'no deliverables': work(),
  'two agreements at once, FTE, scores and a quote': {
    ...work({ status: 'Delivered', dueOn: '2026-01-31', deliveredOn: '2026-01-20' }),
    engagements: [
      agreement('recE1', { fteCommitted: 0.5 }),
      agreement('recE2', { status: 'Complete', start: '2026-01-01', serviceTier: 'premier' }),
    ],
    fteLog: ['2026-01', '2026-02'].map((month) => ({ id: month, engagementIds: ['recE1'], month, fte: 0.5 })),
    checkIns: [
      { id: 'recC1', engagementIds: ['recE1'], date: '2026-03-01', score: 4, quote: 'Zzquote', mayPublish: true },
      { id: 'recC2', engagementIds: ['recE1'], date: '2025-09-01', score: 5, quote: 'Zzsecond', mayPublish: true },
    ],
    hubs: [{ ...hub, budgetAlert: { minor: 50000, currency: 'USD' } }],
    usage: months('2025-05', '2026-04', '2026-05'),
    costs: ['2025-05', '2026-04', '2026-05'].map((month, at) => ({
      id: `lumen/${month}`,
      communityId: 'lumen',
      month,
      amount: { minor: 30000 + 20000 * at, currency: 'USD' },
    })),
  },
};

const made: [string, CommunityExtract][] = [
  ...sample.map((extract): [string, CommunityExtract] => [`sample ${extract.communityId}`, extract]),
  ...Object.entries(PORTFOLIOS).map(([what, given]): [string, CommunityExtract] => [what, extractOf(given)]),
];

/** Keys whose values are names for code, not words for readers. */
const CODE = new Set(
  `id definition kind mark state report language system noun rule url href folder key asOf color colour currency measure type
   namespace when`.split(/\s+/),
);

/** Texts in a view model with their paths, without what is for code. */
function shown(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return entries.flatMap(([key, part]: [string, unknown]) => (CODE.has(key) ? [] : shown(part, `${path}.${key}`)));
}

/** Texts of the records themselves, and names from the configuration. */
const dataOf = (extract: CommunityExtract): string[] =>
  shown([
    ...[extract.community, extract.engagements, extract.projects, extract.deliverables, extract.checkIns, extract.hubs],
    ...[extract.organisation, extract.events, extract.narrative, extract.previous, extract.terms],
    extract.period.name,
  ])
    .map(([, text]) => text)
    .filter((text) => text.length > 3);

/** The texts of a drawing; names of rows, which it breaks into lines, are left out word by word. */
function drawnTexts(chart: AnyChart): string {
  const names =
    chart.kind === 'timeline' ? chart.rows.flatMap(({ label, group }) => `${label} ${group}`.split(/\s+/)) : [];
  const text = renderSvg(chart, { variant: 'wide' }).replace(/<[^>]*>/g, ' ¦ ');
  return text
    .split(/\s+/)
    .filter((word) => !names.includes(word))
    .join(' ');
}

describe.each(made)('the reports of %s', (_, extract) => {
  it.each(LANGUAGES)('are in one language: %s', (language) => {
    const reports = communityReports({ ...extract, language, openErrors: [{ rule: 'x', noun: 'hubs', records: 2 }] });
    const charts = [reports.milestones, reports.impact, reports.usage].flatMap((report) => [...report.charts]);
    for (const chart of charts) expect(chart.language ?? 'en', chart.id).toBe(language);
    const drawn = charts.map((chart) => [tableOf(chart), toCsv(chart), drawnTexts(chart)]);
    const data = dataOf(extract);
    const strange = shown([reports, drawn, definitionGroups({ ...extract, language })]).flatMap(([path, text]) => {
      const words = wordsOf(other(language), text, data);
      return words.length > 0 ? [`${path}: “${text.slice(0, 120)}” (${words.slice(0, 5).join(', ')})`] : [];
    });
    expect(strange).toEqual([]);
  });
});

describe('the search for words of another language', () => {
  it('finds them, and not in names and data', () => {
    expect(wordsOf('en', 'Nadie usó the hub en mayo')).toEqual(['the']);
    expect(wordsOf('en', 'Nadie usó Hub of the Sea en mayo', ['Hub of the Sea'])).toEqual([]);
    expect(wordsOf('en', 'Prometheus: max by (namespace) (jupyterhub_active_users{period="30d"})')).toEqual([]);
    expect(wordsOf('es', 'Used by 4 personas, mes of May')).toEqual(['personas', 'mes']);
  });
});
