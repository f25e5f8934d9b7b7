import { systemLabel } from '../../model/index.ts';
import { formatInstant } from '../provenance.ts';
import type { Shape } from '../workspace/table.ts';
import type { WorkInputs } from '../workspace/inputs.ts';

/** How fresh and whole a source is. */
export interface Freshness {
  name: string;
  status: string;
  shape: Shape;
  /** When it was read; null where it was not. */
  read: string | null;
}

const STATUS = {
  complete: { status: 'Complete', shape: 'delivered' },
  incomplete: { status: 'Incomplete', shape: 'error' },
  'not-connected': { status: 'Not connected', shape: 'cancelled' },
} as const;

export const freshnessOf = ({ snapshot, config }: Pick<WorkInputs, 'snapshot' | 'config'>): Freshness[] =>
  snapshot.manifest.sources.map(({ system, status, pulledAt }) => ({
    name: systemLabel(system, config),
    ...STATUS[status],
    read: pulledAt === null ? null : formatInstant(pulledAt),
  }));
