import { chartPng } from '../pictures/index.ts';
import {
  citationOf,
  downloadName,
  fileNames,
  funderText,
  JSON_FILE,
  README_FILE,
  readmeOf,
  reportFiles,
  SCHEMA_FILE,
  wholeJson,
  wholeJsonSchema,
  ZIP_FILE,
  zipOf,
  type CommunityExtract,
  type CommunityReports,
  type Edition,
  type Report,
} from '../reports/index.ts';
import type { CommunityPage } from './data.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;
type Page = Pick<CommunityPage, 'extract' | 'reports' | 'edition'>;

/** Names of all files beside a report. */
export const namesOf = ({ reports }: Page, id: Report['id']): string[] => [
  ...fileNames(reports[id]),
  JSON_FILE,
  SCHEMA_FILE,
  ZIP_FILE,
];

/** How many reports' files are kept: as many as a build makes at a time. */
const KEPT = 4;
const kept = new Map<Page, Map<Report['id'], Promise<Files>>>();

/** All files beside a report. A build asks for them one by one, report by report, so those of the last few are kept. */
export function filesOf(page: Page, id: Report['id']): Promise<Files> {
  const reports = kept.get(page) ?? new Map<Report['id'], Promise<Files>>();
  const files = reports.get(id) ?? makeFiles(page, id);
  reports.set(id, files);
  kept.delete(page);
  kept.set(page, reports);
  for (const old of kept.keys()) if (kept.size > KEPT) kept.delete(old);
  return files;
}

const schema = `${JSON.stringify(wholeJsonSchema())}\n`;

async function makeFiles({ extract, reports, edition }: Page, id: Report['id']): Promise<Files> {
  const report = reports[id];
  const inputs = { extract, report, name: reports.name, edition };
  const files = new Map<string, string | Uint8Array>(reportFiles(report, extract.language));
  const more = id === 'impact' ? moreOf(extract, reports, edition) : [];
  const readme = readmeOf(inputs, [...files.keys(), ...more.map(([name]) => name)]);
  files.set(JSON_FILE, wholeJson(inputs));
  files.set(SCHEMA_FILE, schema);
  const all = new Map([...files, ...more, [README_FILE, readme] as const]);
  // Without the PNGs, which show what the SVGs show and would double the size of a site.
  files.set(ZIP_FILE, zipOf(downloadName(extract, report), all, extract.asOf));
  for (const chart of report.charts) files.set(`${chart.id}.png`, await chartPng(chart));
  return files;
}

/** Files that have addresses of their own beside the impact report and below it. */
function moreOf(extract: CommunityExtract, { impact }: CommunityReports, edition: Edition | null): [string, string][] {
  const { bibtex, csl } = citationOf(extract, edition);
  return [
    ['citation.bib', bibtex],
    ['citation.csl.json', csl],
    ['funder.txt', funderText(extract, impact)],
  ];
}
