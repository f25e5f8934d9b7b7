/** Small parts of sentences that the reports share. */
export const common = {
  /** `1 deliverable`, `2 deliverables`. */
  deliverables: (number: number): string => `${number} ${number === 1 ? 'deliverable' : 'deliverables'}`,
  hubs: (number: number): string => `${number} ${number === 1 ? 'hub' : 'hubs'}`,
  days: (number: number): string => `${number} ${number === 1 ? 'day' : 'days'}`,
  months: (number: number): string => `${number} ${number === 1 ? 'month' : 'months'}`,
  none: 'None',
  notRecorded: 'not recorded',
  /** On a figure, where the whole note stands below the strip. */
  doubtful: 'Under review',
  /** Note on a figure that is computed from records with an open error. */
  doubt: (records: string): string => `Under review: ${records}. This may change.`,
  doubtfulFigures: (records: string): string => `Under review: ${records}. The figures with this mark may change.`,
  doubtQuality: (records: string): string =>
    `Under review: ${records}. Figures that are computed from what is under review carry a note and may change.`,
  /** Two rules may speak of the same records. */
  atLeast: (records: string): string => `at least ${records}`,
  /** Records that a note on a figure counts. */
  doubted: {
    engagements: (number: number): string => `${number} ${number === 1 ? 'agreement' : 'agreements'}`,
    projects: (number: number): string => `${number} ${number === 1 ? 'project' : 'projects'}`,
    deliverables: (number: number): string => `${number} ${number === 1 ? 'deliverable' : 'deliverables'}`,
    fteLog: (number: number): string => `${number} ${number === 1 ? 'entry' : 'entries'} of the FTE log`,
    checkIns: (number: number): string => `${number} ${number === 1 ? 'check-in' : 'check-ins'}`,
    hubs: (number: number): string => `${number} ${number === 1 ? 'hub' : 'hubs'}`,
    usage: (number: number): string => `the usage of ${number} ${number === 1 ? 'month' : 'months'} of a hub`,
    costs: (number: number): string => `the cloud cost of ${number} ${number === 1 ? 'month' : 'months'}`,
    communities: (number: number): string =>
      number === 1 ? "the community's record" : `${number} records of the community`,
  },
};
