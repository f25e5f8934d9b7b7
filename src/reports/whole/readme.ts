import { formatDay } from '../../charts/index.ts';
import { citationOf } from '../cite.ts';
import { formatInstant } from '../provenance.ts';
import { textsOf } from '../texts/index.ts';
import { wholeOf, type WholeInputs } from './json.ts';
import { JSON_FILE, README_FILE, SCHEMA_FILE } from './names.ts';

/** README.txt of an archive: what it is about, what each file holds, and what the figures mean. `names`: the files beside it. */
export function readmeOf(inputs: WholeInputs, names: readonly string[]): string {
  const { extract, report, edition } = inputs;
  const { language, organisation, invented, asOf } = extract;
  const { readme } = textsOf(language).files;
  const { headings } = readme;
  const whole = wholeOf(inputs);
  const title = readme.title(report.title, whole.community.longName);
  const facts = [
    ...(report.period ? [`${readme.period}: ${report.period}`] : []),
    `${readme.edition}: ${edition ? `${edition.period.id}, ${readme.publishedOn(formatDay(edition.publishedOn, language))}` : readme.rolling}`,
    `${readme.asOf}: ${formatDay(asOf, language)}`,
    `${readme.data}: ${readme.dataOf(formatInstant(extract.pulledAt, language), extract.snapshotId)}`,
    ...(invented ? [readme.invented] : []),
  ];
  const all = [...names, JSON_FILE, SCHEMA_FILE, README_FILE].sort();
  const width = Math.max(...all.map((name) => name.length));
  return [
    ...underlined(title, '='),
    report.headline,
    '',
    ...facts,
    '',
    ...underlined(headings.files, '-'),
    ...all.map((name) => `${name.padEnd(width)}  ${contentOf(name, inputs)}`),
    '',
    readme.missing,
    readme.formulas,
    '',
    ...section(
      headings.figures,
      whole.figures.map(({ label, value, unit, note, definition, doubt }) =>
        [
          `${label}: ${[value, unit].filter(Boolean).join(' ')}${note ? ` (${note})` : ''}`,
          `${readme.definition(definition.id, definition.version)}: ${definition.text}`,
          ...(doubt ? [doubt] : []),
        ].join('\n  '),
      ),
    ),
    ...section(headings.method, whole.method),
    ...section(headings.quality, whole.quality),
    ...section(
      headings.sources,
      whole.provenance.map(
        ({ what, source, query, period, pulled }) => `${what}: ${source}: ${query}; ${period}; ${pulled}`,
      ),
    ),
    ...section(headings.terms, termsOf(inputs)),
    ...section(headings.contact, [organisation.contact, organisation.website]),
  ]
    .join('\n')
    .replace(NO_BREAK, ' ');
}

/** Spaces that do not break are a trap in a plain text. */
const NO_BREAK = /[\u00a0\u202f]/g;

/** How to cite and acknowledge: as the impact report says it; of the others in one sentence. */
function termsOf({ extract, report, edition }: WholeInputs): string[] {
  const { organisation, language } = extract;
  if (report.id === 'impact') return [citationOf(extract, edition).text, report.acknowledgement];
  return [organisation.acknowledgement ?? textsOf(language).files.readme.acknowledgement(organisation.name)];
}

/** What a file of the archive holds, from its name. */
function contentOf(name: string, { report, extract }: WholeInputs): string {
  const { kinds } = textsOf(extract.language).files.readme;
  if (name === JSON_FILE) return kinds.json;
  if (name === SCHEMA_FILE) return kinds.schema;
  if (name === README_FILE) return kinds.readme;
  const [id = '', ...rest] = name.split('.');
  const shown = [...report.tables, ...report.charts].find((one) => one.id === id);
  const kind = KINDS[rest.join('.')];
  const what = kind === undefined ? kinds.other : kinds[kind];
  return shown ? `${shown.title}: ${what}` : what;
}

const KINDS: Record<string, 'csv' | 'metadata' | 'data' | 'svg' | 'png'> = {
  csv: 'csv',
  'csv-metadata.json': 'metadata',
  json: 'data',
  svg: 'svg',
  png: 'png',
};

const underlined = (text: string, sign: string): string[] => [text, sign.repeat(Math.min(text.length, 78)), ''];

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [...underlined(heading, '-'), ...lines.map((line) => `- ${line}`), ''];
