import type { Config } from '../model/index.ts';

/** Address of a page of the team site, from its path below the root; null where the site has none. */
export function onTeamSite(path: string, config: Config | undefined): string | null {
  const root = config?.hosting.teamUrl ?? null;
  return root === null ? null : new URL(path, root.endsWith('/') ? root : `${root}/`).href;
}

/** The page about a rule. */
export const pageOf = (rule: string, config: Config | undefined): string | null =>
  onTeamSite(`checks/${encodeURIComponent(rule)}/`, config);
