import {
  MAPPED_FIELDS,
  nameAtSource,
  placeInConfig,
  SYSTEM_OF,
  systemLabel,
  type MappedField,
  type NounKey,
  type SchemaProblem,
  type SourceReport,
  type TableKey,
} from '../../model/index.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { status, text, type Cell, type WorkTable } from '../workspace/table.ts';
import { NOUN_NAMES } from './nouns.ts';

const OBJECTS: Partial<Record<NounKey, string>> = {
  deals: 'deals',
  communities: 'companies',
  people: 'contacts',
  orders: 'orders',
};

const PROBLEMS: Record<SchemaProblem['kind'], string> = {
  unknown: 'Not at the source',
  renamed: 'Renamed at the source',
  retyped: 'Another type at the source',
  'new-option': 'New option at the source',
};

/** Where each field of the model is read from, as it is configured, and whether the source has it. */
export function mappingTable({ snapshot: { manifest }, config }: WorkInputs): WorkTable {
  const reports = new Map(manifest.sources.map((report) => [report.system, report]));
  return {
    id: 'data-mapping',
    title: 'Where each field is read from',
    columns: [
      { id: 'field', label: 'Field', kind: 'text', description: 'Name of the field in the files' },
      { id: 'noun', label: 'Noun', kind: 'text', filter: 'choice', description: 'What the record is' },
      { id: 'source', label: 'Source', kind: 'text', filter: 'choice', description: 'System that it is read from' },
      { id: 'table', label: 'Object or table', kind: 'text', description: 'Object or table at the source' },
      { id: 'name', label: 'Name there', kind: 'text', description: 'Name of the field at the source, as configured' },
      {
        ...{ id: 'state', label: 'State', kind: 'text', filter: 'choice' },
        description: 'Whether the source has the field as it is configured',
      },
      { id: 'config', label: 'Configuration', kind: 'text', hidden: true, description: 'Where the name is configured' },
    ],
    rows: MAPPED_FIELDS.map((mapped) => {
      const [noun, field] = mapped.split('.') as [NounKey, string];
      const name = nameAtSource(mapped, config);
      return [
        text(field),
        text(NOUN_NAMES[noun]),
        text(systemLabel(SYSTEM_OF[noun], config)),
        text(OBJECTS[noun] ?? config.airtable[noun as TableKey].table),
        text(name, placeInConfig(mapped)),
        stateOf(mapped, name, reports.get(SYSTEM_OF[noun])),
        text(placeInConfig(mapped)),
      ];
    }),
    empty: '',
    source: 'configuration and what the sources say of their fields',
  };
}

function stateOf(mapped: MappedField, name: string | null, report: SourceReport | undefined): Cell {
  if (name === null) return status('Not mapped', 'cancelled', undefined, { note: 'The source has no such field' });
  const schema = report?.schema ?? null;
  const problem = schema?.problems.find(({ field }) => field === mapped);
  if (problem) {
    const { expected, found, suggestion } = problem;
    const meant = suggestion === null ? '' : ` Perhaps “${suggestion}” is meant.`;
    return status(PROBLEMS[problem.kind], 'error', undefined, { note: `Expected ${expected}, found ${found}.${meant}` });
  }
  const type = schema?.fields[mapped]?.type;
  return type === undefined ? status('Not compared', 'open') : status('Found', 'delivered', undefined, { note: type });
}
