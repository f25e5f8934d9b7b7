import type { APIRoute } from 'astro';
import { citationOf } from '../../../../../reports/index.ts';
import { communityPaths, type CommunityPage } from '../../../../data.ts';

export const getStaticPaths = communityPaths;

export const GET: APIRoute = ({ props }) => {
  const { extract, edition } = props as CommunityPage;
  const { bibtex } = citationOf(extract, edition);
  return new Response(bibtex, { headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' } });
};
