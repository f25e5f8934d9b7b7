import { columnsOf } from './columns.ts';
import type { AnyChart } from './types.ts';
import { chartWords } from './words.ts';

/**
 * What the columns of a chart's CSV mean, with units and source, in the form that W3C's "CSV on the Web" gives (Metadata Vocabulary for
 * Tabular Data): `x.csv` finds it as `x.csv-metadata.json`. `<` is escaped, as in the other files.
 */
export function csvMetadata(spec: AnyChart): string {
  const language = spec.language ?? 'en';
  const columns = columnsOf(spec).map(({ name, title, description, unit, datatype }) => ({
    name,
    titles: { [language]: title },
    ...(description && { 'dc:description': description }),
    ...(unit && { 'schema:unitText': unit }),
    datatype,
    required: false,
    null: '',
  }));
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    url: `${spec.id}.csv`,
    'dc:title': spec.title,
    'dc:description': spec.summary,
    'dc:source': spec.source,
    'dc:subject': spec.definition,
    'rdfs:comment': [...spec.notes, chartWords(language).formulaNote],
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true, delimiter: ',' },
    tableSchema: { columns },
  };
  return `${JSON.stringify(metadata, null, 2).replaceAll('<', '\\u003c')}\n`;
}
