import type { GlossaryEntry, HandbookFacts, HandbookPage } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

/** A handbook of pages that are in order but for what is given. */
export const handbookOf = (
  pages: readonly Partial<HandbookPage>[],
  glossary: readonly GlossaryEntry[] | null = null,
): { records: Example['records']; handbook: HandbookFacts } => ({
  records: {},
  handbook: {
    rules: [],
    glossary,
    pages: pages.map((part) => ({
      ...{ id: 'engagements/rag', file: 'engagements/rag.mdx', title: 'RAG status', owner: 'DE', status: 'current' },
      ...{ reviewed: '2026-05-12', reviewEvery: 6, anchors: [], isSplash: false },
      ...{ problem: null, problems: [], terms: [] },
      ...part,
    })),
  },
});

/** An entry of a glossary. */
export const entryOf = (id: string, term: string, aliases: string[] = []): GlossaryEntry => ({
  ...{ id, term, aliases, meaning: 'What it means.', see: [], line: 1 },
});
