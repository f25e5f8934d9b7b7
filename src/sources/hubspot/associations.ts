import type { TableRead } from '../../model/index.ts';
import type { OnCount } from '../source.ts';
import type { Transport } from '../transport/index.ts';
import { MOST_INPUTS, type AssociationInput, type HubspotClient } from './client.ts';

/** What one record is associated with: id of the other record → labels of the association. */
export type Associated = ReadonlyMap<string, ReadonlySet<string>>;

/** Associations of many records by id, and what proves that all of them were read. */
export interface AssociationsRead {
  byId: ReadonlyMap<string, Associated>;
  /** Counts pairs of records, each once. */
  proof: TableRead;
}

/**
 * Associations of many records, by id, each list read to its end. HubSpot may name the same record several times, once
 * per association type and on several pages, so what is said of one id is joined.
 */
export async function readAssociations(
  { client, transport, onCount }: { client: HubspotClient; transport: Transport; onCount: OnCount },
  [from, to]: readonly [string, string],
  ids: readonly string[],
): Promise<AssociationsRead> {
  const sets: Sets = new Map();
  const byId = new Map<string, Map<string, ReadonlySet<string>>>(ids.map((id) => [id, new Map()]));
  const cursors = new Set<string>();
  const what = associationsOf(from, to);
  let inputs: AssociationInput[] = ids.map((id) => ({ id }));
  let pages = 0;
  let entries = 0;
  while (inputs.length > 0) {
    const call = `${what}, request ${++pages}`;
    const answers = await client.associations(from, to, inputs.slice(0, MOST_INPUTS.associations), call);
    for (const { fromId, to: others } of answers) {
      entries += others.length;
      for (const { id, labels } of others) join(byId.get(fromId), id, labels, sets);
    }
    const following = answers.flatMap(({ fromId, after }) => (after === null ? [] : [{ id: fromId, after }]));
    for (const { id, after } of following) {
      const cursor = JSON.stringify([id, after]);
      if (cursors.has(cursor)) throw transport.failed(call, { kind: 'cursor' });
      cursors.add(cursor);
    }
    inputs = [...inputs.slice(MOST_INPUTS.associations), ...following];
    onCount(what, ids.length - inputs.length);
  }
  const records = [...byId.values()].reduce((sum, others) => sum + others.size, 0);
  return { byId, proof: { records, pages, duplicates: entries - records, setAside: 0, total: null } };
}

export const associationsOf = (from: string, to: string): string => `associations of ${from} with ${to}`;

/** Sets of labels by their content: there are few, and tens of thousands of associations share them. */
type Sets = Map<string, ReadonlySet<string>>;

function join(
  known: Map<string, ReadonlySet<string>> | undefined,
  id: string,
  labels: readonly string[],
  sets: Sets,
): void {
  const before = known?.get(id);
  const all = before ? [...before, ...labels] : labels;
  const key = JSON.stringify(all);
  const set = sets.get(key) ?? new Set(all);
  sets.set(key, set);
  known?.set(id, set);
}
