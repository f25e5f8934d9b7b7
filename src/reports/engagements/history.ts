import type { Day, Engagement } from '../../model/index.ts';
import { compare } from '../words.ts';
import { dealPage, engagementPage } from '../workspace/addresses.ts';
import { date, several, status, text, type Cell, type Shown } from '../workspace/table.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { handOffLinks } from './links.ts';
import type { One } from './one.ts';
import { sheet, type Sheet } from '../workspace/sheet.ts';
import { successorOf } from './succession.ts';

interface Dated {
  on: Day | null;
  what: string;
  about?: Shown;
}

/** Everything about an engagement that has a date, in order; what is still to come says so. */
export function historyOf(one: One, inputs: WorkInputs): Sheet {
  const events = [...agreementOf(one, inputs), ...termOf(one, inputs), ...workOf(one), ...talksOf(one, inputs)];
  const dated = events.flatMap(({ on, ...event }) => (on === null ? [] : [{ on, ...event }]));
  const rows = dated
    .toSorted(
      (a, b) => compare(a.on, b.on) || compare(a.what, b.what) || compare(a.about?.text ?? '', b.about?.text ?? ''),
    )
    .map(({ on, what, about }): Cell[] => [
      date(on, on > inputs.asOf ? 'to come' : null),
      on > inputs.asOf ? status(what, 'open') : text(what),
      about ? several(about.text, [about]) : text(null),
    ]);
  return sheet('History', ['Day:day', 'What', 'About'], rows, 'Nothing about this engagement has a date.');
}

function agreementOf({ engagement }: One, inputs: WorkInputs): Dated[] {
  const { look, urlOf } = inputs;
  const pages = handOffLinks(engagement, inputs);
  return engagement.dealIds.flatMap((id, place) => {
    const deal = look.byId.deals.get(id);
    if (!deal) return [];
    const about = pages[place] ?? { text: deal.name ?? id, href: dealPage(id) };
    const contracts = look.contractsOfDeal(id).map((contract) => ({
      on: contract.executedOn,
      what: `${contract.type ?? 'Contract'} executed`,
      about: { text: contract.name ?? contract.id, href: urlOf('contract', contract.id) },
    }));
    const orders = look.ordersOfDeal(id).map((order) => ({
      on: order.createdOn,
      what: 'Delivery requested by an order',
      about: { text: order.name ?? order.id, href: urlOf('order', order.id) },
    }));
    return [
      { on: deal.psNotifiedOn, what: 'P&S told of the proposal', about },
      { on: deal.capacityConfirmedOn, what: 'Capacity confirmed', about },
      { on: deal.verbalCloseOn, what: 'Verbal close', about },
      { on: deal.agreementExecutedOn, what: 'Agreement executed', about },
      { on: deal.stage === 'Closed Won' ? deal.closedOn : null, what: 'Deal won', about },
      ...contracts,
      ...orders,
    ];
  });
}

function termOf({ engagement }: One, inputs: WorkInputs): Dated[] {
  const next = successorOf(engagement, inputs);
  return [
    { on: engagement.start, what: 'Engagement starts' },
    { on: engagement.renewalNoticeSentOn, what: 'Renewal notice sent' },
    { on: engagement.decommissionRequestedOn, what: 'Decommission requested' },
    { on: engagement.shutdownNoticeSentOn, what: 'Shutdown notice sent' },
    { on: engagement.end, what: 'Engagement ends' },
    { on: engagement.deliveryVerifiedOn, what: 'Delivery verified' },
    ...(next ? [{ on: next.start, what: 'Next engagement starts', about: nameOf(next) }] : []),
  ];
}

const nameOf = ({ id, name }: Engagement): Shown => ({ text: name ?? id, href: engagementPage(id) });

const workOf = ({ work }: One): Dated[] =>
  work.flatMap(({ standing }): Dated[] => {
    if (standing.state === 'cancelled') return [];
    const about = { text: standing.name };
    if (standing.state !== 'delivered') return [{ on: standing.dueOn, what: 'Deliverable due', about }];
    return [{ on: standing.deliveredOn, what: 'Deliverable delivered', about }];
  });

const talksOf = ({ engagement }: One, { look }: WorkInputs): Dated[] =>
  look.checkInsOfEngagement(engagement.id).map(({ date: on, score }) => ({
    on,
    what: score === null ? 'Check-in, without a score' : `Check-in, ${score} of 5`,
  }));
