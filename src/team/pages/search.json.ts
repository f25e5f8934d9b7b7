import { RULES, wordedRule } from '../../invariants/index.ts';
import { communities, config, glossary, handbook } from '../data.ts';
import { searchEntries } from '../search/entries.ts';
import { part, table } from '../work.ts';

/** What the search window finds by name. */
export const GET = (): Response =>
  Response.json(
    searchEntries({
      ...{ handbook, communities, glossary: glossary ?? [] },
      tables: [...part('handOff').tables, ...part('engagements').tables].map(table),
      rules: RULES.map((rule) => wordedRule(rule, config)),
    }),
  );
