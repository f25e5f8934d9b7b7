import { formatNumber } from '../../charts/index.ts';
import { NOUN_KEYS, NOUNS, SYSTEM_OF, systemLabel, type Manifest, type NounKey } from '../../model/index.ts';
import { capital } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { number, several, text, type Shown, type WorkTable } from '../workspace/table.ts';

/** Bytes of a noun's file up to which it may be downloaded as CSV, which a spreadsheet opens. */
export const CSV_LIMIT = 20_000_000;
/** The same as JSON: the largest file that the usual hosts take. */
export const JSON_LIMIT = 100_000_000;

/** What the team calls a noun: "Deals", "FTE log". */
export const NOUN_NAMES: Record<NounKey, string> = {
  deals: 'Deals',
  pipelines: 'Pipelines',
  communities: 'Communities',
  people: 'People',
  orders: 'Orders',
  engagements: 'Engagements',
  projects: 'Projects',
  deliverables: 'Deliverables',
  contracts: 'Contracts',
  fteLog: 'FTE log',
  capacity: 'Capacity',
  checkIns: 'Check-ins',
  hubs: 'Hubs',
  usage: 'Usage',
  costs: 'Costs',
};

/** The files of a noun below `download/`, without those that are too large. */
export function nounFiles(noun: NounKey, { files }: Pick<Manifest, 'files'>): { csv: string | null; json: string | null } {
  const { file } = NOUNS[noun];
  const bytes = files[file]?.bytes ?? 0;
  return {
    csv: bytes <= CSV_LIMIT ? `data/${file.replace(/\.json$/, '.csv')}` : null,
    json: bytes <= JSON_LIMIT ? `data/${file}` : null,
  };
}

/** Records that were set aside, each once however many of its fields do not fit. */
export function setAsideCount({ setAside }: Pick<Manifest, 'setAside'>, noun: NounKey): number {
  return new Set(setAside.flatMap((one) => (one.noun === noun ? [one.id] : []))).size;
}

export const nounsTable = ({ snapshot: { manifest, records }, config }: WorkInputs): WorkTable => ({
  id: 'data-nouns',
  title: 'What the data hold',
  columns: [
    { id: 'noun', label: 'Noun', kind: 'text', description: 'What the records are' },
    { id: 'source', label: 'Source', kind: 'text', filter: 'choice', description: 'System that they are read from' },
    { id: 'records', label: 'Records', kind: 'number', description: 'Records in the data' },
    { id: 'set-aside', label: 'Set aside', kind: 'number', description: 'Records that could not be read' },
    { id: 'bytes', label: 'Size', kind: 'number', description: 'Bytes of the JSON file' },
    { id: 'files', label: 'Download', kind: 'text', description: 'Files of all records' },
  ],
  rows: NOUN_KEYS.map((noun) => {
    const { csv, json } = nounFiles(noun, manifest);
    const bytes = manifest.files[NOUNS[noun].file]?.bytes ?? 0;
    const files: Shown[] = [
      ...(csv === null ? [] : [{ text: 'CSV', href: `download/${csv}` }]),
      ...(json === null ? [{ text: 'Too large: in the snapshot only' }] : [{ text: 'JSON', href: `download/${json}` }]),
    ];
    return [
      text(NOUN_NAMES[noun], capital(NOUNS[noun].schema.description ?? '')),
      text(systemLabel(SYSTEM_OF[noun], config)),
      number(records[noun].length, formatNumber(records[noun].length)),
      number(setAsideCount(manifest, noun)),
      number(bytes, sizeOf(bytes)),
      several([csv, json].filter((file) => file !== null).join(';'), files),
    ];
  }),
  empty: '',
  source: 'manifest of the snapshot',
});

/** `830 B`, `12 kB`, `1.4 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${formatNumber(bytes / 1000)} kB` : `${formatNumber(bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0)} MB`;
}
