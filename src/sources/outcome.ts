import { systemLabel, type Config, type SourceReport } from '../model/index.ts';
import { counted, countsOf, inWords } from './progress.ts';

/** One line on what came of a source: `HubSpot: 41 deals (3 pages, 5 requests, 1 retry, 3.1 s; requests waited 2.0 s in all)`. */
export function outcomeLine(report: SourceReport, config: Pick<Config, 'engagements'>): string {
  const { system, status, note } = report;
  const what =
    status === 'complete' ? `${inWords(countsOf(report.read))} (${effortOf(report)})` : status.replace('-', ' ');
  return `${systemLabel(system, config)}: ${what}${note ? `. ${note}` : ''}\n`;
}

function effortOf({ read, requests, retries, waitedMs, elapsedMs }: SourceReport): string {
  const pages = Object.values(read).reduce((sum, table) => sum + table.pages, 0);
  const effort = [
    counted(pages, 'page'),
    counted(requests, 'request'),
    retries > 0 ? counted(retries, 'retry', 'retries') : '',
    elapsedMs === null ? '' : inSeconds(elapsedMs),
  ].filter(Boolean);
  // Requests wait side by side, so that their waits may add up to more than the time that passed.
  const waited = inSeconds(waitedMs);
  return `${effort.join(', ')}${waited === inSeconds(0) ? '' : `; requests waited ${waited} in all`}`;
}

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
