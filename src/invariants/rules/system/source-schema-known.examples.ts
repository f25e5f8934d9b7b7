import { BLANK_REPORT, type SchemaProblem, type SourceReport, type SourceSchema } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const source = (system: SourceReport['system'], schema: SourceSchema | null): SourceReport => ({
  ...BLANK_REPORT,
  system,
  status: 'complete',
  pulledAt: '2026-06-15T05:00:00.000Z',
  schema,
});

/** A snapshot in which Airtable's field of an engagement's end is as given. */
const given = (...problems: SchemaProblem[]): Pick<Example, 'asOf' | 'records' | 'manifest'> => ({
  asOf: '2026-06-15',
  records: {},
  manifest: {
    sources: [
      source('hubspot', {
        fields: { 'deals.name': { name: 'dealname', id: 'dealname', type: 'string' } },
        problems: [],
      }),
      source('airtable', {
        fields: problems.length > 0 ? {} : { 'engagements.end': { name: 'End date', id: 'fldEnd', type: 'date' } },
        problems,
      }),
    ],
  },
});

const end = { field: 'engagements.end', table: 'Engagements', name: 'End date' };

export const schemaExamples: Example[] = [
  {
    given: 'a mapping whose fields all exist at the sources',
    then: 'the rule holds for each field',
    outcome: 'pass',
    ...given(),
  },
  {
    given: 'a field of Airtable that was renamed',
    then: 'it is an error that names the table, the field and its new name',
    outcome: 'fail',
    severity: 'error',
    ...given({
      ...end,
      kind: 'renamed',
      expected: 'a field named "End date"',
      found: 'the same field under the name "Ends on"',
      suggestion: 'Ends on',
    }),
  },
  {
    given: 'a field of Airtable that became a checkbox',
    then: 'it is an error, because a checkbox holds no date',
    outcome: 'fail',
    severity: 'error',
    ...given({ ...end, kind: 'retyped', expected: 'a date', found: 'the type checkbox', suggestion: null }),
  },
  {
    given: 'a status “Paused” that somebody added in Airtable',
    then: 'it is an error, because records with that status are set aside',
    outcome: 'fail',
    severity: 'error',
    ...given({
      field: 'engagements.status',
      table: 'Engagements',
      name: 'Status',
      kind: 'new-option',
      expected: 'one of "Planned", "Active", "Complete", "Cancelled"',
      found: '"Paused"',
      suggestion: null,
    }),
  },
  {
    given: 'sources that were not asked which fields they have',
    then: 'they are not evaluated',
    outcome: 'not-evaluated',
    asOf: '2026-06-15',
    records: {},
  },
];
