import { formatDay } from '../../charts/index.ts';
import { engagementPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, several, text, type Cell } from '../workspace/table.ts';
import { recordLink } from './agreements.ts';
import type { Listed } from './directory-table.ts';
import { sheetIfAny, type Sheet } from '../workspace/sheet.ts';
import { isRecent } from './satisfaction.ts';

/** What the check-ins of a community say, the newest first. Remarks and quotes stay in the records. */
export function satisfactionOf(
  { own, newest }: Listed,
  { look, urlOf, asOf }: WorkInputs,
): { words: string; table: Sheet | null } {
  const unread = look.unread('checkIns');
  const rows = own.checkIns.map(({ id, date: day, score, engagementIds }): Cell[] => [
    date(day),
    score === null ? { value: null, shown: [{ text: 'No score' }] } : text(`${score} of 5`),
    several(
      null,
      engagementIds.map((one) => ({ text: look.byId.engagements.get(one)?.name ?? one, href: engagementPage(one) })),
    ),
    several(null, recordLink('Airtable', urlOf('source', `check-in/${id}`))),
  ]);
  const words =
    newest === null
      ? 'No check-in with a score is recorded.'
      : `The newest score is ${newest.score} of 5, of ${formatDay(newest.on)}${isRecent(newest, asOf) ? '' : ': more than a year ago'}.`;
  return {
    words: unread === null ? words : `${words} ${unread}`,
    table: sheetIfAny('Check-ins', ['Day', 'Score', 'Engagement', 'Open'], rows),
  };
}
