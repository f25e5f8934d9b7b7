import { systemName } from '../../../model/index.ts';
import { communityOfDeal } from '../../community.ts';
import { calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import { agreementsOf, eachClosedWon } from '../../select.ts';
import { capital } from '../../words.ts';
import type { Rule } from '../../types.ts';

export const renewalWithoutAgreementListed: Rule = {
  id: 'renewal-without-agreement-listed',
  title: 'Renewals without an agreement',
  statement: 'A Closed Won renewal may go without a contract or MoU in Airtable; those that do are listed.',
  why: 'It is allowed, and still somebody should be able to say which partnerships run on the word of an older agreement.',
  fix: 'Add the agreement to Contracts in Airtable if there is one; otherwise leave it as it is.',
  severity: 'info',
  owner: 'BD',
  handbook: 'sales/closed-won#renewals-without-an-agreement',
  reads: {
    needs: ['deals.stageId', 'deals.type'],
    clears: ['contracts.executedOn', 'contracts.dealRef', 'engagements.dealRef'],
  },
  evaluate: (context) =>
    eachClosedWon(context, 'renewal', (deal, subject) => {
      const { executed, drafts, doubt } = agreementsOf(deal, context, () => true);
      if (executed.length > 0) return pass(subject);
      if (doubt) return notEvaluated(subject, doubt);
      return fail(subject, {
        severity: 'info',
        evidence: related(
          'draft',
          'contract',
          drafts.map(({ id }) => id),
        ),
        community: communityOfDeal(context.index, deal),
        message: `${capital(calledSubject(subject))} is a renewal without an executed contract or MoU in ${systemName('airtable', context.config)}, which is allowed and listed.`,
      });
    }),
  examples: [
    {
      given: 'a Closed Won renewal with an executed service agreement',
      then: 'it is not listed',
      outcome: 'pass',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', type: 'renewal' }],
        contracts: [{ type: 'Service Agreement', dealIds: ['1'], executedOn: '2026-01-10' }],
      },
    },
    {
      given: 'a Closed Won renewal without a contract',
      then: 'it is listed as info',
      outcome: 'fail',
      severity: 'info',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'renewal' }] },
    },
    {
      given: 'a Closed Won renewal whose contract has no executed date',
      then: 'it is listed as info, because a draft does not count',
      outcome: 'fail',
      severity: 'info',
      asOf: '2026-06-15',
      records: {
        deals: [{ id: '1', stage: 'Closed Won', type: 'renewal' }],
        contracts: [{ type: 'Service Agreement', dealIds: ['1'] }],
      },
    },
    {
      given: 'a Closed Won renewal that is named by a contract which could not be read',
      then: 'it is not evaluated',
      outcome: 'not-evaluated',
      asOf: '2026-06-15',
      records: { deals: [{ id: '1', stage: 'Closed Won', type: 'renewal' }] },
      setAside: [
        {
          noun: 'contracts',
          id: 'recC1',
          name: null,
          field: 'executedOn',
          expected: 'a date',
          found: '"May"',
          links: ['1'],
        },
      ],
    },
  ],
};
