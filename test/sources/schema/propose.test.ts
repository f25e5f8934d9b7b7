import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig, type Config } from '../../../src/model/index.ts';
import {
  compareSchema,
  mappedTables,
  proposalText,
  propose,
  type FoundField,
  type FoundSchema,
  type FoundTable,
  type Surroundings,
} from '../../../src/sources/schema/index.ts';
import { matching, withField } from './helpers.ts';

const config = readConfig({});
const MODEL = resolve(import.meta.dirname, '../../../src/model/config.ts');

const tablesOf = (found: FoundSchema): FoundTable[] => Object.values(found);
const around = (part: Partial<Surroundings>): Surroundings => ({
  hubspot: null,
  airtable: null,
  stages: [],
  labels: [],
  ...part,
});

/** The configuration that the proposed file gives. */
async function written(text: string): Promise<Config> {
  const file = join(await mkdtemp(join(tmpdir(), 'plumbline-propose-')), 'plumbline.config.proposed.ts');
  await writeFile(file, text);
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: unknown };
  return readConfig(module.default);
}

const field = (name: string, type: string, more: Partial<FoundField> = {}): FoundField => ({
  id: `fld${name}`,
  name,
  label: name,
  type,
  options: null,
  ...more,
});

/** A base of other words: tables and fields are renamed, one field is missing, and some are of no interest. */
const FOREIGN: FoundTable[] = [
  {
    table: 'Agreements',
    fields: [
      field('Title', 'singleLineText'),
      field('Engagement name', 'singleLineText'),
      field('HubSpot deal', 'singleLineText'),
      field('community_id', 'singleLineText'),
      field('Kind', 'singleSelect', { options: ['New', 'Renewal'] }),
      field('State', 'singleSelect', { options: ['Planned', 'Active', 'Complete', 'Cancelled', 'Paused'] }),
      field('Health', 'singleSelect', { options: ['Green', 'Amber', 'Red'] }),
      field('Agreement start', 'date'),
      field('Agreement end', 'date'),
      field('Tier', 'singleSelect', { options: ['Essential', 'Advanced', 'Premier'] }),
      field('Committed FTE', 'number'),
      field('Lead (delivery)', 'singleCollaborator'),
      field('Project', 'multipleRecordLinks'),
      field('Contract', 'multipleRecordLinks'),
      field('Renewal notice', 'date'),
      field('Colour', 'singleLineText'),
    ],
  },
  ...tablesOf(matching('airtable'))
    .filter(({ table }) => table !== 'Engagements')
    .map((table) => (table.table === 'Check-ins' ? { ...table, table: 'Check ins' } : table)),
  { table: 'Holiday plans', fields: [field('Name', 'singleLineText'), field('From', 'date'), field('To', 'date')] },
];

