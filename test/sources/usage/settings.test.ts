import { describe, expect, test } from 'vitest';
import { readConfig, type ConfigInput } from '../../../src/model/index.ts';
import { readSettings, secretsOf } from '../../../src/sources/index.ts';

const BASE = { HUBSPOT_ACCESS_TOKEN: 'h', AIRTABLE_TOKEN: 'a', AIRTABLE_BASE_ID: 'appSample00000000' };
const config = (usage: ConfigInput['usage']) => readConfig({ usage });
const places = (env: Record<string, string>, usage: ConfigInput['usage'] = {}) =>
  readSettings({ ...BASE, ...env }, config(usage)).access.usage;

const sitka = { id: 'sitka', url: 'https://sitka.example/api/v1/', tokenVariable: 'SITKA_TOKEN' };

describe('where usage is read from', () => {
  test('nowhere, when nothing is set', () => expect(places({})).toBeNull());

  test('PROMETHEUS_URL, the endpoints of the configuration, and CSV files, in this order', () => {
    const csv = [{ id: 'old', place: 'usage.csv', measure: 'mau' as const, prefix: 'old-' }];
    expect(
      places({ PROMETHEUS_URL: 'https://prometheus.example/', SITKA_TOKEN: 'ssss' }, { endpoints: [sitka], csv }),
    ).toEqual([
      expect.objectContaining({ id: 'prometheus', url: 'https://prometheus.example', token: null, optional: false }),
      expect.objectContaining({
        id: 'sitka',
        url: 'https://sitka.example',
        token: 'ssss',
        tokenSetting: 'SITKA_TOKEN',
      }),
      { kind: 'csv', id: 'old', place: 'usage.csv', measure: 'mau', prefix: 'old-', optional: false },
    ]);
  });

  test('the configuration alone is enough for --only usage', () => {
    const { access } = readSettings({}, config({ csv: [{ id: 'old', place: 'usage.csv', measure: 'mau' }] }), [
      'usage',
    ]);
    expect(access.usage).toHaveLength(1);
    expect(() => readSettings({}, config({}), ['usage'])).toThrow(/PROMETHEUS_URL is not set/);
  });

  test('a token that is missing is a fault of the configuration, unless the endpoint is optional', () => {
    expect(() => places({}, { endpoints: [sitka] })).toThrow(/SITKA_TOKEN is not set\. The usage endpoint sitka/);
    expect(() => places({}, { endpoints: [sitka] })).toThrow(expect.objectContaining({ exitCode: 2 }));
    expect(places({}, { endpoints: [{ ...sitka, optional: true }] })).toMatchObject([
      { fault: 'SITKA_TOKEN is not set.' },
    ]);
    expect(places({}, { endpoints: [{ ...sitka, tokenVariable: null }] })).toMatchObject([
      { token: null, fault: null },
    ]);
  });

  test('PROMETHEUS_TOKEN may belong to an endpoint of the configuration', () => {
    const endpoints = [{ ...sitka, tokenVariable: 'PROMETHEUS_TOKEN' }];
    expect(places({ PROMETHEUS_TOKEN: 'pppp' }, { endpoints })).toMatchObject([{ token: 'pppp' }]);
    expect(() => places({ PROMETHEUS_TOKEN: 'pppp' })).toThrow(/PROMETHEUS_URL, to which it belongs, is not set/);
  });

  test.each([
    [
      { ...sitka, url: 'https://me:word@sitka.example' },
      /usage\.endpoints\[sitka\]\.url cannot be used[^]*plumbline\.config\.ts/,
    ],
    [{ ...sitka, url: 'https://sitka.example/?token=x' }, /without "\?"/],
    [{ ...sitka, id: 'prometheus' }, /Two places that usage is read from have the id "prometheus"/],
  ])('%j is refused', (endpoint, reason) => {
    const env = { PROMETHEUS_URL: 'https://prometheus.example', SITKA_TOKEN: 'ssss' };
    expect(() => places(env, { endpoints: [endpoint] })).toThrow(reason);
  });
});

test('every token and every address that may hold a key is a secret', () => {
  const csv = [{ id: 'old', place: 'https://sheet.example/pub?key=0123456789abcdef', measure: 'mau' as const }];
  const secrets = secretsOf({ ...BASE, SITKA_TOKEN: 'invented-sitka' }, config({ endpoints: [sitka], csv }));
  expect(secrets).toContain('invented-sitka');
  expect(secrets).toContain('0123456789abcdef');
  expect(secrets).toContain(csv[0]?.place);
});
