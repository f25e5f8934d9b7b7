import type { APIRoute, GetStaticPaths } from 'astro';
import { chartFiles, type AnyChart } from '../../../charts/index.ts';
import { PARTS, tableFiles } from '../../../reports/index.ts';
import { packedText } from '../../../ui/work-table/packed.ts';
import { allTables, packed, part } from '../../work.ts';

/** Every text file that may be downloaded: of tables, charts and parts, at an address that stays. */
export const getStaticPaths = (() => {
  const files: [string, () => string][] = [
    ...allTables().flatMap((table): [string, () => string][] => [
      ...tableFiles(table),
      // For the reader's browser; the page of an empty table has nothing to load.
      ...(table.rows.length > 0
        ? [[`${table.id}.rows.json`, () => packedText(packed(table.id))] satisfies [string, () => string]]
        : []),
    ]),
    ...PARTS.flatMap(({ id }) => {
      const { charts, files: own }: { charts: AnyChart[]; files: Record<string, string> } = part(id);
      const given = [...charts.flatMap((chart) => [...chartFiles(chart)]), ...Object.entries(own)];
      return given.map(([name, text]): [string, () => string] => [name, () => text]);
    }),
  ];
  return files.map(([file, make]) => ({ params: { file }, props: { make } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ make: () => string }> = ({ props: { make } }) => new Response(make());
