import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/charts/index.ts';
import { isDay } from '../../src/model/index.ts';
import { definitionGroups, definitionsJson } from '../../src/reports/definitions-page.ts';
import {
  DEFINED_IN,
  DEFINITIONS,
  definitionOf,
  versionOf,
  versionsOf,
  type Definition,
  type DefinitionId,
} from '../../src/reports/definitions/index.ts';
import { communityReports, type Edition } from '../../src/reports/index.ts';
import { textsOf } from '../../src/reports/texts/index.ts';
import { extractOf, usageMonth } from './portfolio.ts';
import { stringsIn } from './strings.ts';

const ids = Object.keys(DEFINITIONS) as DefinitionId[];
const GOLDEN = join(import.meta.dirname, 'golden', 'definitions.json');
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

const busy = extractOf({
  engagements: [
    {
      id: 'recE1',
      communityId: 'lumen',
      status: 'Active',
      start: '2025-07-01',
      end: '2026-06-30',
      serviceTier: 'premier',
      fteCommitted: 0.5,
    },
  ],
  projects: [{ id: 'recP1', name: 'Hub', engagementIds: ['recE1'] }],
  deliverables: [
    {
      id: 'recD1',
      name: 'Log-in',
      projectIds: ['recP1'],
      status: 'Delivered',
      dueOn: '2026-01-31',
      deliveredOn: '2026-01-30',
    },
    { id: 'recD2', name: 'GPU', projectIds: ['recP1'], status: 'Not started', dueOn: '2026-07-31' },
  ],
  fteLog: [{ id: 'recF1', engagementIds: ['recE1'], month: '2026-01', fte: 0.5 }],
  checkIns: [{ id: 'recC1', engagementIds: ['recE1'], date: '2026-03-01', score: 4 }],
  hubs: ['a', 'b'].map((namespace) => ({ id: namespace, communityId: 'lumen', name: namespace, namespace })),
  usage: ['a', 'b'].flatMap((namespace) =>
    ['2025-05', '2026-04', '2026-05'].map((month) => usageMonth(namespace, month, (day) => 20 + day)),
  ),
  costs: [{ id: 'lumen/2026-05', communityId: 'lumen', month: '2026-05', amount: { minor: 12300, currency: 'USD' } }],
});

describe('the registry of definitions', () => {
  it('has one entry an id, in one report', () => {
    expect(Object.values(DEFINED_IN).flat()).toHaveLength(ids.length);
    expect(new Set(Object.values(DEFINED_IN).flat())).toEqual(new Set(ids));
  });

  it.each(ids)('%s is complete in every language', (id) => {
    const { name, unit, text, source } = definitionOf(id);
    for (const language of LANGUAGES)
      for (const words of [name, text, source]) expect(words[language].trim(), language).not.toBe('');
    for (const language of LANGUAGES) expect(text[language], 'a text ends as a sentence').toMatch(/[.)]$/);
    expect(text.es, 'the Spanish text is not the English one').not.toBe(text.en);
    expect(unit.en === '').toBe(unit.es === '');
  });

  it('is used: every figure names an entry, and every entry that no figure names is of a chart or a table', () => {
    const { milestones, impact, usage } = communityReports(busy);
    for (const { id, figures } of [milestones, impact, usage])
      for (const { definition } of figures) expect(ids, id).toContain(definition);
  });

  // A figure of an edition would otherwise be explained by words that it was not computed by.
  it('changes no text without raising its version', () => {
    const found = Object.fromEntries(
      ids.map((id) => [id, { version: definitionOf(id).version, text: hashOf(definitionOf(id).text.en) }]),
    );
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, `${JSON.stringify(found, null, 2)}\n`);
    const kept = JSON.parse(readFileSync(GOLDEN, 'utf8')) as typeof found;
    const reworded = ids.filter((id) => {
      const before = kept[id];
      return before?.version === found[id]?.version && before?.text !== found[id]?.text;
    });
    expect(
      reworded,
      'These texts changed and their versions did not. If the meaning changed, raise `version` and put the old text into `history` with its last day. If only the wording did, or no edition was published with it, run UPDATE_GOLDEN=1 npx vitest run test/reports/definitions.test.ts and say why in the commit.',
    ).toEqual([]);
    expect(found, 'The registry has grown or a version was raised: regenerate with UPDATE_GOLDEN=1.').toEqual(kept);
  });

  it('is what the handbook explains each report by', () => {
    const PAGES = { milestones: 'milestone-report', impact: 'impact-report', usage: 'usage-report' };
    for (const [report, name] of Object.entries(PAGES)) {
      const page = readFileSync(join(import.meta.dirname, `../../content/handbook/reports/${name}.mdx`), 'utf8');
      const [, section = ''] = page.split('## How each figure is computed\n');
      expect(section.split('\n## ')[0], name).toContain(`<Definitions report="${report}" />`);
    }
    expect(Object.keys(DEFINED_IN)).toEqual(Object.keys(PAGES));
  });

  it('never calls a sum over hubs unique users, in any language or text', () => {
    const texts = LANGUAGES.flatMap((language) => [
      ...stringsIn(textsOf(language)),
      ...ids.flatMap((id) => [definitionOf(id).name[language], definitionOf(id).text[language]]),
    ]);
    expect(texts.length).toBeGreaterThan(100);
    const sentences = texts.flatMap((text) => text.split(/(?<=[.;:!?])\s/));
    expect(sentences.filter(callsSumUnique)).toEqual([]);
  });
});

