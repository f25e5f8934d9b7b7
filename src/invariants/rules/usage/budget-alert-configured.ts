import { calledSubject, fail, notEvaluated, pass } from '../../outcome.ts';
import { capital, enumerate } from '../../words.ts';
import { alertExamples } from './budget-alert-configured.examples.ts';
import type { HubOfCommunity } from './hub-terms.ts';
import { eachLiveHub } from './live-hubs.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** The name of the cloud is typed by hand: `aws`, `AWS us-west-2` and `Amazon Web Services` mean the same. */
export const isOnAws = (cloud: string): boolean => /^\s*(?:aws|amazon)\b/i.test(cloud);

const fold = (address: string): string => address.trim().toLowerCase();

/**
 * Eligible are live hubs on AWS, and those that do not say on which cloud they are. Capital and small letters of an
 * address count as the same. The message holds the address that is expected and never the one that was found, which may
 * be a person's.
 */
function judge(hub: HubOfCommunity, subject: Subject, { config }: Context): Outcome | null {
  const { cloud, communityId, budgetAlert, budgetAlertAddress } = hub;
  if (cloud === null) return notEvaluated(subject, 'The hub does not say on which cloud it is, so it may be on AWS.');
  if (!isOnAws(cloud)) return null;
  const expected = `support+${communityId}@${config.organisation.mailDomain}`;
  const wrong = [
    ...(budgetAlert === null ? ['has no budget alert amount'] : []),
    ...(budgetAlertAddress === null ? [`has no budget alert address (${expected} is expected)`] : []),
    ...(budgetAlertAddress !== null && fold(budgetAlertAddress) !== fold(expected)
      ? [`sends its budget alert to another address than ${expected}`]
      : []),
  ];
  if (wrong.length === 0) return pass(subject);
  return fail(subject, {
    severity: 'warning',
    community: communityId,
    message: `${capital(calledSubject(subject))} ${enumerate(['is on AWS', ...wrong])}, so nobody may hear of a rise in its cost before the invoice.`,
  });
}

export const budgetAlertConfigured: Rule = {
  id: 'budget-alert-configured',
  title: 'A hub on AWS has a budget alert',
  statement:
    'A live hub on AWS has a budget alert amount, and its budget alert goes to the support address of its community.',
  why: 'The alert comes before the money is spent, and its address says whose money it is. Without it the invoice is the first to tell.',
  fix: 'Set the budget up in AWS Budgets, and enter Budget alert and Budget alert address on the hub in Airtable.',
  severity: 'warning',
  owner: 'P&S',
  handbook: 'delivery/cloud-cost#budget-alerts',
  reads: {
    needs: ['hubs.communityId', 'hubs.cloud', 'hubs.budgetAlert', 'hubs.budgetAlertAddress'],
    clears: [
      ...(['hubs.decommissionedOn', 'engagements.start', 'engagements.status'] as const),
      ...(['engagements.communityId', 'engagements.dealRef', 'communities.communityId'] as const),
    ],
  },
  evaluate: (context) => eachLiveHub(context, (hub, subject) => judge(hub, subject, context)),
  examples: alertExamples,
};
