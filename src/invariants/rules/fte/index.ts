/** FTE clauses and capacity. */
import type { Rule } from '../../types.ts';
import { fteClauseConsistent } from './fte-clause-consistent.ts';
import { fteDeliveredToDate } from './fte-delivered-to-date.ts';
import { fteDeliveredAtEnd } from './fte-delivered-at-end.ts';
import { fteLogInsideEngagement } from './fte-log-inside-engagement.ts';
import { capacityCoversCommitments } from './capacity-covers-commitments.ts';

export const fteRules: readonly Rule[] = [
  fteClauseConsistent,
  fteDeliveredToDate,
  fteDeliveredAtEnd,
  fteLogInsideEngagement,
  capacityCoversCommitments,
];
