import { formatDay } from '../charts/index.ts';
import type { Day } from '../model/index.ts';
import type { Edition } from './edition.ts';
import { spanText, spansOf } from './impact-spans.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** How to cite a report: as a sentence, for BibTeX and as CSL-JSON. */
export interface Citation {
  text: string;
  bibtex: string;
  /** A list of one item, as reference managers read it (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
  csl: string;
}

/**
 * The citation of an impact report. An edition is dated by its publication; the rolling report by its as-of date, with which
 * it changes. The address of the page is left out: whoever has it can read the report, so its owner decides who gets it.
 */
export function citationOf(extract: CommunityExtract, edition: Edition | null): Citation {
  const { organisation, community, communityId, language, asOf } = extract;
  const { cite } = textsOf(language).impact;
  const name = community.longName ?? community.shortName ?? communityId;
  const date: Day = edition?.publishedOn ?? asOf;
  const title = cite.title(name, spanText(spansOf(extract).days, language));
  const state = edition ? cite.edition(edition.period.id, edition.extract.slice(0, 12)) : cite.rolling(asOf);
  const note = `${state}. ${cite.available(organisation.contact)}`;
  const key = `${plain(communityId)}-impact-${plain(edition?.period.id ?? asOf)}`;
  return {
    text: cite.text(organisation.name, formatDay(date, language), title, state),
    bibtex: bibtexOf(key, [
      ['author', `{${tex(organisation.name)}}`],
      ['title', `{${tex(title)}}`],
      ['year', date.slice(0, 4)],
      ['month', String(Number(date.slice(5, 7)))],
      ['day', String(Number(date.slice(8)))],
      ['institution', tex(organisation.name)],
      ['type', cite.kind],
      ['note', tex(note)],
      ['langid', cite.langid],
    ]),
    csl: `${JSON.stringify([cslOf(key, title, organisation.name, date, { note, language, genre: cite.kind })], null, 2).replaceAll('<', '\\u003c')}\n`,
  };
}

const bibtexOf = (key: string, fields: [string, string][]): string =>
  `@techreport{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`;

function cslOf(
  id: string,
  title: string,
  organisation: string,
  date: Day,
  rest: { note: string; language: string; genre: string },
) {
  return {
    ...{ id, type: 'report', title, author: [{ literal: organisation }], publisher: organisation },
    ...{ issued: { 'date-parts': [date.split('-').map(Number)] }, ...rest },
  };
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9-]+/g, '-');

const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\{',
  '}': '\\}',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** Text within a BibTeX field: what means something to TeX is escaped, and a line stays a line. */
const tex = (text: string): string =>
  text.replace(/\s*\n\s*/g, ' ').replace(/[\\~^{}&%$#_\u00a0\u202f]/g, (sign) => TEX[sign] ?? `\\${sign}`);
