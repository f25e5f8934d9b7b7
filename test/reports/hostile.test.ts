import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/charts/index.ts';
import { chartPng } from '../../src/pictures/index.ts';
import { parse } from 'csv-parse/sync';
import { readConfig } from '../../src/model/index.ts';
import {
  citationOf,
  communityReports,
  extractCommunities,
  fileNames,
  funderText,
  readmeOf,
  reportFiles,
  wholeJson,
  type CommunityExtract,
} from '../../src/reports/index.ts';
import { shareCard } from '../../src/communities/share-card.ts';
import { ASOF, key, snapshotOf, usageMonth, type Given } from './portfolio.ts';

/** Texts that break out of a format, run in it, hide in it or never end. */
const HOSTILE: Record<string, string> = {
  script: '</script><script>alert(1)</script>',
  attribute: '" onload="alert(1)" x=\'',
  cdata: ']]> --> <!-- <![CDATA[',
  formula: '=HYPERLINK("https://example.org","x")',
  plus: '+1+cmd|calc',
  tab: '\t=1+1',
  javascript: 'javascript:alert(1)',
  override: 'safe\u202Etxt.exe\u2066\u2069',
  invisible: '\u200b\u200d\ufeff',
  long: 'x'.repeat(10_000),
  many: 'word '.repeat(2_000).trim(),
  emoji: '👩🏽‍🔬🏳️‍🌈\ud83d',
  control: 'a\u0000b\u0008c\u000bd\u001be\ufffe',
  lines: 'one\r\ntwo\n\n\u2028three',
  tex: '\\input{/etc/passwd} $x^2$ %&#_{}~',
  prototype: '__proto__',
  climb: '../../etc/passwd',
  device: 'con',
  entity: '&lt;b&gt;&#60;&amp;nbsp;',
  rtl: 'مركز الحوسبة "العلمي"',
  template: '${7*7} {{7*7}} <%= 7 %>',
};

function given(text: string): Given {
  const projects = [
    { id: 'p1', name: text, engagementIds: ['e1'], status: 'Active', deliverableIds: ['d1', 'd2', 'd3'] },
  ];
  return {
    communities: [
      {
        ...{
          id: '1',
          communityId: 'lumen',
          shortName: text,
          longName: text,
          contextGoals: text,
          contextCommunity: text,
        },
        ...{ website: text, githubOrg: text, githubRepos: [text] },
      },
    ],
    engagements: [
      {
        ...{ id: 'e1', name: text, communityId: 'lumen', status: 'Active', serviceTier: text, fteCommitted: 1 },
        ...{ start: '2025-07-01', end: '2026-12-31', projectIds: ['p1'] },
      },
    ],
    projects,
    deliverables: [
      { id: 'd1', status: 'Delivered', dueOn: '2026-02-10', deliveredOn: '2026-02-08' },
      { id: 'd2', status: 'In progress', dueOn: '2026-05-20', deliveredOn: null },
      { id: 'd3', status: 'Cancelled', dueOn: '2026-07-20', deliveredOn: null },
    ].map((one) => ({
      ...{ ...one, name: text, commitment: text, projectIds: ['p1'], isPublic: true, githubIssueUrl: text },
    })),
    checkIns: [{ id: 'c1', engagementIds: ['e1'], date: '2026-03-01', score: 4, quote: text, mayPublish: true }],
    fteLog: [{ id: 'f1', engagementIds: ['e1'], month: '2026-03', fte: 0.5 }],
    hubs: [
      { id: 'h1', name: text, communityId: 'lumen', namespace: 'a', region: text, cloud: 'aws', url: text },
      { id: 'h2', name: `${text}!`, communityId: 'lumen', namespace: 'b' },
    ],
    usage: ['a', 'b'].flatMap((namespace) =>
      ['2026-03', '2026-04', '2026-05'].map((month) => usageMonth(namespace, month, (day) => day + 4)),
    ),
    costs: ['2026-04', '2026-05'].map((month) => ({
      ...{ id: `lumen/${month}`, communityId: 'lumen', month, amount: { minor: 12_345, currency: 'USD' } },
    })),
  } as unknown as Given;
}

function extractOf(text: string, language: 'en' | 'es'): CommunityExtract {
  const words = {
    events: [{ day: '2026-04-10', kind: 'workshop' as const, text: text.trim() || 'x' }],
    openErrors: [{ rule: 'deliverable-not-overdue', noun: 'deliverables' as const, records: 1 }],
  };
  const config = readConfig({
    communities: { lumen: { language } },
    audiences: { cloudCost: { communities: ['lumen'] }, rag: { communities: ['lumen'] } },
  });
  const snapshot = snapshotOf(given(text));
  const [extract] = extractCommunities(snapshot, {
    asOf: ASOF,
    config,
    key,
    words: new Map([['lumen', words]]),
  }).extracts;
  if (!extract) throw new Error('no community');
  return extract;
}

