import type { Engagement } from '../../model/index.ts';
import type { Health } from '../health/index.ts';

/** How the RAG status that a person gave stands beside the computed health. */
export type Difference = 'Reported better' | 'Reported worse' | 'Same' | 'No status' | 'Not computed';

const RANK = { Red: 0, Amber: 1, Green: 2 } as const;

/** Better or worse by one colour or two; nothing is compared where one of the two is missing. */
export function differenceOf({ rag }: Pick<Engagement, 'rag'>, { colour }: Pick<Health, 'colour'>): Difference {
  if (rag === null) return 'No status';
  if (colour === null) return 'Not computed';
  const by = RANK[rag] - RANK[colour];
  return by > 0 ? 'Reported better' : by < 0 ? 'Reported worse' : 'Same';
}
