import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXIT, PlumblineError, readConfig, type ConfigInput, type SourceSchema } from '../../../src/model/index.ts';
import { compareSchema, refuseSchema, type FoundSchema, type MappedSystem } from '../../../src/sources/schema/index.ts';
import { matching, withField } from './helpers.ts';

const compare = (
  system: MappedSystem,
  found: FoundSchema,
  config: ConfigInput = {},
  previous: SourceSchema | null = null,
) => compareSchema({ system, found, config: readConfig(config), previous });

const thrownBy = (run: () => void): PlumblineError => {
  try {
    run();
  } catch (error) {
    return error as PlumblineError;
  }
  throw new Error('nothing was thrown');
};

describe('compareSchema', () => {
  test.each(['hubspot', 'airtable'] as const)(
    '%s as it should be has no problem, and every field is noted',
    (system) => {
      const { fields, problems } = compare(system, matching(system));
      expect(problems).toEqual([]);
      const mapped = Object.values(matching(system)).flatMap((table) => table.fields);
      expect(Object.keys(fields)).toHaveLength(mapped.length);
      if (system === 'airtable')
        expect(fields['engagements.end']).toEqual({ name: 'End date', id: 'fld-engagements-end', type: 'date' });
    },
  );

  test('a field with another name: certain when its id is known, a suggestion otherwise', () => {
    const before = compare('airtable', matching('airtable'));
    const found = withField(matching('airtable'), 'engagements', 'End date', { name: 'Concludes', label: 'Concludes' });
    expect(compare('airtable', found, {}, before).problems).toEqual([
      {
        field: 'engagements.end',
        table: 'Engagements',
        name: 'End date',
        kind: 'renamed',
        expected: 'a field named "End date"',
        found: 'the same field under the name "Concludes"',
        suggestion: 'Concludes',
      },
    ]);
    expect(compare('airtable', found).problems).toMatchObject([{ kind: 'unknown', suggestion: null }]);
  });

  test.each([
    ['a letter too many', 'airtable', 'engagements', 'End date', { name: 'End dates' }, 'End dates'],
    ['another word beside it', 'airtable', 'engagements', 'End date', { name: 'Agreement end' }, 'Agreement end'],
    [
      'a label of the same words',
      'hubspot',
      'deals',
      'contract_end_date',
      { name: 'prop_17', id: 'prop_17', label: 'Contract end date' },
      'prop_17',
    ],
    [
      'the same values',
      'airtable',
      'engagements',
      'RAG',
      { name: 'Health', label: 'Health', options: ['Green', 'Amber', 'Red'] },
      'Health',
    ],
    [
      'a name near, a type that cannot be',
      'airtable',
      'engagements',
      'End date',
      { name: 'End dates', type: 'checkbox' },
      null,
    ],
  ] as const)('suggests by %s', (_, system, noun, name, change, suggestion) => {
    const found = withField(matching(system), noun, name, {
      label: 'label' in change ? change.label : change.name,
      ...change,
    });
    expect(compare(system, found).problems).toMatchObject([{ kind: 'unknown', name, suggestion }]);
  });

  test('never suggests a field that is read for something else', () => {
    const found = withField(matching('airtable'), 'contracts', 'End date', null);
    expect(compare('airtable', found).problems).toMatchObject([{ field: 'contracts.end', suggestion: null }]);
  });

  test('a name that is there again belongs to the field that has it, whatever its id', () => {
    const before = compare('airtable', matching('airtable'));
    const found = withField(matching('airtable'), 'engagements', 'End date', { id: 'fldOther' });
    expect(compare('airtable', found, {}, before).problems).toEqual([]);
  });

  test('another type: what cannot be read is named with what it was, what can be read is not', () => {
    const before = compare('airtable', matching('airtable'));
    const links = withField(matching('airtable'), 'engagements', 'Projects', { type: 'singleLineText' });
    expect(compare('airtable', links, {}, before).problems).toMatchObject([
      {
        kind: 'retyped',
        field: 'engagements.projectIds',
        expected: 'links to records',
        found: 'the type singleLineText, which was multipleRecordLinks',
      },
    ]);
    const flag = withField(matching('airtable'), 'deliverables', 'Public', { type: 'singleSelect' });
    expect(compare('airtable', flag).problems).toMatchObject([{ kind: 'retyped', found: 'the type singleSelect' }]);
    for (const type of ['singleLineText', 'somethingNew', 'formula(date)'])
      expect(
        compare('airtable', withField(matching('airtable'), 'engagements', 'End date', { type })).problems,
      ).toEqual([]);
  });

  test('a value that the model does not know, also where it is kept as a text', () => {
    const status = withField(matching('airtable'), 'engagements', 'Status', {
      options: ['planned', 'Active', 'Complete', 'Cancelled', 'Paused', 'Canceled', 'Paused'],
    });
    expect(compare('airtable', status).problems).toMatchObject([
      { kind: 'new-option', found: '"Canceled"', suggestion: 'Cancelled' },
      { kind: 'new-option', found: '"Paused"', suggestion: null },
    ]);
    const type = withField(matching('hubspot'), 'deals', 'dealtype', {
      options: ['newbusiness', 'pilot', 'NewBusiness'],
    });
    expect(compare('hubspot', type).problems.map(({ found }) => found)).toEqual(['"NewBusiness"', '"pilot"']);
    expect(
      compare('hubspot', type, { hubspot: { dealTypes: { newbusiness: 'new', pilot: 'new', NewBusiness: 'new' } } })
        .problems,
    ).toEqual([]);
    const tier = withField(matching('hubspot'), 'deals', 'service_tier', { options: ['Premier', 'gold'] });
    expect(
      compare('hubspot', tier, { tiers: [{ id: 'premier', label: 'Premier', aliases: ['Gold'] }] }).problems,
    ).toEqual([]);
  });

  test('a name mapped to null is not looked for', () => {
    const found = withField(matching('hubspot'), 'deals', 'billing_columns_date', null);
    expect(compare('hubspot', found).problems).toHaveLength(1);
    expect(
      compare('hubspot', found, { hubspot: { properties: { deals: { billingColumnsOn: null } } } }).problems,
    ).toEqual([]);
  });

  test('a table that is not there is a problem of Airtable, and none of a folder of CSV files', () => {
    const found = { ...matching('airtable') };
    delete found.capacity;
    expect(compare('airtable', found).problems).toMatchObject([
      { field: 'capacity', kind: 'unknown', name: 'Capacity' },
    ]);
    expect(compare('airtable', found, { engagements: { source: 'csv' } }).problems).toEqual([]);
  });

  test('law: the order in which a source names its fields changes nothing', () => {
    const base = withField(matching('airtable'), 'engagements', 'End date', {
      name: 'Agreement end',
      label: 'Agreement end',
    });
    const table = base.engagements!;
    const extra = { id: 'fldX', name: 'Agreement finish end', label: '', type: 'date', options: null };
    fc.assert(
      fc.property(fc.shuffledSubarray([...table.fields, extra], { minLength: table.fields.length + 1 }), (fields) => {
        expect(compare('airtable', { ...base, engagements: { ...table, fields } })).toEqual(
          compare('airtable', { ...base, engagements: { ...table, fields: [...table.fields, extra] } }),
        );
      }),
    );
  });
});

