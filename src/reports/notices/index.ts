import { addDaysWithin, REMINDER_DAYS, type Day } from '../../model/index.ts';
import { endingsOf, type Ending } from '../renewals/endings.ts';
import { step } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { communityName, reminderMail, renewalMail, shutdownMail, type Mail } from './mail.ts';

export { renewalMail, type Mail } from './mail.ts';

export const NOTICE_KINDS = ['renewal-notice', 'shutdown-notice', 'reminder'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A mail that is due to the team. */
export interface Notice extends Mail {
  /** Names the kind, the engagement and its end: the same notice has the same id on every day. A part of file names. */
  id: string;
  kind: NoticeKind;
  engagementId: string;
  community: string;
  end: Day;
  /** The day from which on it is due. */
  dueOn: Day;
}

/** A notice that would be due, and why it is not written. */
export interface LeftOut {
  kind: NoticeKind;
  engagementId: string;
  community: string;
  end: Day;
  reason: string;
}

export interface Notices {
  /** The earliest end first. */
  due: Notice[];
  leftOut: LeftOut[];
}

/** What is due by the records alone; what has been sent by this program already is not known here. */
export function noticesOf(inputs: WorkInputs): Notices {
  const { thresholds, notices } = inputs.config;
  const found = endingsOf(inputs)
    .filter(({ row }) => row.days >= 0)
    .flatMap((ending) => [renewal(ending, inputs), shutdown(ending, inputs), reminder(ending, inputs)])
    .filter((one) => one !== null)
    .filter(({ kind }) => notices.kinds.includes(kind));
  const before: Record<NoticeKind, number> = {
    'renewal-notice': thresholds.renewalNoticeDays,
    'shutdown-notice': thresholds.shutdownNoticeDays,
    reminder: REMINDER_DAYS,
  };
  const about = ({ row }: Ending, kind: NoticeKind) => ({ kind, engagementId: row.id, end: row.end });
  return {
    due: found.flatMap(({ kind, ending, mail }) =>
      mail === undefined
        ? []
        : [
            {
              ...{ ...about(ending, kind), ...mail, community: communityName(ending) },
              id: `${kind}-${step(ending.row.id)}-${ending.row.end}`,
              dueOn: addDaysWithin(ending.row.end, -before[kind]),
            },
          ],
    ),
    leftOut: found.flatMap(({ kind, ending, reason }) =>
      reason === undefined ? [] : [{ ...about(ending, kind), community: communityName(ending), reason }],
    ),
  };
}

type Found = { kind: NoticeKind; ending: Ending } & ({ mail: Mail; reason?: never } | { mail?: never; reason: string });

/** Due while the rule misses it and the finding is not waived. */
function renewal(ending: Ending, inputs: WorkInputs): Found | null {
  const kind = 'renewal-notice';
  const { row } = ending;
  if (row.days > inputs.config.thresholds.renewalNoticeDays) return null;
  const verdict = inputs.ask('renewal-notice-sent', row.id);
  if (verdict === null || verdict.says === 'met') return null;
  if (verdict.says === 'unknown') return { kind, ending, reason: verdict.reason };
  if (verdict.isWaived) return { kind, ending, reason: 'Its finding is waived.' };
  return { kind, ending, mail: renewalMail(ending, inputs) };
}

/** Asked of P&S while the rule misses it and the service has not ended. */
function shutdown(ending: Ending, inputs: WorkInputs): Found | null {
  const kind = 'shutdown-notice';
  const verdict = inputs.ask('shutdown-notice-sent', ending.row.id);
  if (ending.row.next.state !== 'stopping' || verdict === null || verdict.says === 'met') return null;
  if (verdict.says === 'unknown') return { kind, ending, reason: verdict.reason };
  if (verdict.isWaived) return { kind, ending, reason: 'Its finding is waived.' };
  return { kind, ending, mail: shutdownMail(ending, inputs) };
}

/** No field says whether the reminder was sent: it is asked for once. */
const reminder = (ending: Ending, inputs: WorkInputs): Found | null =>
  ending.row.next.state === 'stopping' && ending.row.days <= REMINDER_DAYS
    ? { kind: 'reminder', ending, mail: reminderMail(ending, inputs) }
    : null;
