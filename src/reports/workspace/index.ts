/** The team's workspace: what each of its rooms shows, made of one snapshot and of what the rules say of it. */
export * from './addresses.ts';
export { communityCell, communityNamed, communityOfDeal, communityOfEngagement, communityRef } from './community.ts';
export { tableCsv, tableJson, tableFiles } from './files.ts';
export type { WorkEdition, WorkInputs, WorkFinding, WorkEvent, WorkRule } from './inputs.ts';
export type { Part, WorkRecord } from './part.ts';
export {
  PAGE_ROWS,
  pageCount,
  rowsPage,
  type Cell,
  type Column,
  type Shape,
  type Shown,
  type WorkTable,
} from './table.ts';
export { workspace, PARTS, type PartId, type Parts, type Workspace } from './parts.ts';
