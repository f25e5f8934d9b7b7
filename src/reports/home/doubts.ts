import type { NounKey } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { count } from '../words.ts';

/** Nouns that the page is made of, in the words of a sentence. */
const NOUNS = { engagements: 'engagement', deliverables: 'deliverable', deals: 'deal', orders: 'order' } as const;

/** What may be due or have changed and is not on the page. */
export function doubtsOf({ snapshot, look, ask }: Pick<WorkInputs, 'snapshot' | 'look' | 'ask'>): string[] {
  const keys = Object.keys(NOUNS) as (keyof typeof NOUNS & NounKey)[];
  const reasons = new Set(keys.flatMap((key) => look.unread(key) ?? []));
  const unread = keys.flatMap((key) => {
    const ids = new Set(snapshot.manifest.setAside.flatMap(({ noun, id }) => (noun === key ? [id] : [])));
    return ids.size === 0
      ? []
      : `${count(ids.size, NOUNS[key])} could not be read: what is due of ${ids.size === 1 ? 'it' : 'them'} is not here.`;
  });
  const undated = snapshot.records.deliverables.filter(
    ({ id }) => ask('deliverable-due-date-present', id)?.says === 'lacking',
  ).length;
  return [
    ...reasons,
    ...unread,
    ...(undated === 0
      ? []
      : [`${count(undated, 'open deliverable has', 'open deliverables have')} no due date and cannot be called due.`]),
  ];
}
