/** Communities and what names them. */
import type { Rule } from '../../types.ts';
import { communityIdFormat } from './community-id-format.ts';
import { communityIdUnique } from './community-id-unique.ts';

export const communityRules: readonly Rule[] = [communityIdFormat, communityIdUnique];
