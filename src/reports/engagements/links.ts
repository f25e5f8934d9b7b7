import { isFrom, type Engagement } from '../../model/index.ts';
import { dealPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Shown } from '../workspace/table.ts';

/** The hand-off of each deal of an engagement; a deal has a page from Proposal on. */
export const handOffLinks = ({ dealIds }: Engagement, { look }: WorkInputs): Shown[] =>
  dealIds.flatMap((id) => {
    const deal = look.byId.deals.get(id);
    if (!deal) return [{ text: `Deal ${id}, which was not read` }];
    const hasPage = deal.stage !== null && isFrom(deal.stage, 'Proposal');
    return [{ text: deal.name ?? `Deal ${id}`, href: hasPage ? dealPage(id) : null }];
  });
