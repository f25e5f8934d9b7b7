import { isMonth, parseMoney, show, type Cost } from '../../model/index.ts';
import { readRows } from '../csv/index.ts';

/** Reads `community_id,month,usd`. Throws a PlumblineError that names the lines of rows that are not usable. */
export const parseCosts = (csv: string): Cost[] =>
  readRows(csv, {
    columns: ['community_id', 'month', 'usd'],
    read: readCost,
    key: ({ id }) => id,
    called: ({ communityId, month }) => `${communityId} in ${month}`,
    name: 'The cost CSV',
    fix: 'Correct the sheet that CLOUD_COSTS_CSV comes from (columns community_id, month, usd), then pull again.',
  });

function readCost(cells: Readonly<Record<'community_id' | 'month' | 'usd', string>>): Cost | string {
  const { community_id: communityId, month, usd } = cells;
  if (communityId === '') return 'community_id is empty';
  if (!isMonth(month)) return `month: expected YYYY-MM, found ${show(month)}`;
  const amount = parseMoney(usd, 'USD');
  if (!amount) return `usd: expected an amount such as 1234.50, found ${show(usd)}`;
  return { id: `${communityId}/${month}`, communityId, month, amount };
}
