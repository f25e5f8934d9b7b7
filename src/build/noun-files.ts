import { open, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { csvOf, type CsvCell } from '../charts/index.ts';
import { decimal, NOUN_KEYS, NOUNS, type Money, type NounKey, type Snapshot } from '../model/index.ts';
import { nounFiles } from '../reports/index.ts';
import { partsOf } from '../snapshot/index.ts';

/** Records of one part of a CSV file. */
const RECORDS_PER_PART = 1000;

/** Puts the records of every noun beside the team's pages: as JSON byte for byte as the snapshot has them, and as CSV. */
export async function writeNounFiles({ manifest, records }: Snapshot, out: string): Promise<void> {
  for (const noun of NOUN_KEYS) {
    const { csv, json } = nounFiles(noun, manifest);
    if (csv !== null) await writeParts(join(out, 'download', csv), nounCsv(noun, records[noun]));
    if (json !== null)
      await writeParts(
        join(out, 'download', json),
        partsOf(records[noun], () => {}),
      );
  }
}

async function writeParts(file: string, parts: Iterable<string | Uint8Array>) {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'w');
  try {
    for (const part of parts) await handle.writeFile(part);
  } finally {
    await handle.close();
  }
}

/**
 * The records of a noun as CSV, in parts: a column for each field, and for an amount one more with its currency. The items
 * of a list are joined by semicolons.
 */
export function* nounCsv(noun: NounKey, records: readonly object[]): Generator<string> {
  const { shape } = NOUNS[noun].schema;
  const fields = Object.keys(shape);
  const amounts = new Set(fields.filter((field) => AMOUNTS[noun]?.includes(field)));
  yield csvOf([fields.flatMap((field) => (amounts.has(field) ? [field, `${field}Currency`] : [field]))]);
  for (let from = 0; from < records.length; from += RECORDS_PER_PART) {
    const part = records.slice(from, from + RECORDS_PER_PART) as Record<string, unknown>[];
    yield csvOf(part.map((record) => fields.flatMap((field) => cellsOf(record[field], amounts.has(field)))));
  }
}

/** Fields that hold an amount with its currency. */
const AMOUNTS: Partial<Record<NounKey, readonly string[]>> = {
  deals: ['amount'],
  hubs: ['budgetAlert'],
  costs: ['amount'],
};

function cellsOf(value: unknown, isAmount: boolean): CsvCell[] {
  if (!isAmount) return [cellOf(value)];
  const money = (value ?? null) as Money | null;
  // As a number, so that a minus is no formula.
  return money === null ? [null, null] : [Number(decimal(money)), money.currency];
}

function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(itemOf).join(';') : itemOf(value);
}

/** An item of a list: a record of a few fields with its values apart, lists within it by commas. */
function itemOf(item: unknown): string {
  if (item === null || item === undefined) return '';
  if (typeof item === 'string') return item;
  if (Array.isArray(item)) return item.map(itemOf).join(', ');
  return typeof item === 'object' ? Object.values(item).map(itemOf).join(': ') : JSON.stringify(item);
}
