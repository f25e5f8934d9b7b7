import { formatChange, formatMonth, formatNumber } from '../../charts/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { count, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { number, text, type Cell } from '../workspace/table.ts';
import { useOf, type UseMonth } from '../workspace/use.ts';
import type { Listed } from './directory-table.ts';
import { sheetIfAny } from '../workspace/sheet.ts';
import { passesCost } from './pack-agreement.ts';
import type { PackItem } from './pack.ts';

const YEAR = 12;

const noValue = (): Cell => ({ value: null, shown: [{ text: 'No value' }] });

export function activeUsers({ own }: Listed, inputs: WorkInputs): PackItem {
  const unread = inputs.look.unread('usage');
  const { months, change } = useOf(own.community.communityId, inputs);
  const known = months.filter(({ mau }) => mau !== null);
  const item = { id: 'active-users', title: 'Monthly active users', elsewhere: null };
  if (known.length === 0)
    return {
      ...{ ...item, tables: [] },
      state: unread === null ? 'nothing' : 'unread',
      words: unread ?? `No value in the ${months.length} months to ${lastName(months)}.`,
    };
  const table = sheetIfAny(
    'Monthly active users',
    ['Month', 'Users at its end:number', 'Hubs:number'],
    [...months]
      .reverse()
      .map(({ month, mau, hubs }) => [
        text(month),
        mau === null ? noValue() : number(mau, formatNumber(mau)),
        number(hubs),
      ]),
  );
  return {
    ...{ ...item, state: 'shown', tables: table ? [table] : [] },
    words: [usersInWords(months, change), ...(unread === null ? [] : [unread])].join(' '),
  };
}

const lastName = (months: readonly UseMonth[]) => formatMonth(months.at(-1)?.month ?? '');

function usersInWords(months: readonly UseMonth[], change: number | null): string {
  const newest = months.at(-1);
  if (!newest || newest.mau === null) {
    const last = months.findLast(({ mau }) => mau !== null);
    return `No value for ${lastName(months)}; the newest is of ${last ? `${formatMonth(last.month)}: ${formatNumber(last.mau)}` : 'no month'}.`;
  }
  const sum = newest.hubs > 1 ? `, summed over ${newest.hubs} hubs: somebody on two of them counts twice` : '';
  return `${count(newest.mau, 'user')} in the 30 days to the end of ${formatMonth(newest.month)}${sum}.${trend(months, change)}`;
}

function trend(months: readonly UseMonth[], change: number | null): string {
  const before = months.slice(-4, -1).map(({ mau }) => mau ?? 0);
  const newest = months.at(-1)?.mau ?? null;
  if (change === null || newest === null) return '';
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
  return ` Against the mean of the three months before, ${formatNumber(mean, 0)}: ${formatChange(mean, newest)}.`;
}

export function cloudCost(listed: Listed, inputs: WorkInputs): PackItem {
  const unread = inputs.look.unread('costs');
  const months = useOf(listed.own.community.communityId, inputs).months.slice(-YEAR);
  const known = months.flatMap(({ cost }) => cost ?? []);
  const passes = passesCost(listed, inputs);
  const item = { id: 'cloud-cost', title: 'Cloud cost passed through', elsewhere: null };
  const passed = passes
    ? 'It is passed through, and its reports show it.'
    : listed.agreement.tier === null
      ? 'Whether it is passed through is not known, because its tier is not.'
      : 'By its tier it is not passed through: it is for the team alone.';
  if (known.length === 0)
    return {
      ...{ ...item, tables: [] },
      state: unread === null ? 'nothing' : 'unread',
      words: unread ?? `No cost is recorded for the ${YEAR} months to ${lastName(months)}. ${passed}`,
    };
  const gaps = months.length - known.length;
  const table = sheetIfAny(
    'Cloud cost',
    ['Month', 'Cost:number'],
    [...months]
      .reverse()
      .map(({ month, cost }) => [
        text(month),
        cost === null
          ? { value: null, shown: [{ text: 'Not recorded' }] }
          : text(amountsOf([cost]).map(amountText).join('')),
      ]),
  );
  return {
    ...{ ...item, state: 'shown', tables: table ? [table] : [] },
    words: [
      `${list(amountsOf(known).map(amountText))} in the ${YEAR} months to ${lastName(months)}${gaps > 0 ? `; of ${count(gaps, 'month')} nothing is recorded` : ''}.`,
      passed,
      ...(unread === null ? [] : [unread]),
    ].join(' '),
  };
}
