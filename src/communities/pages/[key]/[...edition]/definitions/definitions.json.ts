import type { APIRoute } from 'astro';
import { definitionsJson } from '../../../../../reports/index.ts';
import { communityPaths, type CommunityPage } from '../../../../data.ts';

export const getStaticPaths = communityPaths;

export const GET: APIRoute = ({ props }) => {
  const { extract, edition } = props as CommunityPage;
  return new Response(definitionsJson(extract, edition), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
