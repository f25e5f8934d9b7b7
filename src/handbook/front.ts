import { CORE_SCHEMA, load } from 'js-yaml';
import { PARTIES, REVIEW_EVERY, type HandbookPage, type Party } from '../model/handbook.ts';

/** What a page says of itself above its text. */
export interface Front extends Pick<
  HandbookPage,
  'title' | 'owner' | 'status' | 'reviewed' | 'reviewEvery' | 'isSplash'
> {
  /** One sentence; null when there is none. */
  description: string | null;
  /** For whom it is written; empty for the whole team. */
  audience: Party[];
  /** Who acts in the procedure. */
  who: Party[];
  /** Ids of the artefacts that the procedure makes, and of those that it uses. */
  makes: string[];
  uses: string[];
  /** Addresses below `handbook/` at which the page stood before. */
  movedFrom: string[];
  /** Its place among the pages of its folder, where no table of contents gives one; the lowest comes first. */
  order: number | null;
}

const STATUSES = ['current', 'draft', 'out-of-date'] as const;

/** Parts a file into its front matter and the rest; the rest keeps its line numbers. */
export function partsOf(source: string): { yaml: string; text: string } {
  const [head = '', yaml = ''] = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source) ?? [];
  return { yaml, text: head.replace(/[^\n]/g, '') + source.slice(head.length) };
}

/** The front matter; dates stay the text that they are. Throws when it is no YAML. */
export function frontOf(yaml: string): Front {
  // Behind the line of dashes, so that a mistake is counted from the top of the file.
  const raw: unknown = load(`\n${yaml}`, { schema: CORE_SCHEMA });
  return frontFrom((typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>);
}

/** Front matter by its names. Throws when a value is none that it can have. */
export function frontFrom(given: Record<string, unknown>): Front {
  const text = (key: string) => {
    const value = given[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const texts = (key: string) => {
    const value = given[key] ?? [];
    return (Array.isArray(value) ? value : [value]).map(String);
  };
  const parties = (key: string) => {
    const named = texts(key);
    const unknown = named.find((name) => !PARTIES.some((party) => party === name));
    if (unknown !== undefined) throw new Error(`${key} names ${unknown}, and is of ${PARTIES.join(', ')}`);
    return PARTIES.filter((party) => named.includes(party));
  };
  const months = given.reviewEvery ?? REVIEW_EVERY;
  if (typeof months !== 'number' || !Number.isInteger(months) || months < 1)
    throw new Error(`reviewEvery is ${JSON.stringify(months)}, and not a whole number of months`);
  return {
    title: text('title') ?? '',
    description: text('description'),
    owner: text('owner'),
    status: STATUSES.find((status) => status === given.status) ?? 'current',
    reviewed: text('reviewed'),
    reviewEvery: months,
    isSplash: given.template === 'splash',
    audience: parties('audience'),
    who: parties('who'),
    makes: texts('makes'),
    uses: texts('uses'),
    movedFrom: texts('movedFrom'),
    order: orderIn(given.sidebar),
  };
}

function orderIn(sidebar: unknown): number | null {
  const order = typeof sidebar === 'object' && sidebar !== null && 'order' in sidebar ? sidebar.order : null;
  return typeof order === 'number' ? order : null;
}
