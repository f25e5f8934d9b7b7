import { tierNamed, type Config, type Day, type Engagement } from '../../model/index.ts';
import { agreementState, currentAgreement, type AgreementState } from '../directory.ts';
import { isCounted, type Own } from './own.ts';

/** The agreement that stands for a community: the active one, else the next, else the last. */
export interface Agreement {
  engagement: Engagement | null;
  state: AgreementState | 'none';
  /** Id of the tier: of the agreement, else of the newest deal that is not lost and states one. */
  tier: string | null;
  /** The tier as it is shown; a word that is no tier stands as it is written. */
  tierWords: string | null;
}

export function agreementOf(
  { engagements, deals }: Pick<Own, 'engagements' | 'deals'>,
  asOf: Day,
  config: Config,
): Agreement {
  const engagement = currentAgreement(engagements.filter(isCounted), asOf);
  const stated =
    engagement?.serviceTier ??
    deals.find(({ stage, serviceTier }) => stage !== 'Closed Lost' && serviceTier !== null)?.serviceTier ??
    null;
  const tier = stated === null ? null : tierNamed(stated, config);
  return {
    ...{ engagement, tier },
    state: engagement ? agreementState(engagement, asOf) : 'none',
    tierWords: config.tiers.find(({ id }) => id === tier)?.label ?? stated,
  };
}
