/** What each figure means: formula and inclusions. */
export const DEFINITIONS = {
  due: 'Deliverables that are not cancelled and whose due date is before the as-of date, and those delivered that are due on it.',
  delivered:
    'Deliverables due by the as-of date, not cancelled, with the status Delivered and no delivery date after the as-of date.',
  onTime:
    'Delivered deliverables, of those due, whose delivery date is on or before their due date. One without a delivery date does not count as on time.',
  nextDue:
    'The earliest due date on or after the as-of date among deliverables that are neither delivered nor cancelled.',
  cancelled:
    'Deliverables with the status Cancelled, and those not delivered whose agreement or whose every project is cancelled. They are shown, and count neither as due nor as delivered.',
  mau: 'Monthly active users: distinct people active on a hub in the 30 days before the daily sample. A chart shows the sample of the last day of each month that has one.',
  wau: 'Weekly active users: distinct people active on a hub in the 7 days before the daily sample. A chart shows the sample of the last day of each month that has one.',
  dau: 'Daily active users: distinct people active on a hub in the 24 hours before the daily sample. A chart shows the mean over the days of each month that have a sample.',
  peakMau:
    'People reached: the highest monthly active users (distinct people active on one hub in 30 days) of any daily sample in the period.',
  meanWau:
    'The mean of all daily samples of weekly active users (distinct people active on one hub in 7 days) in the period.',
  meanDau:
    'The mean of all daily samples of daily active users (distinct people active on one hub in 24 hours) in the period.',
  deliveredInPeriod: 'Deliverables with the status Delivered whose delivery date lies in the period.',
  cost: "What the community's cloud use cost in a calendar month, as the cloud-billing sheet states it. Service fees are not included.",
  sum: 'The hubs are not added up: a person who uses two hubs counts at each.',
} as const;
