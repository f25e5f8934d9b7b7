import { addDays, addMonths, firstDayOf, lastDayOf, monthOf, type Day, type Deal, type Stage } from '../model/index.ts';
import type { Random } from './random.ts';

/** One agreement, or what may become one. */
export interface Term {
  type: NonNullable<Deal['type']>;
  stage: Stage;
  start: Day;
  end: Day;
  /** Whether Airtable has an engagement for it. */
  engaged: boolean;
  /** Whether an agreement stands in Airtable's contracts. */
  contracted: boolean;
}

export interface Gap {
  from: Day;
  to: Day;
}

export interface HubPlan {
  suffix: string;
  opensOn: Day;
  decommissionedOn: Day | null;
  /** Days on which no sample was taken. */
  gap: Gap | null;
}

/** What happened to one community up to a date. */
export interface Story {
  name: string;
  /** Terms in the order of their start. */
  terms: Term[];
  hubs: HubPlan[];
  /** Day on which the community asked to be shut down. */
  decommissionRequestedOn: Day | null;
  tiers: readonly ('essential' | 'advanced' | 'premier')[];
  hasFte: boolean;
}

type Write = (asOf: Day, random: Random) => Pick<Story, 'terms'> & Partial<Story>;

const YEAR = 365;

/** Terms that follow each other without gap or overlap and end on `end`; the lengths are in days, oldest first. */
function chain(end: Day, lengths: readonly number[]): Term[] {
  let until = end;
  const terms = [...lengths].reverse().map((length, i): Term => {
    const start = addDays(until, 1 - length);
    const isFirst = i === lengths.length - 1;
    const term = { start, end: until, type: isFirst ? ('new' as const) : ('renewal' as const) };
    until = addDays(start, -1);
    return { ...term, stage: 'Closed Won', engaged: true, contracted: true };
  });
  return terms.reverse();
}

/** A renewal that is talked about, from the day after the last term on. */
const renewal = (terms: readonly Term[], stage: Stage): Term => {
  const start = addDays(terms.at(-1)?.end ?? '', 1);
  return { type: 'renewal', stage, start, end: addDays(start, YEAR - 1), engaged: false, contracted: false };
};

/** A new deal whose service would begin on `start`. */
const prospect = (stage: Stage, start: Day): Term => ({
  type: 'new',
  stage,
  start,
  end: addDays(start, YEAR - 1),
  engaged: stage === 'Contract Admin',
  contracted: stage === 'Contract Admin',
});

const hub = (terms: readonly Term[], suffix = '', rest: Partial<HubPlan> = {}): HubPlan => ({
  suffix,
  opensOn: terms[0]?.start ?? '',
  decommissionedOn: null,
  gap: null,
  ...rest,
});

/** Whole calendar month, `back` months before the one of `asOf`. */
function wholeMonth(asOf: Day, back: number): Gap {
  const month = addMonths(monthOf(asOf), -back);
  return { from: firstDayOf(month), to: lastDayOf(month) };
}

/** The stories, one for each community in turn, so that twelve communities show every stage and most of what can happen. */
const STORIES: Readonly<Record<string, Write>> = {
  established: (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(100, 160)), [2 * YEAR, YEAR]);
    const from = addDays(asOf, -random.int(200, 230));
    const gap = { from, to: addDays(from, random.int(4, 8)) };
    const hubs = [hub(terms, '', { gap }), hub(terms, 'workshop')];
    return { terms: [...terms, renewal(terms, 'Lead')], hubs, tiers: ['advanced'], hasFte: true };
  },
  renewing: (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(38, 56)), [YEAR, YEAR]);
    return { terms: [...terms, renewal(terms, 'Negotiation')], hubs: [hub(terms)] };
  },
  'first year': (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(165, 215)), [YEAR]);
    return { terms, hubs: [hub(terms)] };
  },
  grant: (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(330, 395)), [3 * YEAR]);
    // From the middle of a month to the middle of the next: every month keeps some samples.
    const { from } = wholeMonth(asOf, 7);
    const gap = { from: addDays(from, 11), to: addDays(from, 43) };
    return { terms, hubs: [hub(terms, '', { gap })], tiers: ['premier'], hasFte: true };
  },
  lead: (asOf, random) => ({ terms: [prospect('Lead', addDays(asOf, random.int(120, 200)))] }),
  'long served': (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(180, 260)), [YEAR, YEAR, YEAR]);
    terms[2] = { ...(terms[2] as Term), contracted: false };
    const retired = { decommissionedOn: addDays(asOf, -random.int(190, 240)), gap: wholeMonth(asOf, 16) };
    return { terms, hubs: [hub(terms), hub(terms, 'classic', retired)], tiers: ['advanced'], hasFte: true };
  },
  'wound down': (asOf, random) => {
    const end = addDays(asOf, -random.int(70, 120));
    const terms = chain(end, [2 * YEAR]);
    const decommissionedOn = addDays(end, -random.int(1, 6));
    return {
      terms,
      hubs: [hub(terms, '', { decommissionedOn })],
      decommissionRequestedOn: addDays(end, -random.int(40, 55)),
    };
  },
  'hand-over': (asOf, random) => ({
    terms: [prospect('Contract Admin', addDays(asOf, random.int(20, 45)))],
    tiers: ['essential', 'advanced'],
  }),
  'came back': (asOf, random) => {
    const lost = prospect('Closed Lost', addDays(asOf, -random.int(300, 340)));
    return { terms: [lost, prospect('Qualified', addDays(asOf, random.int(90, 150)))] };
  },
  leaving: (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(8, 13)), [YEAR, YEAR]);
    return {
      terms,
      hubs: [hub(terms)],
      decommissionRequestedOn: addDays(asOf, -random.int(10, 25)),
      tiers: ['essential'],
    };
  },
  'renewing later': (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(66, 85)), [YEAR, 2 * YEAR]);
    return { terms: [...terms, renewal(terms, 'Proposal')], hubs: [hub(terms)] };
  },
  proposal: (asOf, random) => ({ terms: [prospect('Proposal', addDays(asOf, random.int(70, 110)))] }),
  'renewed early': (asOf, random) => {
    const terms = chain(addDays(asOf, random.int(22, 50)), [YEAR, YEAR]);
    const next = renewal(terms, 'Closed Won');
    return { terms: [...terms, { ...next, engaged: true, contracted: true }], hubs: [hub(terms)], hasFte: true };
  },
  negotiation: (asOf, random) => ({ terms: [prospect('Negotiation', addDays(asOf, random.int(40, 70)))] }),
};

/** The story of the community at a place. */
export function storyOf(place: number, asOf: Day, random: Random): Story {
  const names = Object.keys(STORIES);
  const name = names[place % names.length] ?? '';
  const write = STORIES[name];
  if (!write) throw new RangeError('Expected at least one story.');
  const otherwise = {
    name,
    hubs: [],
    decommissionRequestedOn: null,
    tiers: ['essential', 'essential', 'advanced', 'premier'] as const,
    hasFte: random.chance(0.35),
  };
  return { ...otherwise, ...write(asOf, random) };
}
