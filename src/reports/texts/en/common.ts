/** Small parts of sentences that the reports share. */
export const common = {
  /** `1 deliverable`, `2 deliverables`. */
  deliverables: (number: number): string => `${number} ${number === 1 ? 'deliverable' : 'deliverables'}`,
  hubs: (number: number): string => `${number} ${number === 1 ? 'hub' : 'hubs'}`,
  days: (number: number): string => `${number} ${number === 1 ? 'day' : 'days'}`,
  months: (number: number): string => `${number} ${number === 1 ? 'month' : 'months'}`,
  none: 'None',
  notRecorded: 'not recorded',
};
