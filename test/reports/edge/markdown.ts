import type { AnyChart } from '../../../src/charts/index.ts';
import {
  citationOf,
  funderText,
  whatIsNew,
  type CommunityExtract,
  type CommunityReports,
  type DataTable,
  type Figure,
  type ImpactReport,
  type MilestoneSection,
  type Report,
  type UsageReport,
} from '../../../src/reports/index.ts';

/** Rows of a long table at each end. */
const ENDS = 2;

/** All that the reports of a community say, in an order and form for reading by eye. */
export function asMarkdown(extract: CommunityExtract, reports: CommunityReports): string {
  const { milestones, impact, usage } = reports;
  const { since, news } = whatIsNew(extract, []);
  const parts = [
    `# ${reports.longName} (${reports.name}, ${reports.initials}), ${extract.language}, as of ${extract.asOf}`,
    ...bullets(reports.agreements.map(({ name, term, standing }) => `${name}: ${term}. ${standing}`)),
    `News: ${since}`,
    ...bullets(news.map(({ on, what, text }) => `${on} ${what}: ${text}`)),
    ...head(milestones),
    ...milestones.sections.flatMap(agreement),
    ...foot(milestones),
    ...head(impact),
    ...impactBody(impact),
    ...foot(impact),
    `### Citation\n\n${citationOf(extract, null).text}`,
    `### For funders\n\n${quoted(funderText(extract, impact))}`,
    ...head(usage),
    ...usageBody(usage),
    ...foot(usage),
  ];
  return `${parts
    .filter(Boolean)
    .join('\n\n')
    .replace(/[\u00a0\u202f]/g, ' ')}\n`;
}

const bullets = (items: readonly string[]): string[] =>
  items.length ? [items.map((item) => `- ${item}`).join('\n')] : [];
const under = (heading: string, items: readonly string[]): string[] =>
  items.length ? [`### ${heading}`, ...bullets(items)] : [];
const quoted = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
const rows = (cells: readonly (readonly (string | number | null)[])[]): string =>
  cells.map((row) => `| ${row.map((cell) => cell ?? '').join(' | ')} |`).join('\n');

const head = ({ title, headline, periodLabel, period, figures }: Report): string[] => [
  `## ${title}`,
  `**${headline}**`,
  `${periodLabel}: ${period}`,
  ...bullets(figures.map(figure)),
];

const figure = ({ id, label, value, unit, note, raw, definition }: Figure): string =>
  `${label}: **${value}**${unit && ` ${unit}`}${note && ` — ${note}`} [${id}, ${definition}, raw ${JSON.stringify(raw)}]`;

/** What is not read as a body: files, method, quality, provenance. */
const foot = ({ charts, tables, method, quality, provenance }: Report): string[] => [
  ...charts.flatMap(chart),
  ...tables.flatMap(table),
  ...under('Method', method),
  ...under('Quality', quality),
  ...under(
    'Provenance',
    provenance.map(({ what, source, query, period, pulled }) => [what, source, query, period, pulled].join(' · ')),
  ),
];

function chart(spec: AnyChart): string[] {
  const marks = 'events' in spec ? (spec.events ?? []).map(({ day, label }) => `event ${day}: ${label}`) : [];
  return [
    `### Chart ${spec.id} (${spec.kind}): ${spec.title}`,
    spec.summary,
    ...bullets([...drawn(spec), ...marks, ...spec.notes.map((note) => `note: ${note}`)]),
    `Definition: ${spec.definition} Source: ${spec.source}`,
  ];
}

function drawn(spec: AnyChart): string[] {
  if (spec.kind === 'timeline')
    return spec.rows.map(({ label, from, to, doneOn, mark, status }) =>
      [label, from, to, doneOn, mark, status].join(' · '),
    );
  if (spec.kind === 'range')
    return spec.rows.map(({ label, value, target, note }) => [label, value, target, note].join(' · '));
  const { values } = spec.x;
  const target = spec.target ? [`target ${spec.target.value}: ${spec.target.label}`] : [];
  return [
    `${spec.x.kind}s ${values[0]} to ${values.at(-1)}, in ${spec.unit || 'no unit'}`,
    ...spec.series.map(({ label, values: all }) => `${label}: ${all.length > 30 ? ends(all) : cells(all)}`),
    ...target,
  ];
}

