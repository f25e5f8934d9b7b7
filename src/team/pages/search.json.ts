import { RULES, wordedRule } from '../../invariants/index.ts';
import { communities, config, glossary, handbook } from '../data.ts';
import { searchEntries } from '../search/entries.ts';

/** What the search window finds by name. */
export const GET = (): Response =>
  Response.json(
    searchEntries({
      ...{ handbook, communities, glossary: glossary ?? [] },
      rules: RULES.map((rule) => wordedRule(rule, config)),
    }),
  );
