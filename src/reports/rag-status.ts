import { formatDay } from '../charts/index.ts';
import type { Agreement } from './agreement.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** The RAG status that the organisation shares of an agreement, in words. */
export interface SharedStatus {
  status: CommunityExtract['sharedStatus'][number]['status'];
  /** Kind of the mark beside the word; null where no status is recorded. */
  mark: 'delivered' | 'warning' | 'error' | null;
  word: string;
  meaning: string;
  /** The day of the data: a status has no date of its own. Empty where there is none. */
  recorded: string;
}

const MARKS = { Green: 'delivered', Amber: 'warning', Red: 'error' } as const;

/** Null where the status is not shared, and of an agreement that is over or cancelled: it has nothing to go on with. */
export function sharedStatusOf({ id, state }: Agreement, extract: CommunityExtract): SharedStatus | null {
  const words = textsOf(extract.language).milestone.rag;
  const shared = extract.sharedStatus.find(({ engagementId }) => engagementId === id);
  if (!shared || state === 'ended' || state === 'cancelled') return null;
  const { status } = shared;
  if (status === null) return { status, mark: null, word: words.none, meaning: '', recorded: '' };
  const day = formatDay(new Date(extract.pulledAt).toISOString().slice(0, 10), extract.language);
  return { status, mark: MARKS[status], ...words[status], recorded: words.recorded(day) };
}
