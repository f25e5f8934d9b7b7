import { addDays, readConfig, type ConfigInput, type Usage } from '../../../src/model/index.ts';
import { createTransport } from '../../../src/sources/index.ts';
import { readUsage, type PrometheusPlace, type UsagePlace, type UsageRead } from '../../../src/sources/usage/index.ts';
import { NOW } from '../../fixtures/sources/records.ts';
import { fakeEffects } from '../helpers.ts';

/** The day before NOW, the last one that is over. */
export const YESTERDAY = '2026-03-01';
/** When the sample for a day is taken, in seconds. */
export const sampleOf = (day: string): number => Date.parse(`${addDays(day, 1)}T00:00:00Z`) / 1000;

export const prometheus = (url: string, given: Partial<PrometheusPlace> = {}): PrometheusPlace => ({
  kind: 'prometheus',
  id: 'prometheus',
  url,
  token: null,
  urlSetting: 'PROMETHEUS_URL',
  tokenSetting: 'PROMETHEUS_TOKEN',
  optional: false,
  prefix: '',
  fault: null,
  ...given,
});

/** Reads usage as a pull at NOW does. */
export function read(places: readonly UsagePlace[], usage: ConfigInput['usage'] = {}): Promise<UsageRead> {
  const effects = fakeEffects(NOW);
  const limits = { timeoutMs: 30_000, deadlineAt: NOW + 900_000, signal: new AbortController().signal };
  const config = readConfig({ usage });
  return readUsage(createTransport('usage', effects, limits), places, config, () => {});
}

/** `{'2026-02-03': 5}` for the days that have a value. */
export const days = (usage: readonly Usage[], namespace: string, measure: 'dau' | 'wau' | 'mau' = 'dau') =>
  Object.fromEntries(
    usage
      .filter((record) => record.namespace === namespace)
      .flatMap((record) =>
        record[measure].flatMap((value, i) =>
          value === null ? [] : [[`${record.month}-${String(i + 1).padStart(2, '0')}`, value] as const],
        ),
      ),
  );
