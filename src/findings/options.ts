import type { Config, Records } from '../model/index.ts';
import type { FailOn } from './verdict.ts';

/** What an output may know besides the result. Each format takes what it has a use for. */
export interface FormatOptions {
  /** ANSI colours, for a terminal. */
  colour?: boolean;
  /** What `--fail-on` says; `error` when it says nothing. A graver finding is a failed test of JUnit. */
  failOn?: FailOn;
  /** Markdown for a comment, which has to be shorter than a summary. */
  comment?: boolean;
  /** Words, time zone and addresses; those of the defaults without it. */
  config?: Config;
  /** The records of the snapshot, where places in its files are to be told. */
  records?: Records;
}
