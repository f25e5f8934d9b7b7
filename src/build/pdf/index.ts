/** Reports as PDF: built pages, printed by Chromium. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDF_FILE } from '../../reports/index.ts';
import { printPages, type Printing } from './print.ts';

export { PAPERS, type Paper, type Printing } from './print.ts';

/** Prints pages of a folder into files; `file` says where each goes. */
export async function printInto(
  printing: Printing,
  pages: readonly string[],
  file: (page: string) => string,
): Promise<void> {
  await printPages(printing, pages, (page, pdf) => writeFile(file(page), pdf));
}

/** The report pages among the pages of a site: `k-tide/milestones/`, `k-tide/editions/2026-Q3/usage/`. */
export const reportPages = (files: Iterable<string>): string[] =>
  [...files]
    .flatMap(
      (file) => /^([^/]+\/(?:editions\/[^/]+\/)?(?:milestones|impact|usage)\/)index\.html$/.exec(file)?.[1] ?? [],
    )
    .sort();

/** Prints each report of a site beside its page, as `report.pdf`. */
export const printReports = (printing: Printing, files: Iterable<string>): Promise<void> =>
  printInto(printing, reportPages(files), (page) => join(printing.dir, page, PDF_FILE));
