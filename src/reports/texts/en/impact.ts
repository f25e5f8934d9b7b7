import { funder } from './impact-funder.ts';

const deliverables = (number: number): string => `${number} ${number === 1 ? 'deliverable' : 'deliverables'}`;
type Kind = 'now' | 'before' | 'year';
const OF: Record<Kind, string> = { now: 'this period', before: 'the period before', year: 'the year before' };

/** The impact report. */
export const impact = {
  title: 'Impact',
  period: 'Period',
  funder,

  // Spans of time.
  between: (from: string, to: string): string => `${from} to ${to}`,
  fromTo: (span: string): string => `from ${span}`,
  during: (month: string): string => `in ${month}`,
  duringDays: (from: string, to: string): string => `from ${from} to ${to}`,
  monthsBefore: (months: number): string => (months === 1 ? 'in the month before' : `in the ${months} months before`),
  periodBefore: 'in the period before',
  monthsYearBefore: (months: number): string => `in the same ${months === 1 ? 'month' : 'months'} a year before`,
  samePeriodYearBefore: 'in the same period a year before',
  yearBefore: 'a year before',

  // Changes.
  sameAs: (when: string): string => `the same as ${when}`,
  changeFrom: (change: string, base: string, when: string): string => `${change} from ${base} ${when}`,
  noComparison: (known: number, months: number, which: Kind): string =>
    `no comparison: data for ${known} of ${months} months of ${OF[which]}`,
  coverage: (known: number, months: number): string =>
    `data for ${known} of ${months === 1 ? '1 month' : `${months} months`}`,
  noComparisonDays: (known: string, days: string): string =>
    `no comparison: data on ${known} of ${days} days a year before`,
  noComparisonNow: (known: string, days: string): string => `no comparison: data on ${known} of ${days} days`,
  longerThanYear: 'no comparison: the period is longer than a year',

  headline: {
    people: (number: number, shown: string): string =>
      number === 0 ? 'Nobody used' : number === 1 ? 'One person a month used' : `Up to ${shown} people a month used`,
    busiest: (hub: string, hubs: number): string => `${hub}, the busiest of ${hubs} hubs,`,
    change: (change: string): string => `, ${change}`,
    noDataFor: (hubs: number): string => `no data for ${hubs} other ${hubs === 1 ? 'hub' : 'hubs'}`,
    delivered: (number: number): string =>
      number === 0
        ? 'no deliverables were delivered'
        : `${deliverables(number)} ${number === 1 ? 'was' : 'were'} delivered`,
    undated: (number: number): string =>
      `${deliverables(number)} ${number === 1 ? 'was delivered on a date that is' : 'were delivered on dates that are'} not recorded`,
    noAgreement: 'no agreement ran',
    unknown: 'the number of people reached is not known',
    /** No agreement ran yet, and the first to come. */
    starts: (day: string): string => `one starts on ${day}`,
    coverage: (coverage: string): string => (coverage ? ` (${coverage})` : ''),
  },

  figures: {
    people: 'People reached in a month, at most',
    weekly: 'Weekly active users, mean',
    daily: 'Daily active users, mean',
    delivered: 'Deliverables delivered',
    satisfaction: 'Satisfaction, mean score',
    deliveredBefore: (number: number, when: string): string => `${number} ${when}`,
    noDates: 'no comparison: the dates of an agreement are not recorded',
    noAgreement: (when: string): string => `no comparison: no agreement ran ${when}`,
    undated: (number: number): string => `${number} more without a date`,
  },

  // Goals and results.
  goalsHeading: 'Goals and results',
  goalsWords: 'What the community wants to achieve',
  goalsBy: 'The community, in its own words',
  noGoals: "The community's goals are not recorded yet. They appear here in its own words.",
  resultsHeading: 'What was counted',
  resultsNote: 'The results stand beside the goals. The counts do not show that one followed from the other.',
  resultPeople: (people: string, hub: string, isBusiest: boolean, during: string, coverage: string): string =>
    `${people} ${hub}${isBusiest ? ', the busiest hub,' : ''} ${during}${coverage ? ` (${coverage})` : ''}.`,
  resultUnknown: 'The number of people reached is not known.',
  resultWork: (number: number, names: string): string =>
    `${deliverables(number)} ${number === 1 ? 'was' : 'were'} delivered: ${names}.`,
  resultNoWork: (during: string): string => `No deliverable has a delivery date ${during}.`,
  more: (number: number): string => `${number} more`,

  // People reached and hubs.
  peopleHeading: 'People reached',
  hubsHeading: 'Hubs',
  hubsLabel: 'Hubs and the people they reached',
  hubColumns: {
    hub: 'Hub',
    people: 'People in a month, at most',
    change: (when: string): string => `Change on the number ${when}`,
    inUse: 'In use',
    state: 'State',
  },
  inUseSince: (day: string, isStart: boolean): string => `since ${day}${isStart ? ' or earlier' : ''}`,
  running: 'Running',
  decommissioned: (day: string): string => `Decommissioned on ${day}`,
  wasDecommissioned: (day: string): string => `it was decommissioned on ${day}`,
  noSample: 'its metrics have no sample in the period',
  noMonth: 'The number of people reached is not known yet: no whole month of the period is over.',
  noHub: 'The number of people reached is not known: no hub is recorded for this community.',
  notKnown: (hub: string, reason: string): string => `The number of people reached is not known for ${hub}: ${reason}.`,
  notAddedUp: 'People who use two hubs count at each, so the hubs are not added up.',
  reachTitle: (span: string): string => `People reached per hub, ${span}`,
  reachColumns: {
    hub: { label: 'Hub', description: 'Name of the hub' },
    peak: 'People reached in a month, at most',
    same: (when: string): string => `The same, ${when}`,
    change: 'Change',
    changeOf: (when: string): string => `Change of the peak on the one ${when}`,
    yearChange: 'Change on the year before',
    weekly: 'Weekly active users, mean',
    daily: 'Daily active users, mean',
    firstUse: { label: 'First day of use', description: 'First day in the 24 months with an active user' },
    decommissioned: { label: 'Decommissioned on', description: 'Empty while the hub runs' },
  },

  // Growth and term rhythm.
  rhythmHeading: 'In term and between terms',
  rhythmTitle: 'Weekly active users in term and between terms',
  rhythmLabels: { term: 'In term', between: 'Between terms' },
  rhythmColumns: {
    hub: { label: 'Hub', description: 'Name of the hub' },
    when: { label: 'When', description: 'In an academic term or in none' },
    mean: 'Weekly active users, mean',
    known: { label: 'Days with data', description: 'Days of the period with a sample' },
    days: { label: 'Days', description: 'Days of the period' },
    meanBefore: 'Weekly active users, mean, a year before',
    knownBefore: { label: 'Days with data, a year before', description: 'Days with a sample a year before' },
    change: 'Change on the year before',
  },
  daysOfDays: (known: string, days: string): string => `${known} of ${days} days`,
  contrast: (hub: string, term: string, between: string): string =>
    `${hub}: on average ${term} weekly active ${term === '1' ? 'user' : 'users'} in term, ${between} between terms.`,
  noTerms: 'No academic terms are configured, so use in term and between terms is not told apart.',
  noRhythm: 'Weekly active users have no data in the period, so term and the time between terms are not compared.',
  onlyKind: {
    term: 'The whole period lies in term, so there is nothing to compare it with.',
    between: 'The whole period lies between terms, so there is nothing to compare it with.',
  },

  // Delivered.
  deliveredHeading: 'Delivered in the period',
  nothingDelivered: 'No deliverable has a delivery date in this period. The milestone report shows all commitments.',
  afterPeriod: (day: string, name: string): string => `After the period, on ${day}: ${name}.`,

  // Satisfaction.
  satisfactionHeading: 'Satisfaction',
  satisfactionTitle: 'Satisfaction by period',
  satisfactionColumns: {
    period: { label: 'Period', description: 'Months or days' },
    n: { label: 'Scores', description: 'Number of check-ins with a score' },
    mean: 'Mean, 1 to 5',
    range: 'Range',
    lowest: { label: 'Lowest', description: 'Lowest score' },
    highest: { label: 'Highest', description: 'Highest score' },
  },
  noScore: 'no score yet',
  noScoreYet: 'No score yet: no check-in of the period has one.',
  oneScore: (score: string): string => `One check-in of the period has a score: ${score} of 5.`,
  meanScore: (mean: string, n: number, range: string): string =>
    `The mean score is ${mean} of 5, from ${n} check-ins (scores: ${range}).`,
  scoreNote: (n: number, range: string): string => (n === 1 ? '1 score' : `${n} scores, ${range}`),
  ofFive: 'of 5',
  points: 'points',
  highestScore: 'Highest score that can be given',
  fewScores: (n: number): string =>
    n === 1
      ? 'One score is the word of whoever was asked, not a measure of the whole community.'
      : 'So few scores are words of those who were asked, not a measure of the whole community.',
  undatedScores: (number: number): string =>
    `${number === 1 ? '1 score has' : `${number} scores have`} no date and ${number === 1 ? 'is' : 'are'} of no period.`,
  checkInSource: (kept: string): string => `${kept}, table Check-ins, field Score.`,
  scoresTitle: (n: number): string => `${n} scores in 24 months`,
  scoresSummary: (mean: string, range: string, first: string, last: string): string =>
    `Scores from ${first} to ${last}: ${range} (of 5), mean ${mean}.`,
  scoresNote: 'Each bar is the score of one check-in, 1 to 5.',

  // Words.
  quotesHeading: "In members' words",
  noQuotes: 'No quote may be published yet. Quotes come from check-ins, with the consent of who said them.',
  saidOn: (said: string): string => `Said in a check-in, ${said}`,
  dateNotRecorded: 'date not recorded',
  narrativeHeading: 'The story of the period',
  eventsHeading: 'What happened',
  event: (day: string, text: string): string => `${day}: ${text}`,

  // Citing, acknowledging, limits.
  citeHeading: 'How to cite and acknowledge',
  cite: {
    kind: 'Impact report',
    langid: 'english',
    title: (name: string, span: string): string => `${name}: impact report, ${span}`,
    text: (author: string, day: string, title: string, state: string): string =>
      `${author} (${day}). ${title}. ${state}.`,
    edition: (period: string, hash: string): string => `Edition ${period}, SHA-256 ${hash}…`,
    rolling: (day: string): string => `Rolling report as of ${day}`,
    available: (contact: string): string => `Available on request from ${contact}`,
    asText: 'Reference',
    isRolling: 'This report moves on with its data. Cite an edition where there is one: it never changes.',
    noAddress: 'The address of the page is not part of the reference: whoever has it can read the report.',
    files: 'Reference for reference managers:',
  },
  acknowledgementHeading: 'Acknowledgement',
  acknowledgement: (organisation: string, community: string): string =>
    `This work used cloud infrastructure for research that ${organisation} runs for ${community}.`,
  limitsHeading: 'What the figures cannot say',
  limits: [
    'An account is counted, not a person: somebody with two accounts counts twice, and people who share one count once.',
    'Being active means that a server ran or a session was open. It does not say what was done, or whether it was of use.',
    'A peak is the best month, not the usual one. The weekly and daily means say what is usual.',
    'Nothing here shows that the service caused a result: there is no group without it to compare with.',
    'Scores and quotes come from check-ins with those who took part, and do not speak for everybody.',
  ],
  methodPeriod: (period: string, before: string, year: string | null): string =>
    `The report is about ${period}. It is compared with ${before}${year ? `, and with ${year}` : ''}.`,
  methodMonths: (months: string): string => `Use is counted in whole months: ${months}.`,
  method: [
    'People reached is counted per hub. People who use two hubs are counted at each, so the hubs are not added up to a number of people.',
    'A change is given only where both periods have data in each of their months, and as a percentage only of a base of 10 or more.',
    'Quotes are shown with the consent of the person who said them, and without a name.',
  ],
  historyFrom: (day: string): string =>
    `Reports hold 24 months of use: of this period, what was before ${day} is not counted.`,
};
