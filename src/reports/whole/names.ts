import type { CommunityExtract } from '../schema.ts';
import type { Report } from '../view.ts';

/** Files of the whole report, beside its page. */
export const JSON_FILE = 'report.json';
export const ZIP_FILE = 'report.zip';
export const PDF_FILE = 'report.pdf';
export const SCHEMA_FILE = 'report.schema.json';
export const README_FILE = 'README.txt';

/** What a reader's download is called: `tidewater-milestones-2026-Q1`. */
export const downloadName = ({ communityId, period }: CommunityExtract, { id }: Pick<Report, 'id'>): string =>
  `${communityId}-${id}-${period.id}`;
