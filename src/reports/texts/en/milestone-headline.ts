const was = (number: number): string => (number === 1 ? 'was' : 'were');
const all = (number: number): string =>
  number === 1 ? 'The one deliverable' : number === 2 ? 'Both deliverables' : `All ${number} deliverables`;
const none = (number: number): string =>
  number === 2 ? 'Neither of the 2 deliverables' : `None of the ${number} deliverables`;

/** Parts of the sentence that says where an agreement stands. Days come as text, `15 June 2026`. */
export const headline = {
  /** Of several agreements, the one that the sentence is about. */
  about: (agreement: string, sentence: string): string => `${agreement}: ${sentence}`,
  elsewhere: (overdue: number): string =>
    overdue === 1
      ? 'One deliverable of another agreement is overdue.'
      : `${overdue} deliverables of other agreements are overdue.`,
  /** `due`: how many were due, all of them delivered. */
  elsewhereDelivered: (due: number, agreements: number): string =>
    `${all(due)} due under ${agreements === 1 ? 'another agreement' : 'other agreements'} ${was(due)} delivered.`,
  cancelledAgreement: 'This agreement was cancelled.',
  startsOn: (day: string): string => `The agreement starts on ${day}; no deliverables are recorded yet`,
  nothing: 'No deliverables are recorded for this agreement',
  allCancelled: (number: number): string => `${all(number)} of this agreement ${was(number)} cancelled`,
  /** Deliverables none of which has a due date. */
  undated: (delivered: number, number: number): string => {
    const lack = number === 1 ? 'no due date is recorded' : 'no due dates are recorded';
    if (delivered === number) return `${all(number)} ${was(number)} delivered; ${lack}`;
    if (number === 1) return `${all(number)} was not delivered; ${lack}`;
    if (delivered === 0) return `${none(number)} was delivered; ${lack}`;
    return `${delivered} of ${number} deliverables ${was(delivered)} delivered; ${lack}`;
  },
  onlyAhead: 'The one deliverable was delivered ahead of its due date',
  onlyOnDay: (day: string): string => `The one deliverable is due on ${day}`,
  /** `onDay`: something falls due on the day itself. */
  noneDue: (number: number, day: string, onDay: boolean): string =>
    number === 1
      ? `The one deliverable was not yet due on ${day}`
      : `${none(number)} was due ${onDay ? 'before' : 'by'} ${day}`,
  firstDue: (number: number, day: string): string => `${number === 1 ? 'it' : 'the first'} is due on ${day}`,
  ahead: (number: number, more: boolean): string =>
    `${number} ${more ? 'more ' : ''}${was(number)} delivered ahead of ${number === 1 ? 'its' : 'their'} due date`,
  moreOnDay: (number: number): string => `${number} more ${number === 1 ? 'falls' : 'fall'} due on that day`,
  /** `how`: whether it was on time, as the parts below say it. */
  oneDue: (day: string, delivered: boolean, how: string): string =>
    `The one deliverable due by ${day} ${delivered ? `was delivered${how}` : 'was not delivered'}`,
  noneDelivered: (due: number, day: string): string => `${none(due)} due by ${day} was delivered`,
  delivered: (number: number, due: number, day: string, how: string): string =>
    `${number === due ? all(due) : `${number} of ${due} deliverables`} due by ${day} ${was(number)} delivered${how}`,
  alone: {
    onTime: ' on time',
    late: (days: string): string => `, ${days} late`,
    undated: '; the delivery date is not recorded',
  },
  /** How many of those delivered were on time, and of how many that is known. */
  punctual: (onTime: number, dated: number, delivered: number): string => {
    if (dated === 0) return `; the delivery ${delivered === 1 ? 'date is' : 'dates are'} not recorded`;
    if (delivered === 1) return onTime ? ', on time' : ', not on time';
    if (dated === 1) return `, the one with a delivery date ${onTime ? '' : 'not '}on time`;
    if (dated < delivered) return `, ${onTime || 'none'} of the ${dated} with a delivery date on time`;
    if (onTime === delivered) return delivered === 2 ? ', both on time' : ', all on time';
    return `, ${onTime || (delivered === 2 ? 'neither' : 'none')} of them on time`;
  },
};