const cells = (all: readonly (number | null)[]): string => all.map((value) => value ?? '·').join(' ');
const ends = (all: readonly (number | null)[]): string =>
  `${cells(all.slice(0, 5))} … ${cells(all.slice(-5))} (${all.filter((one) => one !== null).length} of ${all.length})`;

function table({ id, title, columns, rows: all, notes }: DataTable): string[] {
  const shown =
    all.length > 12 ? [...all.slice(0, ENDS), [`… ${all.length - 2 * ENDS} more`], ...all.slice(-ENDS)] : all;
  return [
    `### Table ${id}: ${title}`,
    `${rows([columns.map(({ label }) => label)])}\n${rows(shown)}`,
    ...bullets(notes),
  ];
}

function agreement(section: MilestoneSection): string[] {
  const { agreement: one, headline, status, commitments, fte, changes, next, notes, signOff } = section;
  return [
    `### Agreement ${one.name}`,
    `${one.term}. ${one.standing}. ${headline}`,
    status ? `${status.word} ${status.meaning} ${status.recorded}` : '',
    rows(
      commitments.map(({ name, status: word, timing, dueOn, deliveredOn, lateBy }) => [
        name,
        word,
        timing,
        dueOn,
        deliveredOn,
        lateBy,
      ]),
    ),
    ...bullets(notes),
    ...(fte ? [`FTE: ${fte.absent ?? ''}`, ...bullets([...fte.figures.map(figure), ...fte.notes])] : []),
    ...(changes
      ? [
          `${changes.heading}. ${changes.intro}`,
          ...bullets(changes.items.map(({ word, name, text }) => `${word}: ${name ?? ''}: ${text}`)),
          changes.items.length ? '' : changes.none,
        ]
      : []),
    ...(next
      ? [
          `${next.heading}.`,
          ...bullets(next.items.map(({ name, dueOn, timing }) => `${dueOn} ${name}, ${timing}`)),
          next.items.length ? '' : next.none,
        ]
      : []),
    ...(signOff ? [`Sign-off: ${signOff.statement} ${signOff.data} ${signOff.sides.join(' | ')}`] : []),
  ];
}

const impactBody = ({
  goals,
  results,
  absent,
  reach,
  rhythm,
  delivered,
  since,
  satisfaction,
  quotes,
  acknowledgement,
  limits,
}: ImpactReport) => [
  `Goals: ${goals ?? '–'}`,
  ...under('Results', results),
  ...under('Nobody is counted because', absent),
  ...under(
    'Reach',
    reach.map(({ name, people, peak, inUse, state, reason, notes }) =>
      [name, people, peak.change, peak.yearly?.change ?? '', inUse, state, reason ?? '', ...notes].join(' · '),
    ),
  ),
  ...under('Rhythm', [
    ...rhythm.sentences,
    ...rhythm.rows.map(({ hub, label, value, basis, change }) => [hub, label, value, basis, change].join(' · ')),
    ...rhythm.notes,
  ]),
  ...under(
    'Delivered',
    [...delivered, ...since].map(({ name, status, deliveredOn, timing }) =>
      [name, status, deliveredOn, timing].join(' · '),
    ),
  ),
  ...under('Satisfaction', [
    satisfaction.sentence,
    ...satisfaction.rows.map(({ label, scores, mean, range }) => [label, scores.n, mean, range].join(' · ')),
    ...satisfaction.notes,
  ]),
  ...under(
    'Quotes',
    quotes.map(({ text, said }) => `“${text}” ${said}`),
  ),
  acknowledgement,
  ...under('Limits', limits),
];

const usageBody = ({ renewals, hubs, absent, byHub, days, cost }: UsageReport): string[] => [
  ...under('No usage because', absent),
  ...renewals.flatMap(({ agreement: one, daysLeft, due, steps }) => [
    `### Renewal of ${one.name}`,
    `${one.standing}. ${due} [${daysLeft ?? 'no'} days left]`,
    ...bullets(steps.map(({ day, what, isPast }) => `${day} ${what}${isPast ? ' (past)' : ''}`)),
  ]),
  ...under(
    'Hubs',
    hubs.map(({ name, cloud, decommissionedOn }) => [name, cloud, decommissionedOn ?? 'running'].join(' · ')),
  ),
  ...(byHub ? [rows(byHub.cells)] : []),
  ...(days ? [`Days with data (${days.isComplete ? 'complete' : 'not complete'})`, rows(days.cells)] : []),
  ...under('Cost', [...(cost.absent === null ? [] : [cost.absent]), ...cost.alert]),
];
