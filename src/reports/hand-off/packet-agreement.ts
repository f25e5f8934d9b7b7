import { nameAtSource, type Config, type Deal, type MappedField } from '../../model/index.ts';
import type { Shown } from '../workspace/table.ts';
import { outside } from './evidence.ts';
import { partOf, whereOf, type PacketItem, type PacketPart } from './packet-part.ts';

/** What was agreed, as the deal states it. Delivery is planned by the two dates, so they are required. */
export function agreementPart(deal: Deal, config: Config): PacketPart {
  const item = (title: string, field: MappedField, value: Shown[], isRequired = false): PacketItem => ({
    ...{ title, value, isRequired },
    isKnown: value.length > 0,
    where: value.length > 0 ? '' : whereOf(nameAtSource(field, config), 'the deal'),
  });
  const plain = (text: string | null): Shown[] => (text === null ? [] : [{ text }]);
  return partOf('agreement', [
    item('Agreement', 'deals.agreementUrl', outside('Open the agreement', deal.agreementUrl)),
    item('Type of agreement', 'deals.agreementType', plain(typeWords(deal.agreementType))),
    item('Executed on', 'deals.agreementExecutedOn', plain(deal.agreementExecutedOn)),
    item('Start', 'deals.contractStart', plain(deal.contractStart), true),
    item('End', 'deals.contractEnd', plain(deal.contractEnd), true),
    item('Statement of work', 'deals.statementOfWorkUrl', outside('Open the SoW', deal.statementOfWorkUrl)),
  ]);
}

const TYPES: Record<string, string> = {
  service_agreement: 'Service Agreement',
  purchase_order: 'Purchase Order',
  mou: 'MoU',
};

/** A type of agreement as Airtable spells it; another one as it stands. */
export const typeWords = (type: string | null): string | null => (type === null ? null : (TYPES[type] ?? type));
