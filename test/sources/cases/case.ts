import type { Manifest, Records } from '../../../src/model/index.ts';
import type { Call, Fault, Faults, WorldOptions } from '../../servers/index.ts';
import type { FakeEffects } from '../helpers.ts';

/** One of the ways in which a vendor's service fails, and what a pull makes of it. */
export interface Case {
  /** Its number in the list of failures that a pull must survive. */
  number: number;
  what: string;
  /** Changes what the systems of record hold, before they start. */
  records?: (records: Records) => void;
  world?: WorldOptions | undefined;
  env?: Record<string, string>;
  args?: string[];
  /** Prepares the parent folder of the snapshot; what it gives is called when the pull is over. */
  before?: (dir: string) => Promise<() => Promise<void>>;
  effects?: (effects: FakeEffects) => Partial<FakeEffects>;
  /** `complete`: a whole snapshot takes the place of the last one; `refused`: exit 3; `misconfigured`: exit 2. */
  outcome: 'complete' | 'refused' | 'misconfigured';
  /** What the person who reads the output learns. */
  says?: RegExp;
  /** What the new snapshot holds. */
  holds?: (written: Records, manifest: Manifest) => void;
}

type Server = keyof NonNullable<WorldOptions['faults']>;

/** A fault for the requests whose path holds a text: for the first `times` of them, or for all. */
export function on(server: Server, part: string, fault: Fault, times = Infinity): WorldOptions {
  let seen = 0;
  const faults: Faults = (_n, { path }: Call) => (path.includes(part) && ++seen <= times ? fault : undefined);
  return { faults: { [server]: faults } };
}

export const HTML = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' };
