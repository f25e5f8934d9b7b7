import { PARTS, type PartId } from '../reports/index.ts';
import { href } from './view.ts';
import { part } from './work.ts';

interface Room {
  id: PartId;
  label: string;
  address: string;
}

const ROOMS: Room[] = PARTS.map(({ id, label, path }) => ({ id, label, address: href(path) }));

/** The room of the workspace that a page belongs to, and whether the page stands below it, as those of records do. */
export function roomOf(pathname: string): { room: Room | null; isBelow: boolean } {
  const [, table] = pathname.startsWith(href('tables/')) ? pathname.slice(href('').length).split('/') : [];
  if (table !== undefined)
    return { room: ROOMS.find(({ id }) => part(id).tables.includes(table)) ?? null, isBelow: true };
  const room = ROOMS.find(({ id, address }) => id !== 'home' && pathname.startsWith(address)) ?? null;
  return { room, isBelow: room !== null && pathname !== room.address };
}
