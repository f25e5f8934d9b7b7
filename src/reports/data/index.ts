import { formatNumber } from '../../charts/index.ts';
import { NOUN_KEYS, systemName } from '../../model/index.ts';
import { capital, count, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import type { Part } from '../workspace/part.ts';
import { fieldsTable } from './fields.ts';
import { mappingTable } from './mapping.ts';
import { nounsTable, setAsideCount } from './nouns.ts';
import { qualityTable } from './quality.ts';
import { setAsideTable } from './set-aside.ts';

export { CSV_LIMIT, JSON_LIMIT, nounFiles, sizeOf } from './nouns.ts';

export interface DataFacts {
  /** Tables of each page of the room. */
  pages: Record<'overview' | 'fields' | 'quality', string[]>;
  /** One line each for the pages about fields and about quality. */
  answers: Record<'fields' | 'quality', string>;
}

export type DataPart = Part<DataFacts>;

/** Where the data come from, what they hold, and how far they can be relied on. */
export function dataPart(inputs: WorkInputs): DataPart {
  const overview = [nounsTable(inputs), setAsideTable(inputs)];
  const fields = [fieldsTable(), mappingTable(inputs)];
  const quality = [qualityTable(inputs)];
  const ids = (tables: readonly { id: string }[]) => tables.map(({ id }) => id);
  return {
    answer: answerOf(inputs),
    ...{ doubts: [], charts: [], records: [], files: {} },
    tables: [...overview, ...fields, ...quality],
    facts: {
      pages: { overview: ids(overview), fields: ids(fields), quality: ids(quality) },
      answers: { fields: fieldsAnswer(fields), quality: qualityAnswer(inputs) },
    },
    pages: ['data/fields/', 'data/quality/'],
  };
}

/** "1 204 records from HubSpot, Airtable and Prometheus, each read whole; 1 record was set aside. The cost CSV is not connected." */
function answerOf({ snapshot: { manifest, records }, config }: WorkInputs): string {
  const held = NOUN_KEYS.reduce((sum, key) => sum + records[key].length, 0);
  const aside = NOUN_KEYS.reduce((sum, key) => sum + setAsideCount(manifest, key), 0);
  const named = (status: string) =>
    manifest.sources.filter((source) => source.status === status).map(({ system }) => systemName(system, config));
  const [whole, part, none] = ['complete', 'incomplete', 'not-connected'].map(named) as [string[], string[], string[]];
  const from = whole.length === 0 ? 'no source was read whole' : `${list(whole)} ${whole.length === 1 ? 'was' : 'were'} read whole`;
  return [
    `The data hold ${formatNumber(held)} ${held === 1 ? 'record' : 'records'}: ${from}, and ${aside === 0 ? 'no record was' : `${count(aside, 'record')} ${aside === 1 ? 'was' : 'were'}`} set aside.`,
    ...(part.length === 0 ? [] : [`${capital(list(part))} ${part.length === 1 ? 'was' : 'were'} not read whole.`]),
    ...(none.length === 0 ? [] : [`${capital(list(none))} ${none.length === 1 ? 'is' : 'are'} not connected.`]),
  ].join(' ');
}

function fieldsAnswer([fields, mapping]: readonly { rows: readonly unknown[]; columns: readonly { id: string }[] }[]): string {
  const [all, mapped] = [fields?.rows.length ?? 0, mapping?.rows.length ?? 0];
  return `The data have ${all} fields; for ${mapped} of them the configuration says what they are called at their source.`;
}

function qualityAnswer({ rules }: WorkInputs): string {
  const sum = (key: 'eligible' | 'notEvaluated') => rules.reduce((total, rule) => total + rule[key], 0);
  const [all, open] = [sum('eligible'), sum('notEvaluated')];
  const unsure = rules.filter(({ notEvaluated }) => notEvaluated > 0).length;
  if (open === 0) return `All ${count(rules.length, 'rule')} judged every record that they are about.`;
  return `${formatNumber(open)} of ${formatNumber(all)} judgements could not be made; ${unsure} of ${rules.length} rules are concerned.`;
}
