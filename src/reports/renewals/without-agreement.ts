import { formatMonth } from '../../charts/index.ts';
import type { Day, Hub } from '../../model/index.ts';
import { spans } from '../month-spans.ts';
import { count } from '../words.ts';
import { engagementPage, sop } from '../workspace/addresses.ts';
import { communityCell } from '../workspace/community.ts';
import type { WorkInputs } from '../workspace/inputs.ts';
import { date, link, number, several, text, type Cell, type Shown, type WorkTable } from '../workspace/table.ts';
import { renewalPage, renewalsIn, type Ending } from './endings.ts';
import type { Unagreed } from './unagreed.ts';
import { activeInWords, amountsText, costInWords, extensionInWords } from './words.ts';

const LAPSED = 'renewals/offboarding#a-lapsed-agreement-that-still-costs-money';
const SOURCE = 'Airtable: Engagements, Hubs. Usage and cloud cost as pulled.';

/** Agreements that have ended while their service goes on, the longest first. */
export const servedTable = (endings: readonly Ending[], inputs: WorkInputs): WorkTable => ({
  id: 'renewals-served',
  title: 'Ended and still served',
  columns: [
    { id: 'community', label: 'Community', description: 'Community that is served', kind: 'text' },
    { id: 'ended', label: 'Ended', description: 'Last day of the engagement', kind: 'day', filter: 'range' },
    {
      id: 'cost',
      label: 'Cloud cost since',
      description: 'Sum of the recorded costs of the full months after the month of the end, by currency',
      kind: 'text',
    },
    {
      id: 'users',
      label: 'Users since',
      description: 'Last day with active users after the end, and the most on one day',
      kind: 'text',
    },
    { id: 'hubs', label: 'Hubs', description: 'Hubs that are not decommissioned', kind: 'number' },
    {
      id: 'extension',
      label: 'Extension',
      description: 'Steps of the extension without an agreement, and the day from which on the BD lead decides',
      kind: 'text',
    },
    { id: 'step', label: 'Next step', description: 'What is to be done next', kind: 'text' },
    { id: 'engagement-id', label: 'Engagement id', description: 'Airtable record id', kind: 'text', hidden: true },
  ],
  rows: endings.flatMap((ending) => (ending.served ? [servedRow(ending, ending.served, inputs)] : [])),
  empty:
    'A community whose agreement has ended and whose hub still runs, has users or costs money would stand here. None is known.',
  source: SOURCE,
});

function servedRow({ row, community }: Ending, served: NonNullable<Ending['served']>, { urlOf }: WorkInputs): Cell[] {
  const { cost, users, hubs, extension, ago } = served;
  return [
    communityCell(community),
    date(row.end, `${count(ago, 'day')} ago`),
    several(amountsText(cost.sum) || null, [{ text: amountsText(cost.sum) || 'No amount' }], costInWords(cost)),
    several(
      users.lastActive,
      [{ text: users.lastActive ?? (users.hubs === 0 ? 'No data' : 'None') }],
      activeInWords(users),
    ),
    { ...number(hubs.length), shown: [{ text: String(hubs.length) }, ...hubLinks(hubs, urlOf)] },
    text(extensionInWords(extension)),
    several(row.step.words, [
      { text: row.step.words, href: sop(row.step.at ?? LAPSED) },
      { text: 'Dates, cost and mail', href: renewalPage(row.id) },
    ]),
    text(row.id),
  ];
}

const hubLinks = (hubs: readonly Hub[], urlOf: WorkInputs['urlOf']): Shown[] =>
  hubs.map(({ id, name }) => ({ text: name ?? `hub ${id}`, href: urlOf('hub', id) }));

/** Communities with hubs or cost of which no agreement has ever begun. */
export const unagreedTable = (unagreed: readonly Unagreed[], inputs: WorkInputs): WorkTable => ({
  id: 'renewals-without-agreement',
  title: 'Served without any agreement so far',
  columns: [
    { id: 'community', label: 'Community', description: 'Community that is served or costs money', kind: 'text' },
    { id: 'hubs', label: 'Hubs', description: 'Hubs that are not decommissioned', kind: 'number' },
    {
      id: 'cost',
      label: 'Cloud cost',
      description: 'Sum of the recorded costs of the last twelve complete months, by currency',
      kind: 'text',
    },
    { id: 'why', label: 'Agreement', description: 'What is recorded of an agreement', kind: 'text' },
  ],
  rows: unagreed.map(({ community, hubs, costs, sum, ahead }) => {
    const months = costs.map(({ month }) => month).sort();
    const [newest] = months.slice(-1);
    return [
      communityCell(community),
      { ...number(hubs.length), shown: [{ text: String(hubs.length) }, ...hubLinks(hubs, inputs.urlOf)] },
      several(
        amountsText(sum) || null,
        [{ text: amountsText(sum) || 'None recorded' }],
        newest === undefined ? null : `${spans([...new Set(months)], 'en')}; newest ${formatMonth(newest)}`,
      ),
      ahead === null
        ? text(community === null ? 'The hub names no community' : 'None is recorded')
        : link(aheadWords(ahead.start), engagementPage(ahead.engagement.id)),
    ];
  }),
  empty:
    'A hub that runs, or cloud that costs money, without any agreement of its community would stand here. There is none.',
  source: SOURCE,
});

const aheadWords = (start: Day | null): string => (start === null ? 'One without a start date' : `Begins ${start}`);

/** Agreements that ended and of which it cannot be told whether they are served still. */
export const unclearTable = (inputs: WorkInputs): WorkTable => ({
  id: 'renewals-not-known',
  title: 'Ended, and not known whether still served',
  columns: [
    { id: 'agreement', label: 'Agreement', description: 'Name of the engagement', kind: 'text' },
    { id: 'reason', label: 'Why', description: 'Why it is not known', kind: 'text' },
  ],
  rows: renewalsIn(inputs).unclear.map(({ name, url, reason }) => [link(name, url), text(reason)]),
  empty: 'Of every agreement that has ended it is known whether its service goes on.',
  source: SOURCE,
});
