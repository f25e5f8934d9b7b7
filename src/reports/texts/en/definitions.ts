/** The page of definitions. */
export const definitions = {
  title: 'Definitions',
  lead: 'What each figure of these reports means, how it is computed, and where its values are read.',
  edition: 'The edition shows each definition in the version that it was made with.',
  groups: { milestones: 'Milestone report', impact: 'Impact report', usage: 'Usage report' },
  unit: 'Unit',
  source: 'Source',
  query: 'Query',
  version: 'Version',
  /** Which version it is, and from when to when it held; the first has no first day. */
  standing: (version: number, from: string | null, to: string | null): string => {
    if (to === null) return from === null ? `${version}, from the beginning` : `${version}, since ${from}`;
    return from === null ? `${version}, until ${to}` : `${version}, from ${from} to ${to}`;
  },
  earlier: 'Earlier versions',
  note: 'A definition keeps its text until its version rises. An edition names the versions that it was made with.',
  machine: 'The same as JSON',
};
