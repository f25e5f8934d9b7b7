import { resolve } from 'node:path';
import { workInputs } from '../../../src/build/workspace.ts';
import { portfolio, runCheck, snapshotOf, type Example } from '../../../src/invariants/index.ts';
import { readConfig, type Config, type ConfigInput, type Manifest, type Snapshot } from '../../../src/model/index.ts';
import type { WorkInputs } from '../../../src/reports/index.ts';
import { readSnapshot } from '../../../src/snapshot/index.ts';

export const ASOF = '2026-06-15';

/** What the workspace is made of, for a snapshot; with its findings where they are asked for. */
export function inputsOf(
  snapshot: Snapshot,
  { asOf = ASOF, config = readConfig({}), checked = false }: { asOf?: string; config?: Config; checked?: boolean } = {},
): WorkInputs {
  const checkedNow = () => runCheck(snapshot, { asOf, config, now: null, nowReason: 'A test has no time.' });
  return workInputs({
    ...{ snapshot, asOf, config, resolved: null, journal: null, keys: new Map(), reasons: new Map() },
    check: checked
      ? checkedNow()
      : ({ findings: [], rules: [], events: null } as unknown as ReturnType<typeof runCheck>),
  });
}

/** The same for parts of records. */
export const given = (
  records: Example['records'],
  {
    manifest = {},
    config = {},
    asOf = ASOF,
  }: { manifest?: Partial<Manifest>; config?: ConfigInput; asOf?: string } = {},
): WorkInputs => inputsOf(snapshotOf(portfolio(records), asOf, manifest), { asOf, config: readConfig(config) });

export const sample = async (): Promise<Snapshot> => readSnapshot(resolve(import.meta.dirname, '../../../data/sample'));
