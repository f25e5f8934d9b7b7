/** What a community buys, and what is made of it. Airtable stands for wherever engagements are kept. */
export const UNITS = {
  community: { name: 'Community', kept: 'HubSpot' },
  hub: { name: 'Hub', kept: 'Airtable' },
  deal: { name: 'Deal', kept: 'HubSpot' },
  contract: { name: 'Contract or MoU', kept: 'Airtable' },
  engagement: { name: 'Engagement', kept: 'Airtable' },
  project: { name: 'Project', kept: 'Airtable' },
  deliverable: { name: 'Deliverable', kept: 'Airtable' },
} as const;
export type Unit = keyof typeof UNITS;

/** How often: one; one or more; any number. */
export type Often = '1' | '1…n' | '0…n';

/** How two units belong together. */
export interface Relation {
  from: Unit;
  to: Unit;
  /** How many of `from` one of `to` belongs to. */
  fromOften: Often;
  /** How many of `to` one of `from` has. */
  toOften: Often;
  /** One sentence that says both. */
  words: string;
}

export const RELATIONS: readonly Relation[] = [
  {
    from: 'community',
    to: 'deal',
    fromOften: '1',
    toOften: '0…n',
    words: 'A community has any number of deals; a deal is with one community.',
  },
  {
    from: 'deal',
    to: 'engagement',
    fromOften: '1',
    toOften: '1',
    words: 'A deal that is won has one engagement, and an engagement has one parent deal.',
  },
  {
    from: 'engagement',
    to: 'project',
    fromOften: '1',
    toOften: '1…n',
    words: 'An engagement has one project or more; a project belongs to one engagement.',
  },
  {
    from: 'project',
    to: 'deliverable',
    fromOften: '1',
    toOften: '1…n',
    words: 'A project has one deliverable or more; a deliverable belongs to one project.',
  },
  {
    from: 'community',
    to: 'hub',
    fromOften: '1',
    toOften: '0…n',
    words: 'A community has any number of hubs; a hub serves one community.',
  },
  {
    from: 'deal',
    to: 'contract',
    fromOften: '1',
    toOften: '0…n',
    words:
      'A contract or MoU is linked to one deal. A new deal that is won has at least one; a renewal may go without.',
  },
];