describe('propose', () => {
  test('a base that fits needs nothing', async () => {
    const proposal = propose(
      config,
      around({ hubspot: matching('hubspot'), airtable: tablesOf(matching('airtable')) }),
    );
    expect(await written(proposalText(proposal, config, MODEL))).toEqual(config);
  });

  test('a base of other words: each field by name, values and type, null for what is not there', async () => {
    const text = proposalText(propose(config, around({ airtable: FOREIGN })), config, './src/model/config.ts');
    expect(text).toMatchInlineSnapshot(`
      "import { defineConfig } from './src/model/config.ts';

      /**
       * Proposed by \`npm run doctor -- --propose\`. Look at each line, then take over into plumbline.config.ts what is right.
       * Names that stand there by default are left out. null says that there is no such field.
       */
      export default defineConfig({
        airtable: {
          engagements: {
            table: 'Agreements', // 68 % sure
            fields: {
              name: 'Engagement name', // the same name or label, singleLineText
              dealRef: 'HubSpot deal', // 95 % sure, singleLineText
              communityId: 'community_id', // the same name or label, singleLineText
              type: 'Kind', // 75 % sure, singleSelect
              status: 'State', // 80 % sure, singleSelect
              rag: 'Health', // 75 % sure, singleSelect
              ragNote: null, // nothing fits; was "RAG note"
              start: 'Agreement start', // 80 % sure, date
              end: 'Agreement end', // 80 % sure, date
              serviceTier: 'Tier', // 75 % sure, singleSelect
              fteCommitted: 'Committed FTE', // 95 % sure, number
              deliveryLead: 'Lead (delivery)', // 95 % sure, singleCollaborator
              projectIds: 'Project', // 95 % sure, multipleRecordLinks
              contractIds: 'Contract', // 95 % sure, multipleRecordLinks
              renewalNoticeSentOn: 'Renewal notice', // 80 % sure, date
              shutdownNoticeSentOn: null, // nothing fits; was "Shutdown notice sent"
              decommissionRequestedOn: null, // nothing fits; was "Decommission requested"
              deliveryVerifiedOn: null, // nothing fits; was "Delivery verified on"
            },
          },
          checkIns: {
            table: 'Check ins', // 100 % sure
          },
        },
      });
      "
    `);
    const proposed = await written(text.replace('./src/model/config.ts', MODEL));
    const found = Object.fromEntries(
      mappedTables('airtable', proposed).map(({ noun, table }) => [noun, FOREIGN.find((one) => one.table === table)!]),
    );
    const { problems } = compareSchema({ system: 'airtable', found, config: proposed, previous: null });
    expect(problems.filter(({ kind }) => kind !== 'new-option')).toEqual([]);
  });

  test('a portal: by label, and never by a type that cannot hold it', async () => {
    let found = withField(matching('hubspot'), 'deals', 'contract_end_date', {
      name: 'p_17',
      id: 'p_17',
      label: 'Contract end date',
    });
    found = withField(found, 'deals', 'fte_committed', { name: 'fte_committed_old', type: 'bool' });
    const proposal = propose(config, around({ hubspot: found }));
    const proposed = await written(proposalText(proposal, config, MODEL));
    expect(proposed.hubspot.properties.deals).toEqual({
      ...config.hubspot.properties.deals,
      contractEnd: 'p_17',
      fteCommitted: null,
    });
  });

  test('stages and association labels where they can be matched, a comment where not', async () => {
    const proposal = propose(
      config,
      around({
        hubspot: matching('hubspot'),
        stages: [
          { id: '11', label: 'Contract administration' },
          { id: '12', label: 'Out for signature' },
          { id: '13', label: 'Closed */ \n lost?' },
        ],
        labels: ['Champion', 'Golf partner', "The buyer's"],
      }),
    );
    const text = proposalText(proposal, config, MODEL);
    const { hubspot } = await written(text);
    expect(hubspot.stages).toEqual({ 11: 'Contract Admin', 13: 'Closed Lost' });
    expect(hubspot.roles).toEqual({ Champion: 'Community Champion', "The buyer's": 'Buyer' });
    expect(text).toContain("// '12': '…', // \"Out for signature\": no stage is likely");
    expect(text).toContain("// 'Golf partner': '…', // no role is likely");
  });

  test('keeps what the configuration in use says', async () => {
    const own = readConfig({
      hubspot: {
        stages: { '9': 'Lead' },
        roles: { Payer: 'Buyer' },
        properties: { deals: { lostReason: 'why_lost' } },
      },
      airtable: { engagements: { fields: { end: 'Concludes' } } },
    });
    const proposal = propose(
      own,
      around({ hubspot: matching('hubspot', own), airtable: tablesOf(matching('airtable', own)) }),
    );
    expect(await written(proposalText(proposal, own, MODEL))).toEqual(own);
  });

  test('law: whatever a base calls its fields, the file is a configuration, and no field is used twice', async () => {
    const name = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('End date', "It's", '`${x}`', 'a\nb', '\u2028', '*/'),
    );
    const fields = fc.uniqueArray(
      fc.record({
        id: fc.string(),
        name,
        label: fc.oneof(name, fc.constantFrom('Name', 'Status', 'Start date')),
        type: fc.constantFrom('singleLineText', 'date', 'checkbox', 'multipleRecordLinks', 'whoKnows'),
        options: fc.constant(null),
      }),
      { selector: (found) => found.name, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ table: name, fields }), { selector: ({ table }) => table, maxLength: 5 }),
        async (tables) => {
          const proposal = propose(config, around({ airtable: tables }));
          const proposed = await written(proposalText(proposal, config, MODEL));
          for (const { noun, found, choices } of proposal.tables) {
            const names = Object.values(choices).flatMap((choice) => (choice ? [choice.field.name] : []));
            expect(new Set(names).size).toBe(names.length);
            if (found) expect(proposed.airtable[noun as 'hubs'].table).toBe(found.table);
          }
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
