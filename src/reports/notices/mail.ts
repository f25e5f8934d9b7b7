import { formatDay } from '../../charts/index.ts';
import { addDaysWithin, type Day } from '../../model/index.ts';
import { renewalPage, type Ending } from '../renewals/endings.ts';
import { amountsText, usersInWords } from '../renewals/words.ts';
import { compare, count, list } from '../words.ts';
import type { WorkInputs } from '../workspace/inputs.ts';

export interface Mail {
  subject: string;
  /** Plain text, lines of any length, ends with a line break. */
  body: string;
}

const UNKNOWN = 'not recorded';

/** One line, as a subject and a line of the mail's facts must be. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

export const communityName = ({ community, row }: Ending): string => oneLine(community?.name ?? row.name);

/**
 * The mail to the partnerships address before an agreement ends, as the handbook has it. Its subject holds "Agreement
 * expiring in 60 days" whatever the day, so that filters find it; the body says how many days are left.
 */
export function renewalMail(ending: Ending, inputs: WorkInputs): Mail {
  const { row, engagement } = ending;
  const { asOf, config } = inputs;
  const { renewalNoticeDays } = config.thresholds;
  const left = row.days === 0 ? 'today' : `${count(row.days, 'day')} from ${formatDay(asOf)}`;
  return mail(`Agreement expiring in ${renewalNoticeDays} days: ${communityName(ending)}`, [
    'Hello,',
    '',
    `The agreement of this engagement ends on ${formatDay(row.end)}, which is ${left}.`,
    '',
    ...factsOf(ending, inputs),
    fact('Tier', engagement.serviceTier),
    fact('Delivery lead', engagement.deliveryLead),
    fact('Representative', representatives(ending, inputs)),
    '',
    fact('Open deliverables', deliverables(ending, inputs)),
    fact('Use', usersInWords(ending.use)),
    fact('Last check-in', lastCheckIn(ending, inputs)),
    '',
    ...askedFor(ending, inputs),
  ]);
}

/** Asks P&S to send the shutdown notice, which goes to people of the community and is written by a person. */
export const shutdownMail = (ending: Ending, inputs: WorkInputs): Mail =>
  mail(`Shutdown notice to send by ${ending.row.end}: ${communityName(ending)}`, [
    'Hello,',
    '',
    `The decommission of this service was requested, and it ends on ${formatDay(ending.row.end)}.`,
    'Its community has not been sent the shutdown notice yet, as far as is recorded.',
    '',
    ...factsOf(ending, inputs),
    fact('Representative', representatives(ending, inputs)),
    '',
    'P&S: please send the shutdown notice, and set Shutdown notice sent on the engagement.',
    ...handbook('renewals/offboarding/#the-shutdown-notice', inputs),
  ]);

/** Asks P&S to send the reminder. Nothing records that it was sent. */
export const reminderMail = (ending: Ending, inputs: WorkInputs): Mail =>
  mail(`Reminder to send: ${communityName(ending)} is shut down on ${ending.row.end}`, [
    'Hello,',
    '',
    `The decommission of this service was requested, and it ends on ${formatDay(ending.row.end)}.`,
    '',
    ...factsOf(ending, inputs),
    fact('Representative', representatives(ending, inputs)),
    '',
    'P&S: please send the reminder to the community.',
    ...handbook('renewals/offboarding/#steps', inputs),
  ]);

/** The handbook's mail to a community whose agreement has ended; written by a person, who fills in what is in capitals. */
export function lapsedMail(ending: Ending, inputs: WorkInputs): Mail {
  const { row, served } = ending;
  const { organisation } = inputs.config;
  const cost = served === null || served.cost.sum.length === 0 ? 'AMOUNT' : amountsText(served.cost.sum);
  const until = served?.extension.until ?? null;
  return mail(`Your agreement with ${organisation.name} ended on ${row.end}`, [
    `Dear ${representatives(ending, inputs) ?? 'NAME'},`,
    '',
    `Our agreement ended on ${formatDay(row.end)}, and your hub is still running. Since then it has cost ${cost}.`,
    '',
    `We keep it running until ${until === null ? 'EXTENDED DATE' : formatDay(until)}. Please tell us before that day whether you renew.`,
    'If you do not, we will shut it down in good order and send you the dates.',
    '',
    'With kind regards,',
    'NAME',
    organisation.partnershipsAddress,
  ]);
}