const anyOf = (words: string) => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, 'iu');
const SUM = anyOf('sums?|summed|totals?|in all|added up|adding up|suma|sumas|sumad[oa]s?|sumar|en total|totales');
const UNIQUE = anyOf('unique|distinct|different (people|users)|únic[oa]s?(?! hub)|distint[oa]s?|diferentes');
const DENIED = anyOf('not?|never|cannot|neither|nor|nunca|ni|sin');

/** Whether a sentence says both, and not that the one is not the other. */
const callsSumUnique = (sentence: string): boolean =>
  SUM.test(sentence) && UNIQUE.test(sentence) && !DENIED.test(sentence);

describe('the search for sums called unique', () => {
  it.each([
    ['The sum over the hubs: unique users of the community.', true],
    ['All hubs in all: distinct people.', true],
    ['La suma de los hubs: personas únicas.', true],
    ['The sum over the hubs is not a number of distinct people.', false],
    ['Distinct people active on one hub.', false],
    ['La suma de los hubs no es un número de personas distintas.', false],
  ])('%s', (sentence, isWrong) => {
    expect(callsSumUnique(sentence)).toBe(isWrong);
  });
});

const twice = {
  ...definitionOf('due'),
  version: 3,
  text: { en: 'Third.', es: 'Tercera.' },
  history: [
    { version: 1, text: { en: 'First.', es: 'Primera.' }, until: '2026-12-31' },
    { version: 2, text: { en: 'Second.', es: 'Segunda.' }, until: '2027-03-31' },
  ],
} satisfies Definition;

describe('versions of a definition', () => {
  it('follow one another without a gap, the newest first', () => {
    expect(versionsOf(twice, 'en')).toEqual([
      { version: 3, text: 'Third.', since: '2027-04-01', until: null },
      { version: 2, text: 'Second.', since: '2027-01-01', until: '2027-03-31' },
      { version: 1, text: 'First.', since: null, until: '2026-12-31' },
    ]);
    expect(versionOf('due', twice, 2, 'es').text).toBe('Segunda.');
  });

  it('that an edition names and the registry has lost stop the build', () => {
    expect(() => versionOf('due', twice, 4, 'en')).toThrow('Version 4 of the definition `due` is not in the registry.');
  });

  it.each(ids)('of %s rise by one, up to that of the text, on days in order', (id) => {
    const { version, history = [] } = definitionOf(id);
    expect([...history.map((one) => one.version), version]).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    const days = history.map(({ until }) => until);
    expect(days.every(isDay)).toBe(true);
    expect(days).toEqual([...new Set(days)].sort());
  });
});

