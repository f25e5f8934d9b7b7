import type { APIRoute } from 'astro';
import { logoFile, type LogoFile } from '../../../../reports/index.ts';
import { communityPaths } from '../../../data.ts';

/** The logos that a folder's pages show, as files of their own: `logo.svg`, `organisation.svg`. */
export const getStaticPaths = async () =>
  (await communityPaths()).flatMap(({ params, props: { extract } }) =>
    [logoFile(extract.logo, 'logo'), logoFile(extract.organisation.logo, 'organisation')].flatMap((logo) =>
      logo ? [{ params: { ...params, logo: logo.file }, props: { logo } }] : [],
    ),
  );

export const GET: APIRoute<{ logo: LogoFile }> = ({ props: { logo } }) =>
  new Response(logo.bytes, { headers: { 'Content-Type': logo.mediaType } });
