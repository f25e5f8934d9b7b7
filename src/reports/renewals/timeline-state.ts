import { daysBetween, type Day } from '../../model/index.ts';
import { count } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Ending } from './endings.ts';
import { communityIdsOf, isLive } from './served.ts';

export type StepState = 'done' | 'due' | 'late' | 'coming' | 'depends' | 'not needed' | 'not recorded' | 'not known';

export interface Judged {
  state: StepState;
  /** The state in words, with its day where one is recorded. */
  words: string;
}

/** What the records say of one step around the end of an agreement. */
export function judgeStep(id: string, day: Day | null, ending: Ending, inputs: WorkInputs): Judged {
  if (id === 'renewal-notice') return notice(day, ending, inputs);
  if (id === 'last-day') return byDay(day, inputs, 'Over');
  if (id === 'extension') return byDay(day, inputs, 'Begun');
  if (id === 'decision') return decision(day, ending, inputs);
  // What follows is done only where the agreement is wound up.
  const { state } = ending.row.next;
  if (state === 'renewed' || state === 'won') return { state: 'not needed', words: 'Not needed: it is renewed' };
  if (state !== 'stopping') return { state: 'depends', words: 'Only if it is not renewed' };
  if (id === 'shutdown-notice') return shutdown(day, ending, inputs);
  if (id === 'hub') return hubs(ending, inputs);
  return unrecorded(day, ending, inputs);
}

function notice(day: Day | null, { row }: Ending, inputs: WorkInputs): Judged {
  const { state, on, reason } = row.notice;
  if (state === 'sent') return { state: 'done', words: on === null ? 'Sent' : `Sent ${on}` };
  if (state === 'unknown') return { state: 'not known', words: reason ?? 'Not known' };
  if (state === 'ended') return { state: 'not recorded', words: 'No notice is recorded' };
  return open(day, inputs);
}

function shutdown(day: Day | null, { engagement, row }: Ending, inputs: WorkInputs): Judged {
  const { shutdownNoticeSentOn: sent } = engagement;
  if (sent !== null && sent <= inputs.asOf) return { state: 'done', words: `Sent ${sent}` };
  const verdict = inputs.ask('shutdown-notice-sent', row.id);
  if (verdict?.says === 'unknown') return { state: 'not known', words: verdict.reason };
  return open(day, inputs);
}

/** The hubs of the community, of which a deletion is recorded one by one. */
function hubs({ engagement, row }: Ending, inputs: WorkInputs): Judged {
  const own = communityIdsOf(engagement, inputs).flatMap((id) => inputs.look.hubsOfCommunity(id));
  if (own.length === 0) {
    return { state: 'not known', words: inputs.look.unread('hubs') ?? 'No hub of the community is known' };
  }
  const live = own.filter((hub) => isLive(hub, inputs.asOf));
  const last = own
    .map(({ decommissionedOn }) => decommissionedOn ?? '')
    .sort()
    .at(-1);
  if (live.length === 0) return { state: 'done', words: `Decommissioned ${last ?? ''}` };
  const names = `${live.length} of ${own.length} not decommissioned`;
  return row.days < 0 ? { state: 'late', words: names } : { state: 'coming', words: 'Once the last day is over' };
}

/** Steps that no field of any system holds. */
function unrecorded(day: Day | null, { row }: Ending, inputs: WorkInputs): Judged {
  const isAhead = day === null ? row.days >= 0 : day > inputs.asOf;
  if (day === inputs.asOf) return { state: 'due', words: 'Due today' };
  if (!isAhead) return { state: 'not recorded', words: 'No field records whether it was done' };
  return day === null ? { state: 'coming', words: 'Once the last day is over' } : open(day, inputs);
}

function decision(day: Day | null, { served }: Ending, inputs: WorkInputs): Judged {
  return served?.extension.step === null ? open(day, inputs) : byDay(day, inputs, 'Due');
}

const byDay = (day: Day | null, inputs: WorkInputs, past: string): Judged =>
  day !== null && day < inputs.asOf ? { state: 'done', words: past } : open(day, inputs);

/** Not done: to come, due on its day, late from the day after. */
function open(day: Day | null, { asOf }: WorkInputs): Judged {
  if (day === null) return { state: 'coming', words: 'To come' };
  const left = daysBetween(asOf, day);
  if (left === 0) return { state: 'due', words: 'Due today' };
  return left > 0
    ? { state: 'coming', words: `In ${count(left, 'day')}` }
    : { state: 'late', words: `Late by ${count(-left, 'day')}` };
}