const published = (definitions: Edition['definitions']): Pick<Edition, 'definitions' | 'period'> => ({
  period: { id: '2026-Q1', kind: 'quarter', name: null, from: '2026-01-01', to: '2026-03-31' },
  definitions,
});

describe('how long a version held', () => {
  const { en, es } = { en: textsOf('en').definitions, es: textsOf('es').definitions };

  it.each([
    [null, null, '2, from the beginning', '2, desde el principio'],
    ['A', null, '2, since A', '2, desde el A'],
    [null, 'B', '2, until B', '2, hasta el B'],
    ['A', 'B', '2, from A to B', '2, del A al B'],
  ])('from %s to %s', (from, to, english, spanish) => {
    expect([en.standing(2, from, to), es.standing(2, from, to)]).toEqual([english, spanish]);
  });
});

describe('the page of definitions', () => {
  const groups = definitionGroups(busy);
  const shown = groups.flatMap(({ definitions }) => definitions);

  it('holds every definition that a figure of the reports leads to, once', () => {
    const { milestones, impact, usage } = communityReports(busy);
    const anchors = shown.map(({ id }) => id);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const { figures } of [milestones, impact, usage])
      for (const { definition } of figures) expect(anchors).toContain(definition);
  });

  it('gives the query with the metric and label of the configuration, one window a measure', () => {
    const own = { ...busy, usageMeasure: { ...busy.usageMeasure, metric: 'hub_users', namespaceLabel: 'ns' } };
    const of = (id: string) =>
      definitionGroups(own)
        .flatMap(({ definitions }) => definitions)
        .find((one) => one.id === id)?.query;
    expect(of('mau')).toBe('max by (ns) (hub_users{period="30d"})');
    expect(of('wau')).toBe('max by (ns) (hub_users{period="7d"})');
    expect(of('dau')).toBe('max by (ns) (hub_users{period="24h"})');
    expect(of('due')).toBeNull();
  });

  it('names CSV files where delivery is kept in them', () => {
    const source = definitionGroups({ ...busy, engagementSource: 'csv' })[0]?.definitions[0]?.source;
    expect(source).toContain('CSV files');
    expect(source).not.toContain('Airtable');
  });

  it('names files, and no query, where use is read from them alone', () => {
    const files = { ...busy, usageMeasure: { ...busy.usageMeasure, readFrom: ['files' as const] } };
    const mau = definitionGroups(files)
      .flatMap(({ definitions }) => definitions)
      .find(({ id }) => id === 'mau');
    expect(mau).toMatchObject({ source: 'CSV files of past usage', query: null });
  });

  it('leaves out the cost of a cloud whose bill is not passed on', () => {
    const has = (costPassedThrough: boolean) =>
      definitionGroups({ ...busy, costPassedThrough }).some(({ definitions }) =>
        definitions.some(({ id }) => id === 'cost'),
      );
    expect([has(true), has(false)]).toEqual([true, false]);
  });

  it('shows an edition the versions that it names', () => {
    const version = definitionOf('due').version;
    const found = definitionGroups(busy, published({ due: version })).flatMap(({ definitions }) => definitions);
    expect(found.find(({ id }) => id === 'due')).toMatchObject({ version });
    expect(() => definitionGroups(busy, published({ due: version + 1 }))).toThrow('not in the registry');
  });

  it('is in Spanish for a community that reads Spanish', () => {
    const [group] = definitionGroups({ ...busy, language: 'es' });
    expect(group?.title).toBe('Informe de hitos');
    expect(group?.definitions[0]?.standing).toBe('1, desde el principio');
  });

  it('is the same for machines', () => {
    const json = JSON.parse(definitionsJson(busy, published({}))) as { edition: string; definitions: { id: string }[] };
    expect(json.edition).toBe('2026-Q1');
    expect(json.definitions.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    expect(json.definitions[0]).toMatchObject({ report: 'milestones', version: 1, inputs: expect.any(Array) });
  });
});
