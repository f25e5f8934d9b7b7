import {
  placeInConfig,
  systemName,
  type SchemaProblem,
  type SourceReport,
  type SourceSchema,
} from '../../../model/index.ts';
import { compare, distinct } from '../../order.ts';
import { fail, notEvaluated, pass, subjectOf } from '../../outcome.ts';
import { capital, enumerate } from '../../words.ts';
import { consequenceOf, fixOf } from './schema-words.ts';
import { schemaExamples } from './source-schema-known.examples.ts';
import type { Context, Outcome, Rule, Subject } from '../../types.ts';

/** The systems whose fields have names in the configuration. */
const MAPPED = ['hubspot', 'airtable'] as const;
type MappedSystem = (typeof MAPPED)[number];

function judge(system: MappedSystem, { snapshot, config }: Context): Outcome[] {
  const name = systemName(system, config);
  const report = snapshot.manifest.sources.find((source) => source.system === system);
  if (report?.schema) return judgeFields(system, report.schema, name);
  return [notEvaluated(subjectOf('source', { id: system, name }), `${capital(name)} ${whyUnknown(report)}.`)];
}

const whyUnknown = (report: SourceReport | undefined): string =>
  report === undefined || report.status === 'not-connected'
    ? 'is not connected'
    : 'was read without comparing its fields with the mapping';

/** One outcome for each field that was compared, however many problems it has. */
function judgeFields(system: MappedSystem, { fields, problems }: SourceSchema, name: string): Outcome[] {
  const wrong = Map.groupBy(problems, ({ field }) => field);
  return distinct([...Object.keys(fields), ...wrong.keys()]).map((field) => {
    const [first, ...others] = [...(wrong.get(field) ?? [])].sort((a, b) => compare(a.found, b.found));
    const subject = subjectOf('source', {
      id: `${system}/${field}`,
      name: called(field, first?.name ?? fields[field]?.name ?? field),
    });
    return first ? failure(subject, [first, ...others], name) : pass(subject);
  });
}

const called = (field: string, name: string): string =>
  field.includes('.') ? `the field “${name}” (${field})` : `the table “${name}” (${field})`;

function failure(subject: Subject, problems: [SchemaProblem, ...SchemaProblem[]], system: string): Outcome {
  const [first] = problems;
  const inTable = first.field.includes('.') ? ` of ${first.table}` : '';
  const differences = [...Map.groupBy(problems, ({ expected }) => expected)].map(
    ([expected, those]) => `expected ${expected}, found ${enumerate(those.map(({ found }) => found))}`,
  );
  return fail(subject, {
    severity: 'error',
    community: null,
    message: `${capital(subject.name)}${inTable} in ${system} is not as the mapping has it: ${differences.join('; ')}, so ${consequenceOf(first)}.`,
    fix: fixOf(first, placeInConfig(first.field), system),
  });
}

export const sourceSchemaKnown: Rule = {
  id: 'source-schema-known',
  title: 'Fields are where the mapping says',
  statement:
    'Every field that the configuration maps exists at its source, with a type that can hold what is read from it, and offers only values that are known.',
  why: 'A field that was renamed looks like a field that is empty: nothing fails while reading, and every rule about it accuses the wrong people.',
  fix: 'Give the field its name, type or values back at the source, or write what has changed into plumbline.config.ts.',
  severity: 'error',
  owner: 'DE',
  handbook: 'data/pull#fields-that-changed',
  reads: { needs: [], clears: [] },
  evaluate: (context) => MAPPED.flatMap((system) => judge(system, context)),
  examples: schemaExamples,
};
