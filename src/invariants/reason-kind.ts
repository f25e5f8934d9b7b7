const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** What a reason says of one record, and what stands for it: quoted names, dates, and ids of every source. */
const OF_ONE_RECORD: readonly [RegExp, string][] = [
  [/“[^”]*”/g, '“…”'],
  [new RegExp(`\\b\\d{1,2} (?:${MONTH}) \\d{4}\\b`, 'g'), 'a date'],
  [new RegExp(`\\b(?:${MONTH}) \\d{4}\\b`, 'g'), 'a month'],
  [/\S+\/\d{4}-\d{2}\b/g, '…'],
  [/\brec(?=[A-Za-z0-9]*[A-Z0-9])[A-Za-z0-9]+\b/g, '…'],
  [/\b\d{4,}\b/g, '…'],
];

/** A reason without what is only true of one record, so that the same reason of many records reads the same. */
export const kindOfReason = (reason: string): string =>
  OF_ONE_RECORD.reduce((words, [pattern, general]) => words.replace(pattern, general), reason);
