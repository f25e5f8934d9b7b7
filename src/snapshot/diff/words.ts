import type { System } from '../../model/index.ts';
import type { NounChange, SnapshotDiff, SourceChange } from './schema.ts';

const LABEL: Record<System, string> = { hubspot: 'HubSpot', airtable: 'Engagements', usage: 'Usage', cost: 'Cost' };

/** What a reader must know of the sources before believing that something changed, or did not. */
export const sourceNotes = ({ sources }: SnapshotDiff): string[] => sources.flatMap(noteOf);

function noteOf({ system, before, after }: SourceChange): string[] {
  const [was, is] = [before?.status ?? 'absent', after?.status ?? 'absent'].map((status) => status.replace('-', ' '));
  const changed = was === is ? [] : [`${LABEL[system]}: was ${was}, is ${is}.`];
  const kept = after?.kept ? [`${LABEL[system]}: not read this time, kept from the pull of ${after.pulledAt}.`] : [];
  return [...changed, ...kept];
}

/** `+2 −1 ~3`, by noun. */
export const countsInWords = ({ added, removed, changed }: NounChange): string =>
  [
    added.length ? `${added.length} added` : '',
    removed.length ? `${removed.length} removed` : '',
    changed.length ? `${changed.length} changed` : '',
  ]
    .filter(Boolean)
    .join(', ');
