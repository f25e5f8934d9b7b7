import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { monthRange, readConfig } from '../../src/model/index.ts';
import { communityReports, reportFiles } from '../../src/reports/index.ts';
import { ASOF, extractOf, usageMonth, type Given } from './portfolio.ts';

const GOLDEN = join(import.meta.dirname, 'golden');
const MONTHS = monthRange('2024-06', '2026-05');
const busy = (month: string) => (['07', '08', '12'].includes(month.slice(5)) ? 0.5 : 1);

/** A community with two agreements, two hubs, gaps, cost, a quote and names that try to be more than text. */
const portfolio: Given = {
  communities: [
    {
      id: '1',
      communityId: 'lumen',
      shortName: '<img src=x onerror=alert(1)>',
      longName: '=HYPERLINK("x")',
      contextGoals: 'Share the sky.',
    },
  ],
  engagements: [
    {
      id: 'recE1',
      name: 'Hubs 2025–26',
      communityId: 'lumen',
      start: '2025-07-01',
      end: '2026-08-30',
      status: 'Active',
      serviceTier: 'Advanced',
    },
    {
      id: 'recE0',
      name: 'Hubs 2024–25',
      communityId: 'lumen',
      start: '2024-07-01',
      end: '2025-06-30',
      status: 'Complete',
    },
  ],
  projects: [
    { id: 'recP1', name: '../../etc', engagementIds: ['recE1'] },
    { id: 'recP0', name: '__proto__', engagementIds: ['recE0'] },
  ],
  deliverables: [
    {
      id: 'recD1',
      name: 'Log-in',
      commitment: '+1',
      projectIds: ['recP1'],
      status: 'Delivered',
      dueOn: '2025-09-01',
      deliveredOn: '2025-08-20',
      isPublic: true,
      githubIssueUrl: 'https://github.com/lumen/hub/issues/1',
    },
    {
      id: 'recD2',
      name: '=1+1',
      projectIds: ['recP1'],
      status: 'Delivered',
      dueOn: '2025-10-01',
      deliveredOn: '2025-10-13',
      isPublic: true,
      githubIssueUrl: 'javascript:alert(1)',
    },
    { id: 'recD3', name: 'Images', projectIds: ['recP1'], status: 'In progress', dueOn: '2026-06-01' },
    { id: 'recD4', name: 'Training', projectIds: ['recP1'], status: 'Not started', dueOn: '2026-08-01' },
    { id: 'recD5', name: 'GPUs', projectIds: ['recP1'], status: 'Cancelled', dueOn: '2026-01-01' },
    { id: 'recD6', name: 'First hub', projectIds: ['recP0'], status: 'Delivered', dueOn: '2024-09-01' },
  ],
  checkIns: [
    { id: 'recC1', engagementIds: ['recE1'], date: '2026-03-12', quote: 'It simply works.', mayPublish: true },
  ],
  hubs: [
    {
      id: 'recH1',
      name: 'Research',
      communityId: 'lumen',
      namespace: 'research',
      cloud: 'aws',
      region: 'eu-west-1',
      url: 'https://hub.lumen.example/',
    },
    { id: 'recH2', name: 'Teaching', communityId: 'lumen', namespace: 'teaching', decommissionedOn: '2026-02-01' },
  ],
  usage: MONTHS.flatMap((month, i) => [
    usageMonth('research', month, (day) =>
      month === '2026-03' && day >= 3 && day <= 9 ? null : Math.round((100 + 4 * i) * busy(month)) + (day % 5),
    ),
    usageMonth('teaching', month, () => (month < '2025-01' || month > '2026-01' ? null : 60)),
  ]),
  costs: MONTHS.map((month, i) => ({
    id: `lumen/${month}`,
    communityId: 'lumen',
    month,
    amount: { minor: 50_050 + 1_000 * i, currency: 'USD' },
  })),
};

const config = readConfig({ audiences: { cloudCost: { tiers: ['advanced'] } } });
const extract = extractOf(portfolio, ASOF, config);
const reports = communityReports(extract);
const files = [
  // The folder is a complete input of the communities' site, which the type check of its pages uses.
  ['extracts/_keys.json', `${JSON.stringify({ keys: [extract.key] })}\n`] as const,
  [`extracts/${extract.key}.json`, `${JSON.stringify(extract, null, 1)}\n`] as const,
  ...[reports.milestones, reports.impact, reports.usage].flatMap((report) => [
    [`${report.id}.json`, `${JSON.stringify(report, null, 2)}\n`] as const,
    ...[...reportFiles(report)].map(([file, body]) => [`${report.id}-${file}`, body] as const),
  ]),
];

describe('the reports of one community', () => {
  it.each(files)('%s is what it was', (file, body) => {
    const path = join(GOLDEN, file);
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(join(GOLDEN, 'extracts'), { recursive: true });
      writeFileSync(path, body);
    }
    expect(body).toBe(readFileSync(path, 'utf8'));
  });

  it('have file names of ours', () => {
    for (const [file] of files) expect(file).toMatch(/^(extracts\/_?)?[a-z0-9-]+\.(csv|json|svg|csv-metadata\.json)$/);
  });
});
