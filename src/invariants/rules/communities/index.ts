/** Communities, what names them, and what is known of them. */
import type { Rule } from '../../types.ts';
import { cloudRegionKnownBeforeDelivery } from './cloud-region-known-before-delivery.ts';
import { communityIdFormat } from './community-id-format.ts';
import { communityIdImmutable } from './community-id-immutable.ts';
import { communityIdUnique } from './community-id-unique.ts';
import { communityIntakeComplete } from './community-intake-complete.ts';
import { communityNamesPresent } from './community-names-present.ts';
import { communityReferenceConsistent } from './community-reference-consistent.ts';
import { communityRolesFilled } from './community-roles-filled.ts';
import { communityUrlsValid } from './community-urls-valid.ts';
import { contactIdentifiersPresent } from './contact-identifiers-present.ts';
import { serviceTierConsistent } from './service-tier-consistent.ts';
import { serviceTierValid } from './service-tier-valid.ts';

export const communityRules: readonly Rule[] = [
  communityIdFormat,
  communityIdUnique,
  communityIdImmutable,
  communityNamesPresent,
  communityIntakeComplete,
  communityRolesFilled,
  contactIdentifiersPresent,
  serviceTierValid,
  serviceTierConsistent,
  cloudRegionKnownBeforeDelivery,
  communityUrlsValid,
  communityReferenceConsistent,
];
