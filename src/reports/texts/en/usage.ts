/** The usage report, and what other reports say of hubs and their use. */
const plural = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

export const usage = {
  title: 'Usage',
  period: 'Period',
  users: 'users',
  user: 'user',
  month: 'Month',
  week: 'Week from',
  day: 'Day',
  measures: { mau: 'monthly active users', wau: 'weekly active users', dau: 'daily active users' },
  yearBefore: 'a year before',
  noYearBefore: 'no data a year before',
  monthEnd: 'month-end value',
  monthlyMean: 'monthly mean',
  weeklyMean: 'weekly mean',

  unnamedHub: 'Unnamed hub',
  numberedHub: (name: string, what: string | number): string =>
    `${name} (${typeof what === 'number' ? `hub ${what}` : what})`,
  whyNone: {
    notConnected: 'the usage metrics are not connected',
    noNamespace: 'no namespace is recorded for the hub, so its metrics cannot be found',
    shared: 'its namespace is recorded for another hub too, so its use cannot be told apart',
    decommissioned: (day: string): string => `it was decommissioned on ${day}`,
    unread: 'its metrics could not be read from the monitoring system',
    noSample: 'its metrics have no usable sample in these months',
    noMonthly: 'its metrics have no monthly figure in these months',
    noHub: 'No hub is recorded for this community.',
  },
  noDataForOthers: (hubs: number): string => `no data for ${plural(hubs, 'other hub')}`,

  gaps: {
    why: (hub: string, why: string): string => `${hub}: ${why}.`,
    hub: (hub: string, why: string): string => `No data for ${hub}: ${why}.`,
    measure: 'its metrics have no usable sample of this measure',
    begin: (hub: string, day: string): string => `${hub}: data begin on ${day}.`,
    decommissioned: (hub: string, day: string): string => `${hub} was decommissioned on ${day}.`,
    since: (hub: string, day: string, why: string): string => `No data since ${day} for ${hub}: ${why}.`,
    on: (hub: string, day: string, why: string): string => `No data on ${day} for ${hub}: ${why}.`,
    span: (hub: string, from: string, to: string, why: string): string =>
      `No data from ${from} to ${to} for ${hub}: ${why}.`,
    notOver: (day: string): string => `this report was read on ${day}`,
    silent: 'the hub sent no samples',
    unread: (day: string | null): string => `it could not be read from the monitoring system${day ? ` on ${day}` : ''}`,
    rejected: (hub: string, samples: number): string =>
      `${hub}: ${samples === 1 ? '1 sample that is no count of people is' : `${samples} samples that are no counts of people are`} left out.`,
    early: (hub: string, month: string, day: string): string =>
      `${hub}: the value of ${month} is that of ${day}, the last day with data.`,
    partial: (hub: string, months: string): string => `${hub}: the mean rests on the days with data in ${months}.`,
    partialMonth: (month: string, known: number, days: number): string => `${month} (${known} of ${days} days)`,
    moreMonths: (months: number): string => plural(months, 'more month'),
    moreGaps: (gaps: number): string => `${plural(gaps, 'more gap')} of this kind.`,
    moreEarly: (months: number): string => `${plural(months, 'more month')} of this kind.`,
    moreHubs: (notes: number): string =>
      `${plural(notes, 'more note')} on other hubs; the table of days with data has them all.`,
  },
  corrected: (hub: string, measure: string, day: string, before: string, after: string, on: string): string =>
    `${hub}: the ${measure} of ${day} were corrected from ${before} to ${after} on ${on}.`,
  moreCorrections: (corrections: number): string => `${plural(corrections, 'more correction')} of this kind.`,
  notAdded: 'The hubs are not added up: a person who uses two hubs counts at each.',

  headline: {
    none: (period: string): string => `There is no usage to report from ${period}.`,
    used: (value: number, number: string, where: string, day: string, change: string | null): string =>
      `${value === 0 ? 'Nobody' : `${number} ${value === 1 ? 'person' : 'people'}`} used ${where} in the 30 days to ${day}${change ? `, ${change}` : ''}`,
    busiest: (hub: string, hubs: number): string => `${hub}, the busiest of ${hubs} hubs,`,
  },

  figures: {
    at: (label: string, hub: string | null): string => (hub ? `${label}, ${hub}` : label),
    mau: (day: string): string => `Monthly active users, ${day}`,
    wau: (day: string): string => `Weekly active users, ${day}`,
    dau: (month: string): string => `Daily active users, mean of ${month}`,
    peak: 'Highest monthly active users in 24 months',
    on: (day: string): string => `on ${day}`,
    sum: (hubs: number, month: string): string => `Sum over ${plural(hubs, 'hub')}, ${month}`,
    sumNote: (change: string): string => `${change}; a person who uses two hubs counts twice`,
    agreement: 'Left of the agreement',
    days: (days: number): string => (days === 1 ? 'day' : 'days'),
    lastDay: (day: string): string => `It ends on ${day}`,
    followed: (day: string): string => `It ends on ${day}; another follows`,
    cost: (month: string): string => `Cloud cost, ${month}`,
    noCostBefore: 'no cost in this report a year before',
    costPerUser: (month: string): string => `Cloud cost per active user, ${month}`,
    noCostPerUserBefore: 'not known a year before',
  },

  chart: {
    one: (measure: string, value: string, month: string): string => `${measure}: ${value} in ${month}`,
    asYearBefore: 'as a year before',
    inYear: (change: string): string => `${change} in a year`,
    fromYear: (change: string, from: string): string => `${change} from ${from} a year before`,
    ways: {
      rose: (hubs: number): string => `rose at ${plural(hubs, 'hub')}`,
      fell: (hubs: number): string => `fell at ${plural(hubs, 'hub')}`,
      level: (hubs: number): string => `stayed level at ${plural(hubs, 'hub')}`,
    },
    moved: (measure: string, ways: string, month: string, none: number): string =>
      `${measure} ${ways} in the year to ${month}${none ? `; ${none} cannot be compared` : ''}`,
    hubs: (measure: string, hubs: number, from: string, to: string): string =>
      `${measure} of ${hubs} hubs, ${from} to ${to}`,
  },
  sum: {
    title: (value: string, month: string): string => `Sum over hubs of monthly active users: ${value} in ${month}`,
    none: 'Sum over hubs of monthly active users',
    other: (hubs: number): string => plural(hubs, 'other hub'),
    notRunning: 'A hub adds nothing before its first sample and after it was decommissioned: the table has a 0 there.',
    closing: (month: string, hub: string): string =>
      `${month} holds the last value of ${hub}, which was decommissioned in that month: whoever went on at another hub counts twice.`,
    twice: 'The height is the sum over hubs of their accounts: a person who uses two hubs counts twice.',
    gap: (months: string, hubs: string): string => `No sum for ${months}: no data for ${hubs}.`,
    hubs: (hubs: number): string => plural(hubs, 'hub'),
  },
  trend: {
    recent: (mean: string, change: string, to: string): string =>
      `Daily active users: ${mean} a day in the 30 days to ${to}, ${change}`,
    thirtyBefore: 'in the 30 days before',
    recentPlain: (from: string, to: string): string => `Daily active users, ${from} to ${to}`,
    recentMoved: (ways: string, to: string): string =>
      `Daily active users ${ways}: the 30 days to ${to} against the 30 before`,
    long: (value: string, hub: string | null, week: string): string =>
      `Busiest week in 24 months: ${value} users a day${hub ? ` at ${hub}` : ''} in the week from ${week}`,
    longPlain: 'Active users by week in 24 months',
    /** Of one line without its name. */
    mean: (label: string | null, mean: string, change: string | null): string =>
      `${label === null ? `${mean} daily active users` : `${label}: ${mean} a day`} on average${change ? `, ${change}` : ''}`,
    moreLines: (hubs: number): string => `${plural(hubs, 'more hub')} in the files`,
    recentNone: (to: string): string => `Daily active users have no data in the 30 days to ${to}.`,
    recentSummary: (means: string, to: string): string => `In the 30 days to ${to}: ${means}.`,
    daily: 'Each value is the sample of that day.',
    weekly:
      'Each value is the mean of the samples of one week, Monday to Sunday; every day is in the file of daily samples.',
    partialWeek:
      'A week with fewer than seven samples is the mean of those that there are, and is never called the busiest.',
  },
  weekly: {
    one: (threshold: number, share: string): string => `At least ${plural(threshold, 'active user')} in ${share}`,
    weeks: (weeks: number): string => (weeks === 1 ? 'week with data' : 'weeks with data'),
    several: (threshold: number, hubs: number, all: number): string =>
      `At least ${plural(threshold, 'active user')} in every week with data at ${hubs} of ${all} hubs`,
    filled: (threshold: number): string => `at least ${plural(threshold, 'active user')}`,
    empty: 'fewer',
    note: (threshold: number): string =>
      `A filled week had at least ${plural(threshold, 'weekly active user')} in its last sample, an empty one fewer. Weeks run from Monday to Sunday.`,
    none: (hub: string, weeks: number, all: number): string => `${hub}: no data in ${weeks} of ${all} weeks.`,
  },

  cost: {
    notPassed: 'Cloud cost is not part of this report, because no agreement passes it through.',
    from: (day: string): string => `Cloud cost is passed through from ${day}; no complete month lies in it yet.`,
    undated: (period: string): string =>
      `Cloud cost is passed through, but no agreement with known dates does so from ${period}.`,
    none: (months: string): string => `Cloud cost is passed through, but none is recorded for ${months}.`,
    notConnected: 'Cloud cost is passed through, but the cloud-billing sheet is not connected.',
    label: 'Cloud cost',
    unknownCurrency: 'in a currency that is not stated',
    inCurrency: (currency: string): string => `in ${currency}`,
    withheld: (months: string, several: boolean): string =>
      `${months} ${several ? 'are' : 'is'} not part of this report, because no agreement passes ${several ? 'their' : 'its'} cost through.`,
    missing: (months: string, currency: string | null): string =>
      `No cost${currency ? ` ${currency}` : ''} is recorded for ${months}.`,
    rounded: 'The table rounds to whole units; the CSV file has the exact amounts.',
    year: (value: string, unit: string, month: string, change: string | null): string =>
      `Cloud cost: ${value} ${unit} in the 12 months to ${month}${change ? `, ${change}` : ''}`,
    newest: (value: string, unit: string, month: string): string => `Cloud cost: ${value} ${unit} in ${month}`,
    onYear: (change: string): string => `${change} on the 12 before`,
    fromYear: (change: string, from: string): string => `${change} from ${from} in the 12 before`,
    perUser: (value: string, unit: string, month: string, change: string | null): string =>
      `Cloud cost per active user: ${value} ${unit} in ${month}${change ? `, ${change}` : ''}`,
    perUserLabel: 'Cost per active user',
    perSum:
      'The cost is divided by the sum over hubs: a person who uses two hubs counts twice, so the cost per person is not lower than this.',
    perUserMissing: (months: string): string =>
      `Not known for ${months}: the cost or the active users of a hub are missing.`,
    nobody: (months: string): string => `Nobody was active in ${months}, so there is no cost per active user.`,
  },
  alert: {
    line: 'Budget alert',
    title: (value: string, unit: string, month: string, change: string): string =>
      `Cloud cost of ${month} is ${value} ${unit}: ${change}`,
    under: (share: string): string => `${share} under the budget alert`,
    over: (share: string): string => `${share} over the budget alert`,
    equal: 'as much as the budget alert',
    small: (amount: string, unit: string): string => `the budget alert is ${amount} ${unit}`,
    target: (day: string): string => `Budget alert, as recorded on ${day}`,
    none: (hubs: string): string => `No budget alert is recorded for ${hubs}, so the cost is not set against one.`,
    noHub: 'No hub runs, so the cost is not set against a budget alert.',
    hubs: (hubs: number): string => `any of the ${hubs} running hubs`,
    some: (lacking: number, all: number): string =>
      `The cost is not set against a budget alert: ${lacking} of ${all} running hubs ${lacking === 1 ? 'has' : 'have'} none.`,
    currencies: 'The cost is not set against the budget alerts: they are not all in one currency.',
    otherCurrency: (currency: string, unit: string): string =>
      `The cost is not set against the budget alert: the alert is in ${currency}, the cost ${unit}.`,
    is: (amount: string, alerts: number, day: string): string =>
      `The budget alert is ${amount} a month${alerts > 1 ? `, the sum of ${alerts} alerts of different hubs` : ''}, as recorded on ${day}; in earlier months it may have been another.`,
    forecast: 'The alert watches the cost that is forecast, so it may be sent in a month that then ends below it.',
    old: (month: string): string =>
      `The newest month with a cost, ${month}, is too old to be set against the budget alert of today.`,
  },

  tables: {
    byHub: (period: string): string => `Active users by hub, ${period}`,
    hub: 'Hub',
    mau: 'Monthly',
    mauOn: 'Sample of',
    before: 'A year before',
    change: 'Change',
    peak: 'Highest monthly',
    peakOn: 'On',
    wau: 'Weekly',
    dau: 'Daily, mean',
    hubIs: 'Name of the hub',
    mauOnIs: 'Day of the sample of monthly active users',
    beforeIs: 'Monthly active users of the same month a year before',
    changeIs: 'Change of the monthly active users on the same month a year before',
    peakOnIs: 'First day that has the highest value',
    days: (period: string): string => `Days with data by hub, ${period}`,
    from: 'From',
    to: 'To',
    known: 'Days with data',
    all: 'Days',
    state: 'State',
    fromIs: 'First day of the range: the first sample of the hub, or the first day of a month',
    toIs: 'Last day of the range: the last day of a month, or the day before the hub was decommissioned',
    knownIs: 'Days with a sample of monthly, weekly and daily active users',
    allIs: 'Days of the range',
    stateIs: 'Whether every day of each month has data',
    complete: 'complete',
    partial: 'partial',
    empty: 'no data',
    daily: (period: string): string => `Daily samples by hub, ${period}`,
    day: 'Day',
    dayIs: 'Day of the sample',
    more: (rows: number): string => `${plural(rows, 'more row')} in the files.`,
  },

  renewal: {
    planned: (day: string): string => `Nothing is due: the agreement starts on ${day}.`,
    undated: 'The next step cannot be told: the dates of the agreement are not known.',
    continued: (name: string, day: string): string => `Nothing is due: ${name} follows and runs until ${day}.`,
    later: (day: string, days: number): string =>
      `Nothing is due yet. What comes next is decided from ${day} on, ${plural(days, 'day')} before the end.`,
    decide: (day: string): string =>
      `Due now: decide whether the agreement is renewed. Without a renewal, the notice of shutdown goes out on ${day}.`,
    notice: (end: string): string =>
      `Due now: say whether the agreement is renewed. Without a renewal, this is the time of the notice of shutdown, and the service stops after ${end}.`,
    reminder: (end: string): string =>
      `Due now: say whether the agreement is renewed. Without a renewal, this is the time of the last reminder, and the service stops after ${end}.`,
    ended:
      'The agreement has ended. Without a new one, its hubs are shut down and deleted; data on their use are kept for at least a year.',
    beside: (name: string, day: string): string =>
      `${name} runs beside it until ${day}; whether it takes the place of this agreement is not recorded.`,
    gap: (name: string, day: string): string => `The next agreement, ${name}, starts on ${day}.`,
    steps: {
      decision: 'Decision whether to renew',
      shutdownNotice: 'Without a renewal: notice of shutdown',
      reminder: 'Without a renewal: reminder',
      lastDay: 'Last day of the agreement and, without a renewal, of the service',
    },
    none: 'No agreement is recorded for this community.',
  },

  events: {
    begin: (name: string): string => `${name} begins`,
    firstUsed: (hubs: string): string => `First data of ${hubs}`,
    decommissioned: (hubs: string): string => `${hubs} decommissioned`,
    hubs: (hubs: number): string => plural(hubs, 'hub'),
  },

  method: {
    months: (months: number, period: string): string =>
      `The report covers ${months} complete months, ${period}; the running month is left out until it is over.`,
    gap: 'A day or month without data is a gap. It is never counted as zero.',
    sum: 'Where values of several hubs are added, the result is called a sum over hubs: a person who uses two hubs counts twice in it.',
    namespace:
      'A series belongs to one namespace. Where a hub moves to another namespace, one series ends and another begins.',
  },

  page: {
    agreement: 'Agreement and renewal',
    contact: (organisation: string): string => `To renew, or to ask, write to ${organisation}:`,
    stepsTitle: (name: string): string => `Up to the end of ${name}`,
    stepDay: 'Day',
    step: 'Step',
    past: 'passed',
    term: 'Term',
    standing: 'State',
    use: 'Active users',
    trend: 'Day by day and week by week',
    cost: 'Cloud cost',
    other: 'Storage and sessions',
    storage:
      'Storage: not connected. The size of home directories would come from the metrics of the hubs; this report does not read it.',
    sessions:
      'Sessions: not connected. How many servers people started, and for how long, would come from the metrics of the hubs; this report does not read them.',
    quality: 'How complete the data are',
    complete: 'Every day since the first sample of each hub has data.',
    hubs: 'Hubs',
    address: 'Address',
    place: 'Cloud and region',
    running: 'Running',
    decommissioned: (day: string): string => `Decommissioned on ${day}`,
  },
};
