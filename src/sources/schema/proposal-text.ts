import { readConfig, type Config } from '../../model/index.ts';
import { keyOf, mappedTables, quoted, type MappedTable } from './mapped.ts';
import type { Proposal, ProposedTable } from './propose.ts';

/** From this on a choice needs no word about how certain it is. */
const CERTAIN = 1;

/**
 * A configuration with the proposed names, as a TypeScript file. Names that stand there by default are left out; a comment
 * says how certain each is that the configuration in use does not have.
 * @param modelPath where `src/model/config.ts` stands, seen from the file
 */
export function proposalText({ tables, stages, roles }: Proposal, config: Config, modelPath: string): string {
  const hubspot = tables.filter(({ noun }) => !(noun in config.airtable));
  const airtable = tables.filter(({ noun }) => noun in config.airtable);
  const lines = [
    `import { defineConfig } from ${quoted(modelPath)};`,
    '',
    '/**',
    ' * Proposed by `npm run doctor -- --propose`. Look at each line, then take over into plumbline.config.ts what is right.',
    ' * Names that stand there by default are left out. null says that there is no such field.',
    ' */',
    'export default defineConfig({',
    ...block('hubspot', [
      ...block(
        'properties',
        hubspot.flatMap((table) => block(table.table, fieldLines(table))),
      ),
      ...block('stages', [...kept(config.hubspot.stages), ...stages.map(stageLine)]),
      ...block('roles', [...kept(config.hubspot.roles), ...roles.map(roleLine)]),
    ]),
    ...block(
      'airtable',
      airtable.flatMap((table) => block(table.noun, [...tableLines(table), ...block('fields', fieldLines(table))])),
    ),
    '});',
    '',
  ];
  return lines.join('\n');
}

/** `key: { … },` around lines; nothing around nothing. */
const block = (key: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  ${keyOf(key)}: {`, ...lines.map((line) => `  ${line}`), '  },'];

const entry = (key: string, value: string | null, comment: string) =>
  `  ${keyOf(key)}: ${value === null ? 'null' : quoted(value)},${comment && ` // ${oneLine(comment)}`}`;

/** A comment ends with its line, whatever a name at the source holds. */
const oneLine = (text: string) => text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');

const kept = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([key, value]) => entry(key, value, ''));

const percent = (score: number) => `${Math.round(Math.min(score, 1) * 100)} %`;

const STANDARD = readConfig({});
const DEFAULTS = new Map<string, MappedTable>(
  (['hubspot', 'airtable'] as const).flatMap((system) =>
    mappedTables(system, STANDARD).map((mapped) => [mapped.noun, mapped]),
  ),
);

function tableLines({ noun, table, found }: ProposedTable): string[] {
  if (found === null) return [entry('table', table, 'no table fits; name it, or make it')];
  if (found.table === DEFAULTS.get(noun)?.table) return [];
  return [entry('table', found.table, found.table === table ? '' : `${percent(found.score)} sure`)];
}

function fieldLines({ noun, fields, choices }: ProposedTable): string[] {
  return Object.entries(choices).flatMap(([key, choice]) => {
    const before = fields[key] ?? null;
    if (choice === null)
      return [entry(key, null, before === null ? '' : `nothing fits; was ${JSON.stringify(before)}`)];
    const { name, label, type } = choice.field;
    if (name === DEFAULTS.get(noun)?.fields[key]) return [];
    const sure = choice.score >= CERTAIN ? 'the same name or label' : `${percent(choice.score)} sure`;
    const words = label === name || label === '' ? '' : `, labelled ${JSON.stringify(label)}`;
    return [entry(key, name, name === before ? '' : `${sure}${words}, ${type}`)];
  });
}

const stageLine = ({ id, label, stage }: Proposal['stages'][number]) =>
  stage === null
    ? `  // ${oneLine(`${keyOf(id)}: '…', // ${JSON.stringify(label)}: no stage is likely`)}`
    : entry(id, stage, `${JSON.stringify(label)}: likely`);

const roleLine = ({ label, role }: Proposal['roles'][number]) =>
  role === null ? `  // ${oneLine(`${quoted(label)}: '…', // no role is likely`)}` : entry(label, role, 'likely');
