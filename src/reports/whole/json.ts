import { definitionOf, wordingIn } from '../definitions/index.ts';
import { doubtOf } from '../doubts.ts';
import type { Edition } from '../edition.ts';
import type { CommunityExtract } from '../schema.ts';
import { SCHEMA_FILE } from './names.ts';
import { wordsOf, type AnyReport } from './report-words.ts';
import type { WholeReport } from './schema.ts';
import { chartValues, tableValues } from './values.ts';

/** What a whole report is made from. */
export interface WholeInputs {
  extract: CommunityExtract;
  report: AnyReport;
  /** What the page calls the community. */
  name: string;
  /** Null for the rolling report. */
  edition: Edition | null;
}

/** The whole report as one object that fits `wholeReport`. It holds no corrections, so that the file of an edition stays as it is. */
export function wholeOf({ extract, report, name, edition }: WholeInputs): WholeReport {
  const { language, organisation, community, period } = extract;
  return {
    $schema: `./${SCHEMA_FILE}`,
    schemaVersion: 1,
    report: report.id,
    title: report.title,
    language,
    community: { id: extract.communityId, name, longName: community.longName ?? name },
    organisation: { name: organisation.name, website: organisation.website, contact: organisation.contact },
    period: { id: period.id, from: period.from, to: period.to, text: report.period },
    asOf: extract.asOf,
    invented: extract.invented,
    snapshot: { id: extract.snapshotId, pulledAt: extract.pulledAt },
    edition: edition && {
      ...{ publishedOn: edition.publishedOn, extract: edition.extract, inputs: edition.inputs },
      ...{ definitions: edition.definitions, notes: edition.notes },
    },
    headline: report.headline,
    figures: report.figures.map((figure) => {
      const { id, label, raw, value, unit, note, definition } = figure;
      const { unit: unitOf, source } = definitionOf(definition);
      const { version, text } = wordingIn(edition, definition, language);
      const means = { id: definition, version, text, unit: unitOf[language], source: source[language] };
      return { id, label, raw, value, unit, note, definition: means, doubt: doubtOf(figure, extract) };
    }),
    charts: report.charts.map(chartValues),
    tables: report.tables.map(tableValues),
    words: wordsOf({ extract, report, edition }),
    method: report.method,
    quality: report.quality,
    provenance: report.provenance.map(({ what, source, query, period, pulled }) => ({
      ...{ what, source, query, period, pulled },
    })),
  };
}

/** The bytes of `report.json`. `<` is escaped, as in the charts' files. */
export const wholeJson = (inputs: WholeInputs): string =>
  `${JSON.stringify(wholeOf(inputs), null, 2).replaceAll('<', '\\u003c')}\n`;
