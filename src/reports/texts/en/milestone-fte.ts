const months = (number: number): string => `${number} ${number === 1 ? 'month' : 'months'}`;
const entries = (number: number): string => `${number} ${number === 1 ? 'entry' : 'entries'}`;

/** People's time: what the agreement commits and what was logged. FTE come as text, `0.45`. */
export const fte = {
  heading: "People's time (FTE)",
  /** Full-time equivalents over months: half a person for two months is 1 FTE-month. */
  unit: 'FTE-months',
  delivered: {
    label: 'FTE delivered',
    value: (mean: string, committed: string): string => `${mean} of ${committed}`,
    none: 'No data',
    toDate: (number: number): string => `mean of ${number === 1 ? 'one whole month' : `${number} whole months`}`,
    wholeTerm: 'mean of the whole term',
    noWholeMonth: 'No whole month of the agreement is over yet',
    noEntries: 'Nothing is entered in the FTE log',
    withoutEntry: (number: number): string =>
      `${months(number)} without an entry ${number === 1 ? 'adds' : 'add'} nothing`,
  },
  committedTerm: { label: 'FTE committed', note: (fte: string): string => `${fte} FTE over the whole term` },
  deliveredTerm: { label: 'FTE delivered', note: (share: string): string => `${share} of what is committed` },
  remaining: {
    label: 'FTE remaining',
    toCome: (number: number): string => `for the ${months(number)} to come`,
    running: 'for the month that is running',
    ended: 'not delivered when the agreement ended',
    none: 'The commitment is reached',
    beyond: (fte: string): string => `${fte} FTE-months more than committed`,
    before: 'The agreement has not begun',
  },
  zero: 'The agreement states 0 FTE, so nothing is owed.',
  undated: (committed: string): string =>
    `The agreement commits ${committed} FTE. Without its dates, what is due and what remains cannot be told.`,
  chart: {
    title: (delivered: string, committed: string): string => `${delivered} of ${committed} FTE delivered on average`,
    noMean: (committed: string): string => `${committed} FTE committed`,
    series: 'Delivered',
    target: 'Committed',
    month: 'Month',
    summary: (number: number, lowest: string, highest: string, reached: number): string =>
      `FTE delivered in ${months(number)}, from ${lowest} to ${highest}; in ${reached} of them at least what is committed.`,
    summaryOfOne: (month: string, delivered: string): string => `${delivered} FTE delivered in ${month}.`,
  },
  table: {
    title: "People's time by month",
    open: 'Committed, delivered and remaining by month',
    columns: {
      agreement: ['Agreement', 'Name of the agreement'],
      month: ['Month', 'Calendar month, YYYY-MM'],
      committed: ['Committed (FTE)', 'FTE of the agreement; a month that its term covers in part counts by its days'],
      delivered: ['Delivered (FTE)', 'Sum of the FTE logged for the month; empty where nothing is entered'],
      remaining: [
        'Remaining (FTE-months)',
        'Committed over the whole term, less what is entered up to and including the month; empty for months to come',
      ],
      state: ['State', 'Whether the month is over, running, or to come'],
    } satisfies Record<string, [label: string, description: string]>,
    states: { over: 'over', running: 'running', toCome: 'to come', noEntry: 'no entry' },
    noEntryYet: 'no entry yet',
    total: 'Whole term',
    source: (system: string): string => `The organisation's delivery records (${system}: Engagements, FTE Log)`,
  },
  notes: {
    gap: (number: number, names: string): string =>
      number === 1
        ? `No FTE is entered for ${names}: what was done in that month is not known.`
        : `No FTE is entered for ${names}: what was done in those months is not known.`,
    noFte: (number: number, names: string): string =>
      number === 1
        ? `An entry for ${names} states no FTE, so that month may hold more.`
        : `Entries for ${names} state no FTE, so those months may hold more.`,
    running: (month: string): string => `${month} is not over; what is entered for it so far is shown.`,
    partial: (names: string): string => `The term covers ${names} in part, so less is committed there.`,
    outside: (number: number, names: string): string =>
      `${entries(number)} for ${names} ${number === 1 ? 'lies' : 'lie'} outside the term of the agreement and ${number === 1 ? 'is' : 'are'} not counted.`,
    later: (number: number, names: string): string =>
      `${entries(number)} for ${names} ${number === 1 ? 'lies' : 'lie'} after the as-of date and ${number === 1 ? 'is' : 'are'} not counted.`,
    shared: (number: number): string =>
      number === 1
        ? '1 entry names another agreement too and counts in each.'
        : `${number} entries name another agreement too and count in each.`,
  },
};
