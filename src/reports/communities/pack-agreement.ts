import { tierNamed } from '../../model/index.ts';
import { amountsOf, amountText } from '../amounts.ts';
import { dealPlace } from '../checks/places.ts';
import { httpsUrl } from '../commitment.ts';
import { count, list } from '../words.ts';
import { engagementPage } from '../workspace/addresses.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, number, several, text, type Cell } from '../workspace/table.ts';
import { contractsOf, contractsTable, engagementsTable, notRecorded, recordLink, typedLink } from './agreements.ts';
import { regionText, type Listed } from './directory-table.ts';
import { firstUses } from './first-use.ts';
import { sheetIfAny, type Sheet } from '../workspace/sheet.ts';
import { isCounted, isRunning, livingDeals } from './own.ts';
import type { PackItem } from './pack.ts';
import { progressOf } from './progress.ts';

const some = (...tables: (Sheet | null)[]): Sheet[] => tables.flatMap((table) => table ?? []);

/** The reasons, each once, why a source may hold more than was read. */
const unreadOf = ({ look }: WorkInputs, ...nouns: Parameters<WorkInputs['look']['unread']>[0][]): string[] => [
  ...new Set(nouns.flatMap((noun) => look.unread(noun) ?? [])),
];

/** An item whose system was read, or why it was not. */
function read(
  item: Omit<PackItem, 'state'> & { state?: PackItem['state'] },
  isEmpty: boolean,
  unread: string[],
): PackItem {
  const words = [item.words, ...unread].join(' ');
  if (isEmpty)
    return unread.length > 0
      ? { ...item, words: unread.join(' '), state: 'unread' }
      : { ...item, words, state: 'nothing' };
  return { ...item, words, state: item.state ?? 'shown' };
}

export function contracts({ own, agreement }: Listed, inputs: WorkInputs): PackItem {
  const signed = contractsOf(own, inputs);
  const counted = own.engagements.filter(isCounted);
  const now = agreement.engagement;
  return read(
    {
      ...{ id: 'contracts', title: 'Contracts and engagements', elsewhere: null },
      words:
        signed.length + own.engagements.length === 0
          ? 'Neither a contract nor an engagement is recorded.'
          : `${count(signed.length, 'contract')} and ${count(counted.length, 'engagement')}${now === null ? '' : `; ${now.name ?? now.id} is ${agreement.state}`}.`,
      tables: some(engagementsTable(own.engagements, inputs), contractsTable(signed, inputs)),
    },
    signed.length + own.engagements.length === 0,
    unreadOf(inputs, 'engagements', 'contracts', 'deals'),
  );
}

export function services({ own, agreement }: Listed, inputs: WorkInputs): PackItem {
  const { asOf, urlOf } = inputs;
  const { hubs } = own;
  const running = hubs.filter((hub) => isRunning(hub, asOf));
  const fte = agreement.engagement?.fteCommitted ?? null;
  const uses = firstUses(own, inputs);
  const table = sheetIfAny(
    'Hubs',
    ['Hub', 'Cloud and region', 'First used', 'State', 'Open'],
    hubs.map((hub): Cell[] => {
      const address = httpsUrl(hub.url);
      return [
        several(hub.name, [{ text: hub.name ?? `Hub ${hub.id}`, href: address }]),
        regionText(hub.cloud, hub.region) === null ? notRecorded() : text(regionText(hub.cloud, hub.region)),
        uses.cell(hub.namespace),
        text(isRunning(hub, asOf) ? 'not decommissioned' : `decommissioned on ${hub.decommissionedOn ?? ''}`),
        several(null, recordLink('Airtable', urlOf('hub', hub.id))),
      ];
    }),
  );
  return read(
    {
      ...{ id: 'services', title: 'Services provided', elsewhere: null, tables: some(table) },
      words: [
        `Tier: ${agreement.tierWords ?? 'not known'}.`,
        hubs.length === 0
          ? 'No hub is recorded.'
          : `${count(running.length, 'hub')} of ${hubs.length} ${running.length === 1 ? 'is' : 'are'} not decommissioned.`,
        fte === null ? 'The agreement states no FTE.' : `${fte} FTE committed.`,
      ].join(' '),
    },
    hubs.length === 0 && agreement.tierWords === null && fte === null,
    unreadOf(inputs, 'hubs', 'engagements'),
  );
}