describe('refuseSchema', () => {
  test('lists every field with the line to write, and ends with 3', () => {
    let found = withField(matching('airtable'), 'engagements', 'End date', {
      name: 'Agreement end',
      label: 'Agreement end',
    });
    found = withField(found, 'engagements', 'Projects', { type: 'singleLineText' });
    found = withField(found, 'hubs', 'Budget alert address', null);
    delete (found as { capacity?: unknown }).capacity;
    const error = thrownBy(() => refuseSchema(compare('airtable', found), 'Airtable'));
    expect(error).toBeInstanceOf(PlumblineError);
    expect(error.exitCode).toBe(EXIT.incomplete);
    expect(`${error.what}\n${error.why}\n${error.fix}`).toMatchInlineSnapshot(`
      "Airtable and the mapping do not agree in 4 places.
      engagements.end: Engagements has no field "End date"; "Agreement end" may be meant. Write into plumbline.config.ts: airtable: { engagements: { fields: { end: 'Agreement end' } } }, or null for none.
      engagements.projectIds: the field "Projects" of Engagements should hold links to records, and has the type singleLineText. Change the field back, name another one, or write into plumbline.config.ts: airtable: { engagements: { fields: { projectIds: null } } }.
      capacity: there is no table "Capacity". Write its name or id into plumbline.config.ts: airtable: { capacity: { table: '…' } }.
      hubs.budgetAlertAddress: Hubs has no field "Budget alert address". Write into plumbline.config.ts: airtable: { hubs: { fields: { budgetAlertAddress: null } } } if there is really no such field.
      Correct plumbline.config.ts, or the source, and pull again; npm run doctor shows the same list."
    `);
  });

  test('a renamed field is named with its new name, and the line is what the configuration takes', () => {
    const before = compare('airtable', matching('airtable'));
    const name = `It's "over"`;
    const found = withField(matching('airtable'), 'engagements', 'End date', { name, label: name });
    const { why } = thrownBy(() => refuseSchema(compare('airtable', found, {}, before), 'Airtable'));
    expect(why).toMatchInlineSnapshot(
      `"engagements.end: the field "End date" of Engagements has the name "It's "over"" now. Write into plumbline.config.ts: airtable: { engagements: { fields: { end: 'It\\'s "over"' } } }."`,
    );
    expect(compare('airtable', found, { airtable: { engagements: { fields: { end: name } } } }).problems).toEqual([]);
  });

  test('HubSpot: null where there is no such property', () => {
    const found = withField(matching('hubspot'), 'communities', 'context_data', null);
    const { why } = thrownBy(() => refuseSchema(compare('hubspot', found), 'HubSpot'));
    expect(why).toMatchInlineSnapshot(
      `"communities.contextData: companies has no field "context_data". Write into plumbline.config.ts: hubspot: { properties: { companies: { contextData: null } } } if there is really no such field."`,
    );
  });

  test('new options do not refuse', () => {
    const found = withField(matching('airtable'), 'engagements', 'Status', { options: ['Paused'] });
    const schema = compare('airtable', found);
    expect(schema.problems).toHaveLength(1);
    expect(() => refuseSchema(schema, 'Airtable')).not.toThrow();
  });
});
