import sharp from 'sharp';
import { expect, test } from 'vitest';
import { shareCard } from '../../src/communities/share-card.ts';
import { toPng } from '../../src/pictures/index.ts';
import { communityReports, type CommunityExtract } from '../../src/reports/index.ts';
import { extractOf } from '../reports/portfolio.ts';

const extract = extractOf({
  communities: [{ id: '1', communityId: 'lumen', shortName: 'Lumen', longName: 'Lumen <b>Optics</b> & Light' }],
  engagements: [{ id: 'e', communityId: 'lumen', start: '2025-07-01', end: '2026-06-30', projectIds: ['p'] }],
  projects: [{ id: 'p', engagementIds: ['e'], deliverableIds: ['d'] }],
  deliverables: [{ id: 'd', name: 'Work', projectIds: ['p'], status: 'Delivered', deliveredOn: '2026-05-01' }],
});

function cardOf(one: CommunityExtract): string {
  const reports = communityReports(one);
  return shareCard({ extract: one, reports, report: reports.milestones, edition: null });
}
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);

test('says who, what, the result, three figures, the organisation and the day', () => {
  const { milestones } = communityReports(extract);
  const shown = texts(cardOf(extract));
  expect(shown).toContain('Lumen &lt;b&gt;Optics&lt;/b&gt; &amp; Light');
  for (const text of ['Milestone report', '2i2c', ...milestones.figures.slice(0, 3).map(({ value }) => value)])
    expect(shown).toContain(text);
  expect(shown.join(' ').replaceAll('&#39;', "'")).toContain(milestones.headline);
  expect(shown.at(-1)?.replaceAll('\u00a0', ' ')).toBe('As of 15 June 2026');
});

test('shows a logo, but none whose texts would need a font of the machine', () => {
  const logo = (inner: string) => ({
    mediaType: 'image/svg+xml' as const,
    base64: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inner}</svg>`).toString('base64'),
  });
  expect(cardOf({ ...extract, logo: logo('<path d="M0 0h9v9z"/>') })).toContain('<image');
  expect(cardOf({ ...extract, logo: logo('<text>L</text>') })).not.toContain('<image');
});

test('leaves a name in a script that its font lacks to the page', () => {
  const community = { ...extract.community, longName: 'شبكة علوم الجليد' };
  const shown = texts(cardOf({ ...extract, community }));
  expect(shown).toContain('lumen');
  expect(shown.join('')).not.toMatch(/\p{Script=Arabic}/u);
});

test('is the same picture of 1200 by 630 pixels each time', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => toPng(cardOf(extract), { width: 1200 })));
  expect(Buffer.compare(Buffer.from(one ?? []), Buffer.from(other ?? []))).toBe(0);
  expect(await sharp(one).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
});
