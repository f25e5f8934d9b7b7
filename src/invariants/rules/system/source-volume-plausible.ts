import {
  isShrunk,
  NEVER_EMPTY,
  NOUN_KEYS,
  SYSTEM_OF,
  systemName,
  volumeOf,
  type NounKey,
} from '../../../model/index.ts';
import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { capital, count, inWords, NOUN_WORDS } from '../../words.ts';
import { volumeExamples } from './source-volume-plausible.examples.ts';
import type { Context, Outcome, Rule } from '../../types.ts';

const NO_PREVIOUS = 'There is no earlier snapshot to compare with.';

/** Eligible are the nouns. One that was accepted by hand passes for this one snapshot, even when it is empty. */
function judge(key: NounKey, now: number, { snapshot, index, config }: Context): Outcome {
  const { previous, accepted } = snapshot.manifest;
  const subject = subjectOf('source', { id: key, name: NOUN_WORDS[key] });
  const unread = index.unread(key);
  if (unread) return notEvaluated(subject, unread);
  if (accepted.includes(key)) return pass(subject);
  const system = systemName(SYSTEM_OF[key], config);
  const before = previous?.records[key];
  const failure = (fact: string) =>
    fail(subject, {
      severity: 'error',
      community: null,
      message: `${capital(system)} gave ${fact}, so records may be missing and nothing is published or resolved.`,
      fix: `Check rights, views and filters in ${system}; if the records are gone on purpose, pull once with --accept-shrink ${key}.`,
    });
  if (previous && before !== undefined && isShrunk(key, before, now)) {
    const then = inWords(previous.pulledAt.slice(0, 10));
    return failure(`${count(now, 'record')} of ${subject.name}, after ${before} in the snapshot of ${then}`);
  }
  if (now === 0 && NEVER_EMPTY.includes(key)) return failure(`no ${subject.name} at all`);
  return before === undefined ? notEvaluated(subject, NO_PREVIOUS) : pass(subject);
}

export const sourceVolumePlausible: Rule = {
  id: 'source-volume-plausible',
  title: 'No table shrinks overnight',
  statement:
    'Deals and engagements are not empty, and no table that had ten records or more has under 80 % of what it had in the snapshot before.',
  why: 'A right that was withdrawn, a view or a filter looks the same as records that are gone, and a check of the rest would call it health.',
  fix: 'Check rights, views and filters at the source; if the records are gone on purpose, pull once with --accept-shrink.',
  severity: 'error',
  owner: 'P&S',
  handbook: 'data/pull#sudden-shrinking',
  reads: { needs: [], clears: [] },
  evaluate: (context) => {
    const volume = volumeOf(context.snapshot.records, context.snapshot.manifest.setAside);
    return NOUN_KEYS.map((key) => judge(key, volume[key], context));
  },
  examples: volumeExamples,
};
