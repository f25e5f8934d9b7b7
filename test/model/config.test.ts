import { expect, test } from 'vitest';
import { PlumblineError, readConfig } from '../../src/model/index.ts';

const mistakes = (input: unknown): string => {
  try {
    readConfig(input);
  } catch (error) {
    expect(error).toBeInstanceOf(PlumblineError);
    return (error as PlumblineError).why;
  }
  return 'no mistake';
};

test('an empty configuration is the running example', () => {
  const config = readConfig({});
  expect(config.organisation).toMatchObject({ name: '2i2c', mailDomain: '2i2c.org' });
  expect(config.airtable.engagements.fields.dealRef).toBe('HubSpot Deal ID');
  expect(config.hubspot.properties.deals.stageEnteredOn).toBe('hs_v2_date_entered_current_stage');
  expect(config.thresholds).toMatchObject({ graceBusinessDays: 5, renewalNoticeDays: 60, staleWarningHours: 26 });
});

test('one name of a mapping can be changed, and the others stay', () => {
  const { fields } = readConfig({ airtable: { hubs: { fields: { url: 'Address' } } } }).airtable.hubs;
  expect(fields).toMatchObject({ url: 'Address', name: 'Name' });
});

test('a mistake names path, expected, received and the line to write', () => {
  expect(mistakes({ thresholds: { renewalNoticeDays: 'sixty' } })).toBe(
    'thresholds.renewalNoticeDays: expected a number, received "sixty". Write, for example: thresholds: { renewalNoticeDays: 60 }',
  );
  expect(mistakes({ calendar: { timeZone: 'Mars/Olympus' } })).toBe(
    'calendar.timeZone: expected an IANA time zone such as "UTC" or "Europe/Madrid", received "Mars/Olympus". Write, for example: calendar: { timeZone: "UTC" }',
  );
});

test('an unknown key names the one that was meant', () => {
  expect(mistakes({ thresholds: { renewalNotceDays: 30 } })).toBe(
    'thresholds.renewalNotceDays: expected no such key, received 30. Rename it to "renewalNoticeDays".',
  );
  expect(mistakes({ zzz: 1 })).toContain('zzz: expected no such key, received 1. Remove it (known here: organisation,');
});

test('every mistake is listed at once', () => {
  expect(mistakes({ tiers: [], organisation: { accent: { light: 'red' } } }).split('\n')).toHaveLength(2);
});

test('the address at which a page is edited is https and says where the path goes, once', () => {
  const editUrl = 'https://github.com/ORG/REPO/edit/main/{path}';
  expect(readConfig({ handbook: { editUrl } }).handbook.editUrl).toBe(editUrl);
  expect(readConfig({}).handbook.editUrl).toBeNull();
  for (const wrong of [
    ...['http://github.com/{path}', 'https://github.com/ORG/REPO', 'https://{path}/{path}', 'javascript:{path}'],
    'https://a b/{path}',
  ])
    expect(mistakes({ handbook: { editUrl: wrong } }), wrong).toContain(
      'handbook.editUrl: expected an https address that holds {path}, such as "https://github.com/ORG/REPO/edit/main/{path}"',
    );
});
