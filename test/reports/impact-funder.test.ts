import { describe, expect, it } from 'vitest';
import { monthRange } from '../../src/model/index.ts';
import { funderText, funderView, impactReport, type CommunityExtract } from '../../src/reports/index.ts';
import { extractOf, usageMonth, type Given } from './portfolio.ts';

const given: Given = {
  communities: [
    {
      ...{ id: '1', communityId: 'lumen', shortName: 'Lumen', longName: 'Lumen Observatory' },
      ...{ contextGoals: 'Open the sky.', contextCommunity: 'Astronomers and their students.' },
    },
  ],
  engagements: [
    { id: 'recE', communityId: 'lumen', start: '2024-01-01', end: '2026-12-31' },
    { id: 'recX', communityId: 'lumen', start: '2025-01-01', end: '2025-12-31', status: 'Cancelled' },
  ],
  projects: [
    { id: 'recP', engagementIds: ['recE'] },
    { id: 'recQ', engagementIds: ['recX'] },
  ],
  deliverables: [
    {
      ...{ id: 'recD1', name: 'Image', projectIds: ['recP'], status: 'Delivered' as const, deliveredOn: '2026-02-10' },
      ...{ dueOn: '2026-02-01', isPublic: true, githubIssueUrl: 'https://github.com/example-org/lumen/issues/7' },
    },
    {
      ...{ id: 'recD2', name: 'Secret', projectIds: ['recP'], status: 'Delivered' as const, deliveredOn: '2026-03-10' },
      ...{ dueOn: '2026-03-31', githubIssueUrl: 'https://github.com/example-org/private/issues/8' },
    },
    { id: 'recD3', name: 'Guide', projectIds: ['recP'], status: 'In progress', dueOn: '2026-06-01' },
    { id: 'recD4', name: 'Course', projectIds: ['recQ'], status: 'Not started', dueOn: '2025-10-01' },
  ],
  hubs: [{ id: 'recH', name: 'Hub', communityId: 'lumen', namespace: 'ns', url: 'https://lumen.hubs.example/' }],
  usage: monthRange('2024-06', '2026-05').map((month) => usageMonth('ns', month, () => 50)),
  checkIns: [
    { id: 'recC', engagementIds: ['recE'], date: '2026-03-12', score: 5, quote: 'It\nworks.', mayPublish: true },
    { id: 'recC2', engagementIds: ['recE'], date: '2026-03-13', score: 5, quote: 'Never publish', mayPublish: false },
  ],
};
const extract: CommunityExtract = {
  ...extractOf(given),
  events: [
    { day: '2025-10-31', kind: 'outage', text: 'Metrics not collected' },
    { day: '2024-01-01', kind: 'other', text: 'Long ago' },
  ],
};
const view = (some = extract) =>
  Object.fromEntries(funderView(some, impactReport(some)).map(({ id, text }) => [id, text])) as Record<string, string>;

describe('the view for funders', () => {
  it('has the headings of a progress report, in their order', () => {
    expect(funderView(extract, impactReport(extract)).map(({ heading }) => heading)).toEqual([
      'Accomplishments',
      'Products',
      'Participants and other collaborating organizations',
      'Impact',
      'Changes and problems',
    ]);
  });

  it('says under each what the report holds', () => {
    const { accomplishments, products, participants, impact, changes } = view();
    expect(accomplishments).toBe(
      'Goals, in the words of the community:\nOpen the sky.\n\nDelivered from June 2025 to May 2026:\n- Secret (delivered on 10 March 2026)\n- Image (delivered on 10 February 2026)',
    );
    expect(products).toContain('- Hub, a JupyterHub that 2i2c runs (https://lumen.hubs.example/)');
    expect(products).toContain('- Image: https://github.com/example-org/lumen/issues/7');
    expect(participants).toContain('Astronomers and their students.');
    expect(impact).toContain(
      'Up to 50 people a month used Hub from June 2025 to May 2026, the same as in the 12 months before.',
    );
    expect(impact).toContain('- “It works.” (in a check-in, 12 March 2026)');
    expect(changes).toBe(
      [
        'Cancelled:\n- Course',
        'Overdue on the date of this report:\n- Guide (due on 1 June 2026; 14 days overdue)',
        'Delivered late:\n- Image (due on 1 February 2026; 9 days late)',
        'What happened:\n- 31 October 2025: Metrics not collected',
      ].join('\n\n'),
    );
  });

  it('holds nothing that is not public', () => {
    expect(funderText(extract, impactReport(extract))).not.toMatch(/private|Never publish/);
  });

  it('is plain text: no spaces that do not break, no mark-up of ours', () => {
    const text = funderText(extract, impactReport(extract));
    expect(text).not.toMatch(/[\u00a0\u202f<>]/);
    expect(text.startsWith('Lumen Observatory: impact report, June 2025 to May 2026. As of 15 June 2026.\n')).toBe(
      true,
    );
    for (const { heading, asks, text: own } of funderView(extract, impactReport(extract)))
      expect(text).toContain(`${heading}\n${'='.repeat(heading.length)}\n${asks}\n\n${own}\n`);
  });

  it('says what is not recorded rather than leaving a heading empty', () => {
    const empty = extractOf({ engagements: [{ id: 'recE', communityId: 'lumen', start: null, end: null }] });
    const texts = view(empty);
    for (const text of Object.values(texts)) expect(text.trim()).not.toBe('');
    expect(texts.accomplishments).toContain('The goals of the community are not recorded.');
    expect(texts.products).toContain('No hub is recorded.');
    expect(texts.changes).toBe('No cancelled, late or overdue work and no event is recorded in the period.');
  });

  it('reads in Spanish', () => {
    const { accomplishments, changes } = view({ ...extract, language: 'es' });
    expect(accomplishments).toContain(
      'Entregado de junio de 2025 a mayo de 2026:\n- Secret (entregado el 10 de marzo de 2026)',
    );
    expect(changes).toContain('Cancelado:\n- Course');
  });
});
