import type { Language } from '../charts/index.ts';
import type { DataTable } from './view.ts';

/**
 * What the columns of a table's CSV file hold, as "Metadata Vocabulary for Tabular Data" (W3C, 2015) has it; a reader of
 * `<id>.csv` looks for it under `<id>.csv-metadata.json`.
 */
export const tableMetadata = ({ id, title, columns, rows, notes, source }: DataTable, language: Language): string =>
  `${JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
      url: `${id}.csv`,
      'dc:title': title,
      'dc:source': source,
      'rdfs:comment': notes,
      dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true, delimiter: ',' },
      tableSchema: {
        columns: columns.map(({ id, label, description }, place) => ({
          name: id,
          titles: { [language]: label },
          'dc:description': description,
          datatype: datatypeOf(rows.map((row) => row[place] ?? null)),
          required: false,
          null: '',
        })),
      },
    },
    null,
    2,
  ).replaceAll('<', '\\u003c')}\n`;

/** A column of numbers holds nothing else; where there are no values, any text fits. */
const datatypeOf = (cells: readonly (string | number | null)[]): 'number' | 'string' => {
  const known = cells.filter((cell) => cell !== null);
  return known.length > 0 && known.every((cell) => typeof cell === 'number') ? 'number' : 'string';
};
