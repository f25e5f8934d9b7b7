import type { APIRoute } from 'astro';
import { toPng } from '../../../../../pictures/index.ts';
import { communityPaths, type CommunityPage } from '../../../../data.ts';
import { CARD, shareCard } from '../../../../share-card.ts';

const REPORTS = ['milestones', 'impact', 'usage'] as const;

interface Props {
  page: CommunityPage;
  id: (typeof REPORTS)[number];
}

export const getStaticPaths = async () =>
  (await communityPaths()).flatMap(({ params, props: page }) =>
    REPORTS.map((id) => ({ params: { ...params, report: id }, props: { page, id } })),
  );

export const GET: APIRoute<Props> = async ({ props: { page, id } }) => {
  const png = await toPng(shareCard({ ...page, report: page.reports[id] }), { width: CARD.width });
  return new Response(new Uint8Array(png), { headers: { 'Content-Type': 'image/png' } });
};