/** Separators that do not break mean nothing in a plain text, and look odd in some readers. */
const mail = (subject: string, lines: readonly string[]): Mail => ({
  subject: spaced(subject),
  body: spaced(`${lines.join('\n')}\n`),
});

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

const fact = (label: string, value: string | null): string => `${label}: ${value === null ? UNKNOWN : oneLine(value)}`;

function factsOf({ row, engagement, community }: Ending, { look, urlOf, config }: WorkInputs): string[] {
  const company = community?.recordId == null ? null : look.byId.communities.get(community.recordId);
  const name = company?.longName ?? community?.name ?? null;
  const id = community?.communityId ?? engagement.communityId;
  const base = config.hosting.teamUrl?.replace(/\/?$/, '/');
  return [
    fact('Community', name === null || id === null || name === id ? (name ?? id) : `${name} (${id})`),
    fact('Engagement', withLink(row.name, urlOf('engagement', row.id))),
    ...(engagement.dealIds.length === 0 ? [fact('Deal', null)] : []),
    ...engagement.dealIds.map((deal) =>
      fact('Deal', withLink(look.byId.deals.get(deal)?.name ?? deal, urlOf('deal', deal))),
    ),
    ...(base ? [`All that is recorded: ${base}${renewalPage(row.id)}`] : []),
  ];
}

const withLink = (name: string, url: string | null): string => (url === null ? name : `${name}, ${url}`);

const handbook = (page: string, { config }: WorkInputs): string[] =>
  config.hosting.teamUrl ? [`How: ${config.hosting.teamUrl.replace(/\/?$/, '/')}${page}`] : [];

/** Names of the representatives of the community on the engagement's deals. */
function representatives({ engagement }: Ending, { look }: WorkInputs): string | null {
  const people = engagement.dealIds
    .flatMap((id) => look.byId.deals.get(id)?.contacts ?? [])
    .filter(({ roles }) => roles.includes('Community Representative'))
    .flatMap(({ personId }) => look.byId.people.get(personId) ?? []);
  const names = people.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' '));
  const known = [...new Set(names.filter(Boolean))];
  return known.length === 0 ? null : list(known);
}

function deliverables({ row }: Ending, { look }: WorkInputs): string {
  const standing = look.deliverablesOfEngagement(row.id).filter(({ id, status }) => {
    const projects = look.projectsOfDeliverable(id);
    const isStopped = projects.length > 0 && projects.every((project) => project.status === 'Cancelled');
    return status !== 'Cancelled' && !isStopped;
  });
  const open = standing.filter(({ status }) => status === 'Not started' || status === 'In progress').length;
  const unknown = standing.filter(({ status }) => status === null).length;
  if (standing.length === 0) return 'none is recorded';
  return `${open} of ${standing.length}${unknown > 0 ? `; of ${unknown} the status is not recorded` : ''}`;
}

function lastCheckIn({ row }: Ending, { look, asOf }: WorkInputs): string | null {
  const held = look.checkInsOfEngagement(row.id).flatMap(({ date, score }) => {
    return date === null || date > asOf ? [] : [{ date, score }];
  });
  const last = held.sort((a, b) => compare(a.date, b.date)).at(-1);
  if (last === undefined) return null;
  return `${formatDay(last.date)}, ${last.score === null ? 'score not recorded' : `${last.score} of 5`}`;
}

/** What is asked for, by what is under way already. */
function askedFor({ row }: Ending, inputs: WorkInputs): string[] {
  const { state, words } = row.next;
  if (state === 'stopping') {
    return [`${words}: please see the offboarding through.`, ...handbook('renewals/offboarding/#steps', inputs)];
  }
  if (state === 'won') return [`${words}: please create the next engagement before the last day.`];
  if (state === 'renewing') return [`${words}: please see the renewal through before the last day.`];
  return [
    `Please decide with the community by ${formatDay(decideBy(row.end, inputs))}: renew, or not renew.`,
    'If it renews, open a deal of type renewal. If it does not, request the decommission.',
  ];
}

/** Before a missing notice is an error; once that day has passed, before the shutdown notice; at last, today. */
function decideBy(end: Day, { asOf, config }: WorkInputs): Day {
  const { renewalErrorDays, shutdownNoticeDays } = config.thresholds;
  const days = [renewalErrorDays + 1, shutdownNoticeDays].map((before) => addDaysWithin(end, -before));
  return days.find((day) => day > asOf) ?? asOf;
}
