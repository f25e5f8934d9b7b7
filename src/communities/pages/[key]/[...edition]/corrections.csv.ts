import type { APIRoute } from 'astro';
import { correctionsCsv } from '../../../../reports/index.ts';
import { communityPaths, type CommunityPage } from '../../../data.ts';

/** Only editions that later data correct have this file. */
export const getStaticPaths = async () => (await communityPaths()).filter(({ props }) => props.corrections.length > 0);

export const GET: APIRoute = ({ props }) => {
  const { corrections, extract } = props as CommunityPage;
  return new Response(correctionsCsv(corrections, extract.language), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  });
};
