/** Editions: what a report of a period is called, what stands above its pages, and its first page. */
export const edition = {
  period: {
    quarter: (number: number, year: string): string =>
      `${['First', 'Second', 'Third', 'Fourth'][number - 1] ?? ''} quarter of ${year}`,
    year: (year: string): string => year,
    term: (name: string, years: string): string => `${name} ${years}`,
    agreement: 'Term of the agreement',
    latest: 'Latest',
    days: (from: string, to: string): string => `${from} to ${to}`,
  },
  /** Name of the note for those who do not see it. */
  note: 'About this edition',
  frozen: (name: string, publishedOn: string): string =>
    `Edition: ${name}. Published on ${publishedOn}; its figures do not change.`,
  pulled: (pulledOn: string, to: string): string =>
    `Made from the data of ${pulledOn}. What is dated after ${to} is not counted.`,
  latest: 'See the latest report',
  rolling: 'This report changes with the data. To cite or file it, use an edition, which does not:',
  publishedOn: (day: string): string => `published on ${day}`,
  correctionsTitle: (count: number): string => (count === 1 ? 'A correction' : `${count} corrections`),
  corrections: 'Later data differ from what was published. This page keeps the published values.',
  correction: (what: string, before: string, after: string): string => `${what}: published as ${before}, now ${after}.`,
  correctionAgain: (what: string, before: string, after: string): string => `${what}: was ${before}, now ${after}.`,
  more: (count: number): string => (count === 1 ? 'One more correction' : `${count} more corrections`),
  allInFile: (count: number): string =>
    `${count === 1 ? 'One more stands' : `${count} more stand`} in the file with all corrections (CSV)`,
  columns: ['Noticed on', 'Report', 'Value', 'Before', 'After', 'Note'],
  elsewhere: (count: number): string =>
    count === 1
      ? 'One correction concerns another report of this edition.'
      : `${count} corrections concern other reports of this edition.`,
  method: 'The way it is computed was corrected.',
  gone: 'no longer recorded',
  withdrawn: 'withdrawn',
  quote: 'A quote',
  evidence: (deliverable: string): string => `Evidence of ${deliverable}`,
  shown: 'shown',
  due: (deliverable: string): string => `Due date of ${deliverable}`,
  delivered: (deliverable: string): string => `Delivery date of ${deliverable}`,
  status: (deliverable: string): string => `Status of ${deliverable}`,
  /** Stands where words were taken out. */
  removed: '[removed]',
  removal: (day: string, places: number, fingerprint: string): string =>
    `On ${day}, words were taken out that should not have been published (${places === 1 ? 'one place' : `${places} places`}). No figure changed. Before that, the fingerprint of the data began with ${fingerprint}.`,
  notesTitle: 'Known when it was published',
  cover: {
    title: 'Edition',
    heading: 'Reports of this edition',
    about: 'About this edition',
    period: 'Period',
    published: 'Published',
    data: 'Data of',
    state: 'State as of',
    fingerprint: 'Fingerprint of the data (SHA-256)',
    address: 'The address of this page stays the same. Whoever has it finds the same figures here.',
    lead: (organisation: string, community: string, period: string): string =>
      `What ${organisation} promised ${community}, what was delivered, and how it was used: ${period}.`,
  },
};
