import type { Engagement } from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { answerOf, doubtsOf } from './answer.ts';
import { deliveredTable } from './delivered-table.ts';
import { deskOf } from './desk.ts';
import { isListed } from './listed.ts';
import { recordOf, type DealRecord } from './record.ts';
import { stateOf } from './state.ts';
import { dealsTable } from './table.ts';
import { deliveredAnswer, deliveryOf, type Delivery } from './verified.ts';

export type { CheckItem, Checklist } from './checklist.ts';
export type { Comparison } from './compare.ts';
export type { FieldRow } from './fields.ts';
export type { Packet } from './packet.ts';
export type { DealRecord } from './record.ts';
export type { Delivery } from './verified.ts';

export interface HandOffFacts {
  delivered: { answer: string };
}

export type HandOffPart = Part<HandOffFacts, DealRecord>;

/** Did everything that BD knew reach P&S, and was what was promised delivered? Every deal has a page. */
export function handOffPart(inputs: WorkInputs): HandOffPart {
  const desk = deskOf(inputs);
  const { deals, engagements } = inputs.snapshot.records;
  const made = new Map<string, Delivery>();
  const once = (engagement: Engagement): Delivery => {
    const known = made.get(engagement.id) ?? deliveryOf(engagement, desk);
    made.set(engagement.id, known);
    return known;
  };
  const states = deals.map((deal) => ({ deal, state: stateOf(deal, desk, once) }));
  const listed = states.filter(({ deal, state }) => isListed(deal, state, inputs.asOf));
  const delivered = engagements
    .filter(({ status }) => status !== 'Cancelled')
    .map((engagement) => ({ engagement, delivery: once(engagement) }));
  return {
    answer: answerOf(listed, desk),
    doubts: doubtsOf(desk),
    tables: [dealsTable(listed, desk), deliveredTable(delivered, desk)],
    charts: [],
    facts: { delivered: { answer: deliveredAnswer(delivered.map(({ delivery }) => delivery)) } },
    records: states.map(({ deal, state }) => recordOf(deal, state, inputs)),
    pages: ['hand-off/delivered/'],
    files: {},
  };
}
