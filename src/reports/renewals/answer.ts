import { count, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { isUndecided, renewalsIn, type Ending } from './endings.ts';
import { nameless, type Unagreed } from './unagreed.ts';
import { addAmounts, amountsText } from './words.ts';

/** "4 agreements end within 60 days, 1 without a notice; 1 has ended and is still served, for 31 days, with 1 240 USD of cloud since." */
export function answerOf(endings: readonly Ending[], unagreed: readonly Unagreed[], { config }: WorkInputs): string {
  const within = config.thresholds.renewalNoticeDays;
  const soon = endings.filter(({ row }) => row.days >= 0 && row.days <= within);
  const over = endings.filter(({ row }) => row.days < 0);
  const named = unagreed.filter(({ communityId }) => communityId !== null).length;
  const parts = [
    soonInWords(soon, within),
    overInWords(over),
    ...(named > 0
      ? [
          `${count(named, 'community', 'communities')} without any agreement so far ${named === 1 ? 'has' : 'have'} hubs or cost`,
        ]
      : []),
  ];
  return `${parts.join('; ')}.`;
}

function soonInWords(soon: readonly Ending[], within: number): string {
  if (soon.length === 0) return `No agreement ends within ${within} days`;
  const silent = soon.filter(({ row }) => row.notice.state === 'missing').length;
  const open = soon.filter(isUndecided).length;
  const lacks = [
    ...(silent > 0 ? [`${silent} without a notice`] : []),
    ...(open > 0 ? [`${open} with nothing recorded that comes after`] : []),
  ];
  const ends = `${count(soon.length, 'agreement')} ${soon.length === 1 ? 'ends' : 'end'} within ${within} days`;
  return lacks.length === 0 ? ends : `${ends}, ${list(lacks)}`;
}

function overInWords(over: readonly Ending[]): string {
  if (over.length === 0) return 'none that has ended is known to be served still';
  const longest = Math.max(...over.map(({ row }) => -row.days));
  const days = count(longest, 'day');
  const served =
    over.length === 1
      ? `1 has ended and is still served, for ${days}`
      : `${over.length} have ended and are still served, the longest for ${days}`;
  return `${served}, ${costOf(over)}`;
}

/** The full months after the month of the end, of those that have such months. */
function costOf(over: readonly Ending[]): string {
  const costs = over.flatMap(({ served }) => served?.cost ?? []);
  const sum = addAmounts(costs.flatMap((cost) => cost.sum));
  const isPartial = costs.some(({ missing }) => missing.length > 0);
  if (costs.every(({ months }) => months.length === 0)) return 'with no full month since to count the cost of';
  if (sum.length === 0) return 'and what the cloud has cost since is not recorded';
  return `with ${isPartial ? 'at least ' : ''}${amountsText(sum)} of cloud in the full months since`;
}

/** What may belong into the tables and is not in them, or is in them and may not belong there. */
export function renewalDoubts(inputs: WorkInputs): string[] {
  const { undated, setAside, unread, unclear } = renewalsIn(inputs);
  const { look, snapshot } = inputs;
  const unnamed = nameless(inputs);
  const costs = snapshot.manifest.sources.find(({ system }) => system === 'cost')?.status ?? 'not-connected';
  return [
    ...(unread === null ? [] : [unread]),
    ...(setAside > 0 ? [`${count(setAside, 'engagement')} could not be read and may belong here.`] : []),
    ...(undated > 0
      ? [
          `${count(undated, 'engagement')} without an end, or with an end before the start, may end soon: see the rule about dates.`,
        ]
      : []),
    ...(unclear.length > 0
      ? [
          `Of ${count(unclear.length, 'agreement')} that ended it is not known whether ${unclear.length === 1 ? 'it is served still: it stands' : 'they are served still: they stand'} in the last table.`,
        ]
      : []),
    ...(unnamed > 0
      ? [
          `${count(unnamed, 'engagement')} cannot be told to be of any community, and may be the agreement of one that seems to have none.`,
        ]
      : []),
    ...[look.unread('hubs'), look.unread('usage'), look.unread('costs')].filter((reason) => reason !== null),
    ...(costs === 'not-connected'
      ? ['Cloud cost is not connected, so what is served without an agreement has no amount.']
      : []),
  ];
}