/** HubSpot has what was sold and a link to the invoice; what was paid is with the fiscal sponsor. */
export function invoices({ own }: Listed, inputs: WorkInputs): PackItem {
  const { look, urlOf, config } = inputs;
  const billed = livingDeals(own).filter(({ stage, invoiceUrl }) => stage === 'Closed Won' || invoiceUrl !== null);
  const linked = billed.filter(({ invoiceUrl }) => invoiceUrl !== null);
  const amounts = amountsOf(billed.flatMap(({ amount }) => amount ?? []));
  const lacking = billed.filter(({ amount }) => amount === null).length;
  const sum = amounts.length > 0 ? ` Amounts of these deals: ${list(amounts.map(amountText))}` : '';
  return read(
    {
      ...{ id: 'invoices', title: 'Invoices and billing history', state: 'part' },
      words:
        billed.length === 0
          ? 'No deal is won or has an invoice.'
          : `${linked.length} of ${count(billed.length, 'deal')} that ${billed.length === 1 ? 'is' : 'are'} won or invoiced ${linked.length === 1 ? 'links' : 'link'} to an invoice.${sum}${sum && lacking > 0 ? `; ${lacking} without an amount` : ''}${sum ? '.' : ''}`,
      elsewhere: `Which invoices were sent and paid is not connected: ask ${config.organisation.fiscalSponsor}.`,
      tables: some(
        sheetIfAny(
          'Deals with their invoices',
          ['Deal', 'Amount:number', 'Invoice', 'Open'],
          billed.map((deal) => [
            several(deal.name, [
              { text: deal.name ?? `Deal ${deal.id}`, href: dealPlace(deal.id, look)[0]?.href ?? null },
            ]),
            deal.amount === null ? notRecorded() : text(amountsOf([deal.amount]).map(amountText).join('')),
            deal.invoiceUrl === null ? notRecorded() : several(null, typedLink('Invoice', deal.invoiceUrl)),
            several(null, recordLink('HubSpot', urlOf('deal', deal.id))),
          ]),
        ),
      ),
    },
    billed.length === 0,
    unreadOf(inputs, 'deals'),
  );
}

export function sponsoredWork({ own }: Listed, inputs: WorkInputs): PackItem {
  const rows = own.engagements.filter(isCounted).map((engagement) => progressOf(engagement, inputs));
  const all = rows.reduce((sum, { counted }) => sum + counted.length, 0);
  const of = (key: 'delivered' | 'late' | 'overdue') => rows.reduce((sum, row) => sum + row[key], 0);
  return read(
    {
      ...{ id: 'sponsored-work', title: 'Progress of the sponsored SoW work', elsewhere: null },
      words:
        all === 0
          ? 'No deliverable is recorded.'
          : `${of('delivered')} of ${count(all, 'deliverable')} ${of('delivered') === 1 ? 'is' : 'are'} delivered, ${of('late')} of them after the due date; ${of('overdue')} overdue.`,
      tables: some(
        sheetIfAny(
          'Deliverables by engagement',
          ['Engagement', 'Delivered:number', 'Of:number', 'Late:number', 'Overdue:number', 'Next due'],
          rows.map(({ engagement, counted, delivered, late, overdue, next }) => [
            several(engagement.name, [{ text: engagement.name ?? engagement.id, href: engagementPage(engagement.id) }]),
            number(delivered),
            number(counted.length),
            number(late),
            number(overdue),
            next === null ? { value: null, shown: [{ text: 'Nothing with a date' }] } : date(next.dueOn, next.name),
          ]),
        ),
      ),
    },
    all === 0,
    unreadOf(inputs, 'deliverables'),
  );
}

/** Whether the cloud's bill is passed on to a community: by its tier, or because the configuration names it. */
export function passesCost({ own, agreement }: Pick<Listed, 'own' | 'agreement'>, { config }: WorkInputs): boolean {
  const { tiers, communities } = config.audiences.cloudCost;
  const { communityId } = own.community;
  if (communityId !== null && communities.includes(communityId)) return true;
  return agreement.tier !== null && tiers.some((tier) => tierNamed(tier, config) === agreement.tier);
}
