import { z } from 'zod';
import { isDay } from './date.ts';
import { DELIVERABLE_STATUS } from './delivery.ts';
import { STAGES } from './stage.ts';

const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD');
const count = z.int().min(0);
const stage = z.enum(STAGES);
const status = z.enum(DELIVERABLE_STATUS);

/**
 * What the records themselves forget: each night's count of findings, the stages that deals went through, and when a
 * delivery was first seen. Records of a night stand under the day of its data.
 */
export const journal = z
  .strictObject({
    schemaVersion: z.literal(1),
    asOf: day.describe('Day of the last night that was noted'),
    nights: z
      .array(
        z.strictObject({
          day,
          error: count,
          warning: count,
          info: count,
          waived: count,
          owners: z.record(z.string(), count).describe('Errors and warnings by team'),
        }),
      )
      .describe('The earliest first, a day once'),
    moves: z
      .array(
        z.strictObject({
          deal: z.string(),
          on: day.describe('Day on which the deal entered the stage, as HubSpot has it; else the day of the night'),
          seen: day.describe('The night that noted it'),
          from: stage.nullable().describe('Null where no night before had seen the deal at a stage'),
          to: stage,
        }),
      )
      .describe('By night and deal; of a deal one a night'),
    deliveries: z
      .array(z.strictObject({ deliverable: z.string(), seen: day, from: status.nullable() }))
      .describe('Deliverables that became Delivered between two nights, by night and deliverable'),
    deals: z
      .record(z.string(), stage.nullable())
      .nullable()
      .describe('The stage at which each deal was seen last; null before the deals were read whole'),
    deliverables: z
      .record(z.string(), status.nullable())
      .nullable()
      .describe('The status in which each deliverable was seen last; null before they were read whole'),
  })
  .superRefine(({ asOf, nights, moves, deliveries }, context) => {
    const fault = (message: string, path: string) => context.addIssue({ code: 'custom', message, path: [path] });
    if (nights.at(-1)?.day !== asOf || nights.some((night, place) => night.day <= (nights[place - 1]?.day ?? '')))
      fault(`expected each night once and in order, the last on ${asOf}`, 'nights');
    for (const [name, entries] of Object.entries({ moves, deliveries })) {
      if (entries.some(({ seen }, place) => seen < (entries[place - 1]?.seen ?? '') || seen > asOf))
        fault(`expected entries in the order of their nights, none after ${asOf}`, name);
    }
  });
export type Journal = z.output<typeof journal>;
