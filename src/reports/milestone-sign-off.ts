import { formatDay } from '../charts/index.ts';
import type { Agreement } from './agreement.ts';
import type { Commitment } from './commitment.ts';
import { countsOf } from './milestone-figures.ts';
import type { CommunityExtract } from './schema.ts';
import { textsOf } from './texts/index.ts';

/** What is confirmed by hand on paper. */
export interface SignOff {
  /** The counts as of the date that the two sides put their names to. */
  statement: string;
  /** Which data they come from. */
  data: string;
  /** One block of lines for each side. */
  sides: [community: string, organisation: string];
}

/** Null where there is nothing to confirm: the agreement has not begun, was cancelled, or has no deliverable that counts. */
export function signOffOf(
  agreement: Agreement,
  commitments: Commitment[],
  { asOf, language, snapshotId, organisation, community, communityId }: CommunityExtract,
): SignOff | null {
  const { signOff } = textsOf(language).milestone;
  const { all, due, delivered, onTime, early, open, cancelled } = countsOf(commitments);
  if (!['current', 'ended'].includes(agreement.state) || all === cancelled) return null;
  const parts = [
    signOff.counts(agreement.name, formatDay(asOf, language), due),
    ...(due ? [signOff.delivered(delivered, onTime), signOff.notDelivered(due - delivered)] : []),
    ...(early ? [signOff.early(early)] : []),
    ...(open ? [signOff.open(open)] : []),
    ...(cancelled ? [signOff.cancelled(cancelled)] : []),
  ];
  const name = community.longName ?? community.shortName ?? communityId;
  return {
    statement: `${parts.join('; ')}.`,
    data: signOff.data(snapshotId),
    sides: [signOff.community(name), signOff.organisation(organisation.name)],
  };
}