const CARD_ELEMENTS = ['rect', 'svg', 'text'];

/** Elements and attributes of a drawing; throws nothing, so that what a browser makes of it is seen. */
function elementsOf(svg: string): { names: Set<string>; attributes: Set<string>; depth: number } {
  const [names, attributes] = [new Set<string>(), new Set<string>()];
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, given) {
        depth++;
        names.add(name);
        for (const attribute of Object.keys(given)) attributes.add(attribute);
      },
      onclosetag(_, isImplied) {
        if (!isImplied) depth--;
        else if (depth > 0) depth--;
      },
    },
    { xmlMode: true },
  );
  parser.end(svg);
  return { names, attributes, depth };
}

const plainNames = (language: 'en' | 'es') => {
  const reports = communityReports(extractOf('Plain', language));
  const all = [reports.milestones, reports.impact, reports.usage].flatMap((report) =>
    [...reportFiles(report, language)].filter(([name]) => name.endsWith('.svg')),
  );
  const sets = all.map(([, svg]) => elementsOf(svg));
  return {
    names: new Set(sets.flatMap(({ names }) => [...names])),
    attributes: new Set(sets.flatMap(({ attributes }) => [...attributes])),
  };
};

describe.each(LANGUAGES)('in %s, a text that is', (language) => {
  const plain = plainNames(language);

  test.each(Object.entries(HOSTILE))('%s stays text in every file', (_, text) => {
    const extract = extractOf(text, language);
    const reports = communityReports(extract);
    for (const report of [reports.milestones, reports.impact, reports.usage]) {
      const files = reportFiles(report, language);
      for (const name of [...fileNames(report), ...files.keys()]) expect(name).toMatch(/^[a-z][a-z0-9-]*\.[a-z.-]+$/);
      for (const [name, content] of files) {
        if (name.endsWith('.json')) expect(() => JSON.parse(content) as unknown).not.toThrow();
        if (name.endsWith('.csv')) {
          const rows: string[][] = parse(content, { bom: true });
          for (const cell of rows.flat())
            expect(Number.isFinite(Number(cell)) || !/^[=+\-@\t\r]/.test(cell), `${name}: ${cell}`).toBe(true);
        }
        if (name.endsWith('.svg')) {
          const { names, attributes, depth } = elementsOf(content);
          expect([...names].filter((one) => !plain.names.has(one))).toEqual([]);
          expect([...attributes].filter((one) => !plain.attributes.has(one))).toEqual([]);
          expect(depth).toBe(0);
          // XML 1.0 knows no other control characters, and no half of a pair.
          expect(content.isWellFormed()).toBe(true);
          expect(content).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        }
      }
      const inputs = { extract, report, name: reports.name, edition: null };
      const whole: unknown = JSON.parse(wholeJson(inputs));
      expect(whole).toMatchObject({ community: { id: 'lumen' } });
      expect(wholeJson(inputs)).not.toContain('</script');
      expect(readmeOf(inputs, [...files.keys()])).toContain('README.txt');
    }
    for (const report of [reports.milestones, reports.impact, reports.usage]) {
      const { depth, names } = elementsOf(shareCard({ extract, reports, report, edition: null }));
      expect([depth, [...names].sort()]).toEqual([0, CARD_ELEMENTS]);
    }
    const { bibtex, csl } = citationOf(extract, null);
    expect(JSON.parse(csl)).toHaveLength(1);
    const bare = bibtex.replace(/\\./g, '');
    expect([...bare.matchAll(/\{/g)].length).toBe([...bare.matchAll(/\}/g)].length);
    expect(
      bibtex.split('\n').filter((line) => !/^(@techreport\{[a-z0-9-]+,|  [a-z]+ = \{.*\},|\}|)$/.test(line)),
    ).toEqual([]);
    expect(funderText(extract, reports.impact).length).toBeGreaterThan(100);
  });

  test.each(['emoji', 'control', 'override', 'rtl', 'long'])('%s is drawn in a picture', async (name) => {
    const { usage } = communityReports(extractOf(HOSTILE[name] ?? '', language));
    const [chart] = usage.charts;
    if (!chart) throw new Error('no chart');
    expect((await chartPng(chart)).length).toBeGreaterThan(1000);
  });
});
