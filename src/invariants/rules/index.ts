/** The catalogue: every rule, family by family, in the order in which it is shown. */
import type { Rule } from '../types.ts';
import { communityRules } from './communities/index.ts';
import { dealRules } from './deals/index.ts';
import { engagementRules } from './engagements/index.ts';
import { fteRules } from './fte/index.ts';
import { renewalRules } from './renewal/index.ts';
import { systemRules } from './system/index.ts';
import { usageRules } from './usage/index.ts';

export const RULES: readonly Rule[] = [
  ...dealRules,
  ...communityRules,
  ...engagementRules,
  ...fteRules,
  ...renewalRules,
  ...usageRules,
  ...systemRules,
];
