import { expect, test } from 'vitest';
import { engagementRecords, openIn } from '../../../src/reports/workspace/record-links.ts';
import { inputsOf } from './inputs.ts';

const at = (text: string, href: string | null) => ({ text, href });

test('what cannot be opened has no link, and of several in one system each has a number', () => {
  expect(openIn([at('Airtable', 'https://a.example/1'), at('HubSpot', null)])).toEqual([
    at('Airtable', 'https://a.example/1'),
  ]);
  expect(openIn([at('HubSpot', 'x'), at('Airtable', 'y'), at('HubSpot', null), at('HubSpot', 'x')])).toEqual([
    at('HubSpot 1', 'x'),
    at('Airtable', 'y'),
    at('HubSpot 2', 'x'),
  ]);
  expect(openIn([])).toEqual([]);
});

test('an engagement leads to its record and to those of its deals that were read', () => {
  const inputs = inputsOf({
    deals: [{ id: '7' }, { id: '8' }],
    engagements: [{ id: 'recE', dealIds: ['7', '9', '8'] }],
  });
  const urlOf = (type: string, id: string) => `https://${type}.example/${id}`;
  const [engagement] = inputs.snapshot.records.engagements;
  expect(engagementRecords(engagement!, { ...inputs, urlOf })).toEqual([
    at('Airtable', 'https://engagement.example/recE'),
    at('HubSpot 1', 'https://deal.example/7'),
    at('HubSpot 2', 'https://deal.example/8'),
  ]);
  expect(engagementRecords(engagement!, { ...inputs, urlOf: () => null })).toEqual([]);
});
