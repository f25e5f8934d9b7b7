import { z } from 'zod';
import { LANGUAGES } from '../../charts/index.ts';
import { isDay } from '../../model/index.ts';

const day = z.string().refine(isDay, 'expected a calendar date as YYYY-MM-DD').meta({ format: 'date' });
const text = z.string();
const value = z.number().nullable();
const notes = z.array(text).describe('What is missing, partial or not included');

const definition = z.strictObject({
  id: text.describe('Stable name; the anchor of the text on the page of definitions'),
  version: z.int().min(1).describe('Rises when the formula or what is included changes'),
  text: text.describe('How it is computed, and what is included'),
  unit: text.describe('Unit of the value'),
  source: text.describe('Where the values come from'),
});

const figure = z.strictObject({
  id: text.describe('Stable name within the report'),
  label: text.describe('What the page calls it'),
  raw: z
    .union([z.number(), text, z.null()])
    .describe('The value, not rounded; a date as YYYY-MM-DD; null when not known'),
  value: text.describe('The value as the page shows it'),
  unit: text.describe('Unit as the page shows it'),
  note: text.describe('The change on the period before, or the base'),
  definition: definition.describe('What it means'),
  doubt: text.nullable().describe('Why it may be wrong; null when no open error is known on its inputs'),
});

const event = z.strictObject({
  day: day.describe('Day on which it happened'),
  label: text.describe('What happened'),
});

const described = {
  id: text.describe('Stable name, part of the names of its files'),
  title: text.describe('What it shows'),
  summary: text.describe('The finding in one computed sentence'),
  notes,
  source: text.describe('System and query or file'),
  definition: text.describe('Formula and what is included'),
  events: z.array(event).describe('What helps to read it'),
};

const seriesChart = z.strictObject({
  kind: z.enum(['line', 'area', 'bar', 'strip']).describe('Of a strip, 1 stands for yes and 0 for no'),
  ...described,
  unit: text.describe('Unit of the values'),
  x: z
    .strictObject({
      kind: z.enum(['month', 'week', 'day']).describe('What a position is'),
      label: text.describe('Name of the axis'),
      values: z.array(text).describe('Months as YYYY-MM; days and first days of weeks as YYYY-MM-DD'),
    })
    .describe('Positions, without a gap between them'),
  series: z
    .array(
      z.strictObject({
        id: text.describe('Stable name within the chart'),
        label: text.describe('What the chart calls it'),
        values: z.array(value).describe('One a position; null is not known, which is not zero'),
      }),
    )
    .describe('All series, also those that are not drawn'),
  target: z
    .strictObject({ label: text.describe('What it is'), value: z.number().describe('In the unit of the chart') })
    .nullable()
    .describe('A level that the values are read against'),
});

const timeline = z.strictObject({
  kind: z.literal('timeline').describe('What was to happen when, and what did'),
  ...described,
  from: day.describe('First day of the axis'),
  to: day.describe('Last day of the axis'),
  rows: z
    .array(
      z.strictObject({
        id: text.describe('Stable name within the chart'),
        label: text.describe('What it is'),
        group: text.describe('Heading that it stands below'),
        from: day.nullable().describe('First day; null for a due date alone'),
        to: day.nullable().describe('Due date or last day; null when not recorded'),
        doneOn: day.nullable().describe('Day on which it was done'),
        mark: z.enum(['delivered', 'late', 'due', 'open', 'cancelled']).describe('State on the as-of date'),
        status: text.describe('The state in words'),
      }),
    )
    .describe('In the order of the chart'),
});

const range = z.strictObject({
  kind: z.literal('range').describe('Values, each against what was agreed'),
  ...described,
  unit: text.describe('Unit of the values'),
  rows: z
    .array(
      z.strictObject({
        id: text.describe('Stable name within the chart'),
        label: text.describe('What it is'),
        value: value.describe('Null is not known'),
        target: value.describe('What the value is read against'),
        note: text.describe('What the target is'),
      }),
    )
    .describe('In the order of the chart'),
});

