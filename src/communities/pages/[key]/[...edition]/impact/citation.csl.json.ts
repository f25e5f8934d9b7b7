import type { APIRoute } from 'astro';
import { citationOf } from '../../../../../reports/index.ts';
import { communityPaths, type CommunityPage } from '../../../../data.ts';

export const getStaticPaths = communityPaths;

export const GET: APIRoute = ({ props }) => {
  const { extract, edition } = props as CommunityPage;
  const { csl } = citationOf(extract, edition);
  return new Response(csl, { headers: { 'Content-Type': 'application/vnd.citationstyles.csl+json; charset=utf-8' } });
};
