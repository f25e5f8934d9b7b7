import type { SnapshotInput } from '../snapshot/index.ts';
import { seedFaults } from './faults/index.ts';
import { DEFAULTS, samplePortfolio } from './portfolio.ts';

/**
 * How data/sample is made; `npm run sample -- --committed --out data/sample` makes it again, byte for byte. Every family of
 * rules has something to say. Errors stand in five communities of twelve, so that the rest shows what health looks like.
 */
export const COMMITTED = {
  ...DEFAULTS,
  faults: [
    // Established and well, with something late and a paper missing.
    'deliverable-not-overdue@tidewater',
    'contract-admin-exit-has-executed-agreement/renewal@tidewater',
    // In its first year, with nothing wrong but a word that is missing.
    'rag-action-recorded@quillmarsh',
    // Leaves, and copies its data out: a dear month.
    'budget-threshold-exceeded@tamarukh',
    // Ends in seven weeks: nobody has written, and somebody has linked the next deal too early.
    'renewal-notice-sent@pedralvia',
    'engagement-has-exactly-one-deal@pedralvia',
    // Won last Friday: the hand-over is under way.
    'closed-won-deal-has-engagement/in-grace@korumbine',
    'contract-admin-exit-has-delivery-request/renewal@korumbine',
    // A large grant that needs attention.
    'deliverable-not-overdue/badly@karrowan',
    'fte-delivered-to-date@karrowan',
    'record-parses@karrowan',
    'reference-resolves@karrowan',
    // A long partnership whose records did not keep up; that its last renewal has no contract is allowed and listed.
    'closed-won-new-has-contract-or-mou@halvorsund',
    'deal-has-at-most-one-engagement@halvorsund',
    'ended-engagement-has-no-open-deliverable@halvorsund',
    'contract-admin-exit-has-delivery-request/renewal@halvorsund',
    // Sales.
    'open-deal-not-stalled/listed@vellamere',
    'community-urls-valid@nakuvale',
    'stage-known@sorrelby',
    'closed-won-deal-has-engagement@lindenfell',
    'community-id-format@lindenfell',
  ],
} as const;

export const committedSample = (): SnapshotInput => seedFaults(samplePortfolio(COMMITTED), COMMITTED.faults);
