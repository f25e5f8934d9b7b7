import { formatDay } from '../charts/index.ts';
import type { Finding } from '../invariants/index.ts';
import type { DealNow, RenewalRow } from '../reports/index.ts';
import type { StatusKind } from '../ui/status.ts';

/** What is shown of a status: its shape and its word. */
interface Shown {
  kind: StatusKind;
  word: string;
}

/** What a deal lacks, or why that is not known. A waiver takes the alarm away and not the fact. */
export function stateStatus({ says, words, isWaived }: DealNow['states'][number]): Shown {
  if (says === 'met') return { kind: 'delivered', word: words };
  if (says === 'unknown') return { kind: 'cancelled', word: `Not known: ${words}` };
  return isWaived ? { kind: 'open', word: `${words} (waived)` } : { kind: 'due', word: words };
}

/** What is recorded of the notice of an engagement. */
export function noticeStatus({ state, on }: RenewalRow['notice']): Shown {
  if (state === 'sent') return { kind: 'delivered', word: `Notice sent ${on ?? ''}` };
  if (state === 'missing') return { kind: 'due', word: 'Notice not sent' };
  if (state === 'later') return { kind: 'open', word: `Notice due ${on ?? ''}` };
  return {
    kind: 'cancelled',
    word: state === 'ended' ? 'No notice recorded' : 'Whether a notice was sent is not known',
  };
}

const NEXT: Record<RenewalRow['next']['state'], StatusKind> = {
  stopping: 'open',
  renewed: 'delivered',
  renewing: 'delivered',
  won: 'delivered',
  later: 'open',
  none: 'due',
  unknown: 'cancelled',
};

export const nextStatus = ({ state, words }: RenewalRow['next']): Shown => ({ kind: NEXT[state], word: words });

/** A finding's message without its consequence, which the section above it explains. */
export function shortMessage({ message, subject }: Pick<Finding, 'message' | 'subject'>): string {
  // A name may hold such words too.
  const from = Math.max(0, message.indexOf(subject.name)) + subject.name.length;
  const end = message.lastIndexOf(', so ');
  return end > from ? `${message.slice(0, end)}.` : message;
}

/** "since 3 June 2026", "new"; null where nobody knows. */
export function sinceWords({ status, firstSeen }: Pick<Finding, 'status' | 'firstSeen'>): string | null {
  if (status === 'new') return 'new';
  return firstSeen === null ? null : `since ${formatDay(firstSeen)}`;
}
