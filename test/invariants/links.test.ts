import { expect, test } from 'vitest';
import { linksTo } from '../../src/invariants/index.ts';
import { readConfig } from '../../src/model/index.ts';

const config = readConfig({
  hosting: { teamUrl: 'https://team.example.org/site' },
  links: { hubspotPortalId: '42', airtableBaseId: 'appX', airtableTableIds: { engagements: 'tblE', checkIns: 'tblC' } },
});

test.each([
  ['deal', '17', 'https://app.hubspot.com/contacts/42/record/0-3/17'],
  ['community', '5', 'https://app.hubspot.com/contacts/42/record/0-2/5'],
  ['engagement', 'recE1', 'https://airtable.com/appX/tblE/recE1'],
  ['source', 'check-in/recC1', 'https://airtable.com/appX/tblC/recC1'],
  ['project', 'recP1', 'https://airtable.com/appX'],
  ['engagement', '../x', 'https://airtable.com/appX/tblE/..%2Fx'],
  ['page', 'sales/lead', 'https://team.example.org/site/handbook/sales/lead/'],
  ['page', 'sales/lead#unknown-role:x', 'https://team.example.org/site/handbook/sales/lead/'],
  ['page', 'handbook', 'https://team.example.org/site/handbook/'],
  ['page', 'a b/ü', 'https://team.example.org/site/handbook/a%20b/%C3%BC/'],
  ['page', 'glossary.yaml#mou', 'https://team.example.org/site/glossary/#mou'],
  ['page', 'sales/lead#exit:deal-stage-known', undefined],
  ['community', 'reefs', undefined],
  ['source', 'hubspot', undefined],
  ['usage', 'reefs/2026-05', undefined],
] as const)('%s %s opens at %s', (type, id, url) => {
  expect(linksTo([{ type, id }], config)[0]?.url).toBe(url);
});

test('what is not configured gives no link', () => {
  expect(
    linksTo(
      [
        { type: 'deal', id: '17' },
        { type: 'engagement', id: 'recE1' },
        { type: 'page', id: 'sales/lead' },
      ],
      readConfig({}),
    ),
  ).toEqual([]);
});
