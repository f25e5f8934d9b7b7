/** A page of every kind of the team site. */
export const KINDS = [
  'team/',
  'team/checks/',
  'team/checks/bindings/',
  'team/checks/coverage/',
  'team/checks/closed-won-deal-has-engagement/',
  'team/communities/',
  'team/handbook/',
  'team/handbook/sales/closed-won/',
  'team/handbook/leads/hail-the-lead/',
  'team/handbook/overview/lifecycle/',
  'team/handbook/renewals/sixty-day-notice/',
  'team/glossary/',
  'team/who-does-what/',
  'team/artefacts/',
  'team/handbook-health/',
  'team/print/sales/',
];
