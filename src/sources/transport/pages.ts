import type { TableRead } from '../../model/index.ts';
import type { Transport } from './transport.ts';

export interface Page<T> {
  records: readonly T[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

export interface Paged<T> {
  /** Without duplicates, in the order of the source. */
  records: T[];
  pages: number;
  /** Records that stood on more than one page. */
  duplicates: number;
}

/** What the manifest says of a list that was read to its end. */
export const proofOf = (
  { records, pages, duplicates }: Omit<Paged<unknown>, 'records'> & { records: readonly unknown[] },
  setAside: number,
  total: number | null = null,
): TableRead => ({ records: records.length, pages, duplicates, setAside, total });

export interface Paging<T> {
  transport: Transport;
  /** What is read, for messages: `deals`. */
  call: string;
  read: (cursor: string | null, call: string) => Promise<Page<T>>;
  id: (record: T) => string;
  /** True when `a` is a later state of the record than `b`; the later one read wins where nothing tells. */
  newer?: (a: T, b: T) => boolean;
  /** Hears how many records have come so far. */
  onPage?: (records: number) => void;
}

/** Reads a list to its end. An empty page with a cursor is not the end; a cursor that comes back is a failure. */
export async function readPages<T>({ transport, call, read, id, newer, onPage }: Paging<T>): Promise<Paged<T>> {
  const found = new Map<string, T>();
  const cursors = new Set<string>();
  let cursor: string | null = null;
  let pages = 0;
  let duplicates = 0;
  do {
    pages++;
    const page: Page<T> = await read(cursor, `${call}, page ${pages}`);
    for (const record of page.records) {
      const before = found.get(id(record));
      if (before !== undefined) duplicates++;
      if (before === undefined || !newer?.(before, record)) found.set(id(record), record);
    }
    onPage?.(found.size);
    cursor = page.next;
    if (cursor !== null && cursors.has(cursor)) throw transport.failed(`${call}, page ${pages}`, { kind: 'cursor' });
    if (cursor !== null) cursors.add(cursor);
  } while (cursor !== null);
  return { records: [...found.values()], pages, duplicates };
}