const table = z.strictObject({
  id: text.describe('Stable name, part of the names of its files'),
  title: text.describe('What it lists'),
  columns: z
    .array(
      z.strictObject({
        id: text.describe('Key of the cells in a row'),
        label: text.describe('Head of the column'),
        description: text.describe('What a cell holds'),
      }),
    )
    .describe('In the order of the table'),
  rows: z
    .array(z.record(text, z.union([z.number(), text, z.null()])))
    .describe('One object a row, by id of the column; null where there is nothing'),
  notes,
  source: text.describe('System and table or file'),
});

const edition = z.strictObject({
  publishedOn: day.describe('Day on which it was frozen'),
  extract: text.describe("SHA-256 of the community's data as they were frozen"),
  inputs: z.record(text, text).describe('SHA-256 of each file of the snapshot that they were made from'),
  definitions: z.record(text, z.int()).describe('Version of each definition'),
  notes: z.array(text).describe('What was known to be doubtful on that day'),
});

/** A whole report as one object; `report.json` beside each report. Keys stand in this order. */
export const wholeReport = z.strictObject({
  $schema: text.describe('Address of this schema'),
  schemaVersion: z.literal(1).describe('Rises when a key changes its meaning or goes'),
  report: z.enum(['milestones', 'impact', 'usage']).describe('Which report it is'),
  title: text.describe('What the page calls it'),
  language: z.enum(LANGUAGES).describe('Language of all texts'),
  community: z
    .strictObject({
      id: text.describe('community_id'),
      name: text.describe('Short name'),
      longName: text.describe('Formal name'),
    })
    .describe('Whom the report is about'),
  organisation: z
    .strictObject({
      name: text.describe('Who runs the service'),
      website: text.describe('Its address on the web'),
      contact: text.describe('Address for questions'),
    })
    .describe('Who reports'),
  period: z
    .strictObject({
      id: text.describe('latest, 2026-Q3, 2026, 2026-autumn or agreement-2025-07-01'),
      from: day.describe('First day'),
      to: day.describe('Last day'),
      text: text.describe('The time that the figures of this report are about, in words'),
    })
    .describe('What the edition or the rolling report is about'),
  asOf: day.describe('Day of the state that is reported'),
  invented: z.boolean().describe('True for sample data: nothing in it is real'),
  snapshot: z
    .strictObject({ id: text.describe('Hash of its files'), pulledAt: text.describe('ISO 8601 instant of the pull') })
    .describe('The data that the report was made from'),
  edition: edition.nullable().describe('What was published; null for the rolling report'),
  headline: text.describe('The result in one sentence'),
  figures: z.array(figure).describe('The figures at the top of the page'),
  charts: z.array(z.discriminatedUnion('kind', [seriesChart, timeline, range])).describe('Values of all charts'),
  tables: z.array(table).describe('Rows of all tables'),
  words: z
    .array(
      z.strictObject({
        id: text.describe('Which part of the report'),
        title: text.describe('What the page calls it'),
        text: z.array(text).describe('Its paragraphs; the story of the period is HTML'),
      }),
    )
    .describe('What the report says besides figures, charts and tables'),
  method: z.array(text).describe('How the figures are made'),
  quality: z.array(text).describe('What is missing or doubtful; empty when nothing is known to be'),
  provenance: z
    .array(
      z.strictObject({
        what: text.describe('Kind of data'),
        source: text.describe('System'),
        query: text.describe('Query, table or file'),
        period: text.describe('Time that was asked for'),
        pulled: text.describe('Day and time of the pull, or why there is none'),
      }),
    )
    .describe('Where the data come from'),
});
export type WholeReport = z.infer<typeof wholeReport>;

/** JSON Schema (2020-12) of a whole report, for programs that read it. */
export const wholeJsonSchema = () => ({
  title: 'A report of a community as one object',
  ...z.toJSONSchema(wholeReport, { unrepresentable: 'any' }),
});
