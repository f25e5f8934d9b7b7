import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import plumbline from './plumbline.config.ts';
import { readConfig } from './src/model/config.ts';
import { PARTS } from './src/reports/index.ts';
import { assetsInDevelopment } from './src/team/assets-in-development.ts';
import { handbookSidebar } from './src/team/sidebar.ts';
import { mustParagraphs } from './src/team/must.ts';
import { scrollingTables } from './src/team/tables.ts';

/*
 * Two sites from one file. PLUMBLINE_SITE chooses; each has its own pages, inputs, cache and output, so that the
 * communities' build has no team page and sees no team data. `npm run build` sets it, inspects what comes out and only
 * then puts it into dist/.
 */
const site = process.env.PLUMBLINE_SITE === 'communities' ? 'communities' : 'team';
const development = process.env.PLUMBLINE_DEV === '1';
const work = process.env.PLUMBLINE_WORK ?? '.plumbline/check';
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { organisation, hosting } = readConfig(plumbline);
const { PLUMBLINE_TEAM_DATA: data, PLUMBLINE_FOLDER: folder } = process.env;
const assets = development && data && folder ? [assetsInDevelopment(data, folder)] : [];

const team = starlight({
  title: `${organisation.name} Plumbline`,
  description: `Handbook, checks and reports of ${organisation.name}`,
  routeMiddleware: at('./src/team/route.ts'),
  customCss: [at('./src/team/styles/team.css')],
  components: {
    Banner: at('./src/team/components/Banner.astro'),
    Search: at('./src/team/components/Search.astro'),
    PageTitle: at('./src/team/components/PageTitle.astro'),
    SocialIcons: at('./src/team/components/HeaderLinks.astro'),
  },
  // Highlighting needs style attributes, which the Content-Security-Policy does not allow; copy buttons are ours.
  expressiveCode: false,
  disable404Route: true,
  head: [
    {
      tag: 'style',
      content: `:root{--accent-light:${organisation.accent.light};--accent-dark:${organisation.accent.dark}}`,
    },
    { tag: 'meta', attrs: { name: 'robots', content: 'noindex, nofollow' } },
    { tag: 'meta', attrs: { name: 'referrer', content: 'no-referrer' } },
  ],
  pagefind: true,
  // Asides and heading links also in pages that do not stand below srcDir.
  markdown: { processedDirs: [process.env.PLUMBLINE_HANDBOOK ?? at('./content/handbook')] },
  sidebar: [
    { label: 'Workspace', items: PARTS.map(({ label, path }) => ({ label, link: `/${path}` })) },
    ...handbookSidebar(site === 'team' ? data : undefined),
    { label: 'Glossary', link: '/glossary/' },
    { label: 'Who does what', link: '/who-does-what/' },
    { label: 'Artefacts', link: '/artefacts/' },
    { label: 'Handbook health', link: '/handbook-health/' },
  ],
});

export default defineConfig({
  srcDir: at(`./src/${site}`),
  // A share card is fetched by its whole address.
  site: site === 'communities' ? hosting.communitiesUrl?.replace(/\/?$/, '/') : undefined,
  outDir: resolve(work, site, 'out'),
  cacheDir: resolve(work, site, 'cache'),
  publicDir: at(`./src/${site}/public`),
  // Replaced by relative addresses after the build: see src/build/finish.ts.
  base: development ? '/' : '/__base__',
  // In development the addresses of pages end in a slash too; those of files, which Astro would refuse there, do not.
  trailingSlash: development ? 'ignore' : 'always',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 2 },
  devToolbar: { enabled: false },
  integrations: site === 'team' ? [team, ...assets] : [mdx()],
  markdown: { syntaxHighlight: false, processor: satteri({ hastPlugins: [scrollingTables, mustParagraphs] }) },
  vite: {
    cacheDir: resolve(work, site, 'vite'),
    resolve: { alias: { '@plumbline/team': at('./src/team') } },
    // Everything stays a file, because an inlined script would need its own hash in the policy.
    build: { assetsInlineLimit: 0 },
    server: { fs: { allow: [at('.')] } },
  },
});
