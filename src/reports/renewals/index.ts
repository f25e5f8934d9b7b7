import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { answerOf, renewalDoubts } from './answer.ts';
import { endingsOf } from './endings.ts';
import { feedOf } from './feed.ts';
import { recordOf, type RenewalRecord } from './record.ts';
import { bucketTable, renewalsTable, stepsTable } from './tables.ts';
import { unagreedOf } from './unagreed.ts';
import { servedTable, unagreedTable, unclearTable } from './without-agreement.ts';

export { endingsOf, renewalPage, type Ending } from './endings.ts';
export type { RenewalRecord } from './record.ts';

/** Name of the calendar feed below `download/`. */
export const FEED = 'renewals.ics';

export type RenewalsPart = Part<null, RenewalRecord>;

/** Which agreements end, what comes after, and what is served without one. */
export function renewalsPart(inputs: WorkInputs): RenewalsPart {
  const endings = endingsOf(inputs);
  const unagreed = unagreedOf(inputs);
  return {
    answer: answerOf(endings, unagreed, inputs),
    doubts: renewalDoubts(inputs),
    tables: [
      bucketTable(endings),
      renewalsTable(endings, inputs),
      stepsTable(endings, inputs),
      servedTable(endings, inputs),
      unagreedTable(unagreed, inputs),
      ...[unclearTable(inputs)].filter(({ rows }) => rows.length > 0),
    ],
    charts: [],
    facts: null,
    records: endings.map((ending) => recordOf(ending, inputs)),
    pages: [],
    files: { [FEED]: feedOf(endings, inputs) },
  };
}
