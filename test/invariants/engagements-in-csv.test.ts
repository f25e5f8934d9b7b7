import { expect, it } from 'vitest';
import { runCheck } from '../../src/invariants/index.ts';
import { readConfig } from '../../src/model/index.ts';
import { ROOM_FOR_ALL, samplePortfolio, seedFaults } from '../../src/sample/index.ts';
import { formatSnapshot } from '../../src/snapshot/index.ts';

it('an organisation that keeps its engagements in CSV files has no word of Airtable in any finding, and no link there', () => {
  const config = { engagements: { source: 'csv' as const }, links: { airtableBaseId: 'appX' } };
  const { records, ...input } = seedFaults(samplePortfolio({ communities: ROOM_FOR_ALL }), ['all']);
  const { manifest } = formatSnapshot({ records, ...input });
  const nowReason = 'The check was made for a given date.';
  const options = { asOf: '2026-06-15', config: readConfig(config), now: null, nowReason };
  const { findings } = runCheck({ records, manifest }, options);
  expect(findings.length).toBeGreaterThan(20);
  expect(findings.filter((finding) => JSON.stringify(finding).toLowerCase().includes('airtable.com'))).toEqual([]);
  expect(findings.flatMap(({ message, fix }) => [message, fix]).filter((text) => text.includes('Airtable'))).toEqual(
    [],
  );
});
