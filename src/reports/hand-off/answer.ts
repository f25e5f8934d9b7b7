import { daysBetween, isOpen, type Deal } from '../../model/index.ts';
import { formatNumber } from '../../charts/index.ts';
import type { Verdict } from '../exit-criteria.ts';
import { count } from '../words.ts';
import type { Desk } from './desk.ts';
import type { Listed } from './table.ts';

/** "3 of 41 closed-won deals have no engagement; the oldest was won 12 days ago." And how the open deals stand. */
export function answerOf(listed: readonly Listed[], desk: Desk): string {
  const open = listed.filter(({ deal: { stage } }) => stage !== null && isOpen(stage));
  const lacking = open.filter(({ state }) => state.lacks > 0).length;
  const opens =
    open.length === 0
      ? 'No open deal is at Proposal or beyond.'
      : `${lacking === 0 ? 'None' : lacking} of ${count(open.length, 'open deal')} from Proposal on ${lacking > 1 ? 'lack' : 'lacks'} something.`;
  return `${wonSentence(desk)} ${opens}`;
}

function wonSentence({ snapshot, ask, asOf }: Desk): string {
  const won = snapshot.records.deals.filter(({ stage }) => stage === 'Closed Won');
  const says = (word: string) => won.filter(({ id }) => ask(RULE, id)?.says === word);
  const [without, unknown] = [says('lacking'), says('unknown').length];
  if (won.length === 0) return 'No deal is Closed Won.';
  const doubt = unknown === 0 ? '' : `; of ${unknown} it is not known`;
  if (without.length === 0) {
    const rest = won.length - unknown;
    return unknown === 0
      ? `${won.length === 1 ? 'The one closed-won deal has' : `All ${formatNumber(won.length)} closed-won deals have`} an engagement.`
      : `${rest} of ${count(won.length, 'closed-won deal')} ${rest === 1 ? 'has' : 'have'} an engagement${doubt}.`;
  }
  const ages = without.flatMap((deal) => ageOf(deal, asOf));
  const oldest =
    ages.length === 0 ? '' : `; ${without.length === 1 ? 'it' : 'the oldest'} was won ${ago(Math.max(...ages))}`;
  const early = without.filter(({ id }) => isEarly(ask(RULE, id))).length;
  const grace =
    early === 0
      ? ''
      : early === without.length
        ? '; not due yet'
        : `; ${early} of them ${early === 1 ? 'is' : 'are'} not due yet`;
  const verb = without.length === 1 ? 'has' : 'have';
  return `${formatNumber(without.length)} of ${formatNumber(won.length)} closed-won ${won.length === 1 ? 'deal' : 'deals'} ${verb} no engagement${oldest}${grace}${doubt}.`;
}

const RULE = 'closed-won-deal-has-engagement';

/** The days that a hand-over may take are not over. */
const isEarly = (verdict: Verdict | null) => verdict?.says === 'lacking' && verdict.severity === 'info';

const ago = (days: number) => (days === 0 ? 'today' : `${count(days, 'day')} ago`);

function ageOf({ closedOn, stageEnteredOn }: Deal, asOf: string): number[] {
  const won = closedOn !== null && closedOn <= asOf ? closedOn : stageEnteredOn;
  return won === null || won > asOf ? [] : [daysBetween(won, asOf)];
}

/** What is not in the figures and may belong there. */
export function doubtsOf({ snapshot, look }: Desk): string[] {
  const aside = (noun: string) =>
    new Set(snapshot.manifest.setAside.flatMap((one) => (one.noun === noun ? one.id : []))).size;
  const lost = (['deals', 'engagements', 'contracts', 'deliverables'] as const).flatMap((noun) => {
    const number = aside(noun);
    if (number === 0) return [];
    const one = noun.slice(0, -1);
    return `${count(number, one)} could not be read and ${number === 1 ? 'is' : 'are'} in no figure.`;
  });
  const strange = snapshot.records.deals.filter(({ stage }) => stage === null).length;
  const unread = [look.unread('deals'), look.unread('engagements')].flatMap((reason) => reason ?? []);
  return [
    ...new Set(unread),
    ...lost,
    ...(strange === 0
      ? []
      : [
          `${count(strange, 'deal')} ${strange === 1 ? 'is' : 'are'} at a stage that is none of the seven, and may be from Proposal on.`,
        ]),
  ];
}
