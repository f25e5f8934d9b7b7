import { addDays, daysBetween, type Day } from '../model/index.ts';
import { formatDay } from '../charts/index.ts';
import type { Agreement } from './agreement.ts';
import type { Correction, Edition } from './edition.ts';
import { periodName } from './period-name.ts';
import { compare } from './words.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** Days that count as new where no edition has been published. */
const NEW_DAYS = 30;
/** Deliveries that are named; the milestone report has the others. */
const NAMED = 6;

/** Something that happened since the newest edition. */
export interface News {
  on: Day;
  what: string;
  text: string;
  /** Page that says more, from the community's folder. */
  href: string;
}

/** An edition and what was found of it later. */
export interface Published {
  edition: Pick<Edition, 'period' | 'publishedOn'>;
  corrections: readonly Pick<Correction, 'noticedOn'>[];
}

/** What the first page of a community says is new; empty where nothing is. */
export interface WhatIsNew {
  /** What "new" means here. */
  since: string;
  news: News[];
  /** Deliveries that are not named; null when there are none. */
  more: string | null;
}

/** Deliveries, editions and corrections after the newest edition's period, or of the last 30 days. The latest come first. */
export function whatIsNew(extract: CommunityExtract, published: readonly Published[]): WhatIsNew {
  const { asOf, language } = extract;
  const { index } = textsOf(language).layout;
  const newest = published[0]?.edition;
  const after = newest?.period.to ?? addDays(asOf, -NEW_DAYS);
  const delivered = deliveriesAfter(after, extract);
  const named = delivered.slice(0, NAMED);
  const editions = published.slice(0, 1).map(({ edition: { period, publishedOn } }) => ({
    on: publishedOn,
    what: index.published,
    text: index.editionOf(periodName(period, language)),
    href: `./editions/${period.id}/`,
  }));
  const news = [...named, ...editions, ...published.flatMap((one) => correctionsAfter(after, one, extract))];
  return {
    since: newest ? index.since(formatDay(after, language)) : index.lately,
    news: news.sort((a, b) => compare(b.on, a.on)),
    more: delivered.length > NAMED ? index.more(delivered.length - NAMED) : null,
  };
}

function deliveriesAfter(after: Day, { deliverables, asOf, language }: CommunityExtract): News[] {
  const { layout, common } = textsOf(language);
  return deliverables
    .flatMap(({ status, deliveredOn, name, commitment }) =>
      status === 'Delivered' && deliveredOn !== null && deliveredOn > after && deliveredOn <= asOf
        ? [{ on: deliveredOn, what: layout.index.delivered, text: name ?? commitment ?? common.notRecorded }]
        : [],
    )
    .map((news) => ({ ...news, href: './milestones/' }))
    .sort((a, b) => compare(b.on, a.on) || compare(a.text, b.text));
}

/** One entry for each day on which values of an edition were found to be otherwise. */
function correctionsAfter(after: Day, { edition, corrections }: Published, { language }: CommunityExtract): News[] {
  const { index } = textsOf(language).layout;
  const { id } = edition.period;
  const name = periodName(edition.period, language);
  const days = Map.groupBy(corrections, ({ noticedOn }) => noticedOn);
  return [...days]
    .filter(([on]) => on > after)
    .map(([on, { length }]) => ({
      on,
      what: index.corrected,
      text: index.correctedEdition(length, name),
      href: `./editions/${id}/`,
    }));
}

/** Days until a current agreement ends, that day included; null for any other. */
export const daysLeft = ({ state, end }: Agreement, asOf: Day): number | null =>
  state === 'current' && end !== null ? daysBetween(asOf, end) : null;
