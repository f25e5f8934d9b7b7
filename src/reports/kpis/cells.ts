import { isFrom, minorDigits, type Deal, type Money } from '../../model/index.ts';
import { amountText } from '../amounts.ts';
import { dealPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { link, number, several, type Cell, type Column, type Shown } from '../workspace/table.ts';

/** What a deal is called. */
export const dealName = ({ name, id }: Pick<Deal, 'name' | 'id'>): string => name ?? `Deal ${id}`;

/** The page of a deal's hand-off; deals before Proposal have none, nor have lost ones and those at an unknown stage. */
export const handOffOf = ({ id, stage }: Pick<Deal, 'id' | 'stage'>): string | null =>
  stage !== null && isFrom(stage, 'Proposal') ? dealPage(id) : null;

/** A deal by its name, with the way to its hand-off. */
export const dealCell = (deal: Deal, note?: string | null): Cell => link(dealName(deal), handOffOf(deal), note);

const SYSTEM: Record<string, string> = {
  deal: 'HubSpot',
  community: 'HubSpot',
  engagement: 'Airtable',
  deliverable: 'Airtable',
};

/** Where records can be opened; their ids stand in the files. */
export function recordsCell(records: readonly { type: string; id: string }[], { urlOf }: WorkInputs): Cell {
  const shown = records.map(({ type, id }): Shown => {
    const href = urlOf(type, id);
    return { text: href === null ? `${type} ${id}` : `${SYSTEM[type] ?? ''} ${type}`.trim(), href };
  });
  return several(records.map(({ id }) => id).join(' ') || null, shown);
}

/** Major units as a decimal, exactly. */
export function decimalOf(minor: bigint, currency: string | null): string {
  const digits = minorDigits(currency);
  const size = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const at = size.length - digits;
  return `${minor < 0n ? '-' : ''}${size.slice(0, at)}${digits > 0 ? `.${size.slice(at)}` : ''}`;
}

/** An amount in major units, shown with its currency, which has a column of its own in the files. */
export const amountCell = (minor: bigint, currency: string | null): Cell =>
  number(Number(decimalOf(minor, currency)), amountText({ currency, minor: minor.toString() }));

export const moneyCell = (money: Money | null): Cell =>
  money === null ? { value: null, shown: [{ text: 'Not stated' }] } : amountCell(BigInt(money.minor), money.currency);

/** The columns of an amount: the number that is shown, and its currency in the files. */
export const amountColumns = (id: string, label: string, description: string, filter?: 'range'): Column[] => [
  {
    id,
    label,
    description: `${description}, in major units of the currency`,
    kind: 'number',
    ...(filter && { filter }),
  },
  currencyColumn(`${id}-currency`),
];

export const currencyColumn = (id = 'currency'): Column => ({
  ...{ id, label: 'Currency', description: 'ISO 4217 code; empty where the source names none' },
  ...{ kind: 'text', hidden: true },
});
