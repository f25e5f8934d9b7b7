import { addDaysWithin, REMINDER_DAYS, type Day } from '../../model/index.ts';
import { communityName } from '../notices/mail.ts';
import { calendarOf, type CalendarEvent } from '../workspace/calendar.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { renewalPage, type Ending } from './endings.ts';

/** Ends, and what is due before and after them and not recorded as done. */
export const feedOf = (endings: readonly Ending[], inputs: WorkInputs): string =>
  calendarOf(
    { id: 'renewals', name: 'Renewals', events: endings.flatMap((ending) => eventsOf(ending, inputs)) },
    inputs.snapshot.manifest.pulledAt,
  );

function eventsOf(ending: Ending, inputs: WorkInputs): CalendarEvent[] {
  const { row, engagement, served } = ending;
  const { renewalNoticeDays, shutdownNoticeDays } = inputs.config.thresholds;
  const event = (kind: string, day: Day, title: string): CalendarEvent => ({
    ...{ uid: `${kind}-${row.id}@plumbline`, day, title },
    description: `${row.name}: ${row.next.words}. Next step: ${row.step.words}.`,
    url: addressOf(ending, inputs),
  });
  const name = communityName(ending);
  if (served !== null) {
    const { until, decision } = served.extension;
    return [
      ...(until === null ? [] : [event('extension', until, `${name}: extension without an agreement ends`)]),
      event('decision', decision, `${name}: the BD lead decides`),
    ];
  }
  const isStopping = row.next.state === 'stopping';
  const isTold = engagement.shutdownNoticeSentOn !== null && engagement.shutdownNoticeSentOn <= inputs.asOf;
  const isSilent = row.notice.state === 'missing' || row.notice.state === 'later';
  return [
    ...(isSilent ? [event('notice', addDaysWithin(row.end, -renewalNoticeDays), `${name}: renewal notice due`)] : []),
    ...(isStopping && !isTold
      ? [event('shutdown-notice', addDaysWithin(row.end, -shutdownNoticeDays), `${name}: shutdown notice due`)]
      : []),
    ...(isStopping ? [event('reminder', addDaysWithin(row.end, -REMINDER_DAYS), `${name}: reminder due`)] : []),
    event('end', row.end, `${name}: agreement ends`),
  ];
}

const addressOf = ({ row }: Ending, { config }: WorkInputs): string | null =>
  config.hosting.teamUrl === null ? row.url : `${config.hosting.teamUrl.replace(/\/?$/, '/')}${renewalPage(row.id)}`;
