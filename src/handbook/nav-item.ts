import type { HandbookText } from './read.ts';

/** A page, a link elsewhere, or a heading of such. */
export interface NavItem {
  label: string;
  /** Address below `handbook/`, empty for the first page; null for what is no page. */
  page: string | null;
  /** Only of an entry that leads out of the handbook. */
  url?: string;
  children: NavItem[];
}

export type NavPage = Pick<HandbookText, 'id' | 'file' | 'title' | 'order'>;

export const itemOf = ({ id, title }: NavPage): NavItem => ({ label: title, page: id, children: [] });

/** Label of the pages that no table of contents names. */
export const FURTHER = 'Further pages';
