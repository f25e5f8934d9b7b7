import type { Config } from './config.ts';

const folded = (text: string) => text.trim().toLowerCase();

/** Id of the service tier that a text names by its id, label or one of its aliases, case aside; null for any other. */
export const tierNamed = (text: string, { tiers }: Pick<Config, 'tiers'>): string | null =>
  tiers.find(({ id, label, aliases }) => [id, label, ...aliases].some((name) => folded(name) === folded(text)))?.id ??
  null;
