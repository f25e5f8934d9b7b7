import type { APIRoute } from 'astro';
import { funderText } from '../../../../../../reports/index.ts';
import { communityPaths, type CommunityPage } from '../../../../../data.ts';

export const getStaticPaths = communityPaths;

export const GET: APIRoute = ({ props }) => {
  const { extract, reports } = props as CommunityPage;
  return new Response(funderText(extract, reports.impact), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
