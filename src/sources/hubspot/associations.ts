import type { OnCount } from '../source.ts';
import type { Transport } from '../transport/index.ts';
import type { AssociationInput, HubspotClient } from './client.ts';

/** What one record is associated with: id of the other record → labels of the association. */
export type Associated = ReadonlyMap<string, ReadonlySet<string>>;

const INPUTS_PER_REQUEST = 1000;

/**
 * Associations of many records, by id, each list read to its end. HubSpot may name the same record several times, once
 * per association type and on several pages, so what is said of one id is joined.
 */
export async function readAssociations(
  { client, transport }: { client: HubspotClient; transport: Transport },
  [from, to]: readonly [string, string],
  ids: readonly string[],
  onCount: OnCount,
): Promise<ReadonlyMap<string, Associated>> {
  const found = new Map<string, Map<string, Set<string>>>(ids.map((id) => [id, new Map()]));
  const cursors = new Set<string>();
  const what = `associations of ${from} with ${to}`;
  let inputs: AssociationInput[] = ids.map((id) => ({ id }));
  for (let request = 1; inputs.length > 0; request++) {
    const batch = inputs.slice(0, INPUTS_PER_REQUEST);
    const call = `${what}, request ${request}`;
    const answers = await client.associations(from, to, batch, call);
    for (const { fromId, to: others } of answers) {
      const known = found.get(fromId);
      for (const { id, labels } of others) known?.set(id, new Set([...(known.get(id) ?? []), ...labels]));
    }
    const following = answers.flatMap(({ fromId, after }) => (after === null ? [] : [{ id: fromId, after }]));
    for (const { id, after } of following) {
      const cursor = JSON.stringify([id, after]);
      if (cursors.has(cursor)) throw transport.failed(call, { kind: 'cursor' });
      cursors.add(cursor);
    }
    inputs = [...inputs.slice(INPUTS_PER_REQUEST), ...following];
    onCount(what, ids.length - inputs.length);
  }
  return found;
}
