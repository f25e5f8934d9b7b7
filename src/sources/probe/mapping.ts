import { systemName, type Config, type SourceSchema } from '../../model/index.ts';
import { compareSchema, inWords, type FoundSchema, type MappedSystem } from '../schema/index.ts';
import { fault, ok, warning, type Line } from './line.ts';

/**
 * A line for each place where the source and the mapping do not agree; one that all is well otherwise.
 * @param tableFor the table that is probably meant for a noun whose table is not there
 */
export function mappingLines(
  system: MappedSystem,
  found: FoundSchema,
  config: Config,
  previous: SourceSchema | null,
  tableFor: (noun: string) => string | null = () => null,
): Line[] {
  const { fields, problems } = compareSchema({ system, found, config, previous });
  // An object that could not be asked has a line of its own already.
  const asked = problems.filter(({ field }) => system === 'airtable' || field.includes('.'));
  const lines = asked.map((problem) => {
    const { what, fix } = inWords({ ...problem, suggestion: problem.suggestion ?? tableFor(problem.field) });
    return (problem.kind === 'new-option' ? warning : fault)(what, `${fix}.`);
  });
  const source = systemName(system, config);
  const name = `${source.charAt(0).toUpperCase()}${source.slice(1)}`;
  const count = Object.keys(fields).length;
  return lines.length > 0 || count === 0 ? lines : [ok(`${name} has all ${count} fields that are mapped.`)];
}
