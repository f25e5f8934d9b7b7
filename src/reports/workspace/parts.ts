import { capacityPart, type CapacityPart } from '../capacity/index.ts';
import { checksPart, type ChecksPart } from '../checks/index.ts';
import { communitiesPart, type CommunitiesPart } from '../communities/index.ts';
import { dataPart, type DataPart } from '../data/index.ts';
import { deliverablesPart, type DeliverablesPart } from '../deliverables/index.ts';
import { engagementsPart, type EngagementsPart } from '../engagements/index.ts';
import { handOffPart, type HandOffPart } from '../hand-off/index.ts';
import { homePart, type HomePart } from '../home/index.ts';
import { pipelinePart, type PipelinePart } from '../pipeline/index.ts';
import { renewalsPart, type RenewalsPart } from '../renewals/index.ts';
import type { WorkInputs } from './inputs.ts';
import type { WorkTable } from './table.ts';

/** A type rather than an interface, because Object.entries knows the values of a type only. */
export type Parts = {
  home: HomePart;
  handOff: HandOffPart;
  deliverables: DeliverablesPart;
  engagements: EngagementsPart;
  renewals: RenewalsPart;
  capacity: CapacityPart;
  pipeline: PipelinePart;
  communities: CommunitiesPart;
  checks: ChecksPart;
  data: DataPart;
};
export type PartId = keyof Parts;

/** The rooms in the order of the navigation, with the address of each below the site's root. */
export const PARTS: readonly { id: PartId; label: string; path: string }[] = [
  { id: 'home', label: 'Home', path: '' },
  { id: 'handOff', label: 'Hand-off', path: 'hand-off/' },
  { id: 'deliverables', label: 'Deliverables', path: 'deliverables/' },
  { id: 'engagements', label: 'Engagements', path: 'engagements/' },
  { id: 'renewals', label: 'Renewals', path: 'renewals/' },
  { id: 'capacity', label: 'Capacity', path: 'capacity/' },
  { id: 'pipeline', label: 'Pipeline', path: 'pipeline/' },
  { id: 'communities', label: 'Communities', path: 'communities/' },
  { id: 'checks', label: 'Checks', path: 'checks/' },
  { id: 'data', label: 'Data', path: 'data/' },
];

export interface Workspace {
  parts: Parts;
  tables: WorkTable[];
}

/** @throws Error when two tables share an id, or two files a name: a mistake of the program */
export function workspace(inputs: WorkInputs): Workspace {
  const parts: Parts = {
    home: homePart(inputs),
    handOff: handOffPart(inputs),
    deliverables: deliverablesPart(inputs),
    engagements: engagementsPart(inputs),
    renewals: renewalsPart(inputs),
    capacity: capacityPart(inputs),
    pipeline: pipelinePart(inputs),
    communities: communitiesPart(inputs),
    checks: checksPart(inputs),
    data: dataPart(inputs),
  };
  const tables = Object.values(parts).flatMap((part) => part.tables);
  refuseTwice(tables.map(({ id }) => id));
  refuseTwice(Object.values(parts).flatMap(({ files }) => Object.keys(files)));
  return { parts, tables };
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new Error(`Two tables or files of the workspace are called ${twice}: rename one.`);
}
