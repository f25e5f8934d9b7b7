import { monthRange, readConfig, type Config } from '../../../src/model/index.ts';
import { usageMonth, type Given } from '../portfolio.ts';

/** A case of a report that is easily got wrong: what its community has that differs from the plain one. */
interface Case {
  /** The community's id. */
  id: string;
  what: string;
  /** Whether it is read in Spanish too. */
  isSpanish?: boolean;
  change: Change;
}

type One<K extends keyof Given> = Omit<NonNullable<Given[K]>[number], 'id'>;
type Promised = One<'engagements'> & { work?: One<'deliverables'>[]; fte?: Record<string, number> };

/** What stands in place of the plain community's records. */
interface Change {
  community?: One<'communities'>;
  agreements?: Promised[];
  hubs?: One<'hubs'>[];
  use?: (month: string, day: number) => number | null;
  checkIns?: One<'checkIns'>[];
  costs?: boolean;
}

const MONTHS = monthRange('2024-06', '2026-05');

/** Busy in term, quieter in July, August and December, and a little more each year. */
const plainUse = (month: string, day: number): number =>
  Math.round((['07', '08', '12'].includes(month.slice(5)) ? 24 : 48) * (month < '2025-06' ? 1 : 1.25)) + (day % 3);

const term = { start: '2025-10-01', end: '2026-09-30' };
const agreement = { name: 'Hubs 2025–26', type: 'New', status: 'Active', serviceTier: 'Essential', ...term } as const;
const done = {
  name: 'Log-in with ORCID',
  status: 'Delivered',
  dueOn: '2025-12-01',
  deliveredOn: '2025-11-24',
} as const;
const late = { name: 'GPU image', status: 'Delivered', dueOn: '2026-02-01', deliveredOn: '2026-02-09' } as const;
const open = { name: 'Training of staff', status: 'Not started', dueOn: '2026-08-15' } as const;
const WORK = [done, late, open];
const QUOTE = { date: '2026-03-12', score: 4, quote: 'It simply works.', mayPublish: true };

/** Text that would be more than text where it is not escaped, and that runs from right to left. */
export const HOSTILE_NAME = `<script>alert("x")</script> O'Hare & Söhne שלום עולם`;

export const CASES: Case[] = [
  { id: 'nousage', what: 'No usage', isSpanish: true, change: { use: () => null } },
  {
    id: 'oneday',
    what: 'One day of usage',
    isSpanish: true,
    change: { use: (month, day) => (month === '2026-05' && day === 20 ? 12 : null) },
  },
  {
    id: 'gap',
    what: 'A gap of a month',
    change: { use: (month, day) => (month === '2026-02' ? null : plainUse(month, day)) },
  },
  {
    id: 'moved',
    what: 'A hub that moved to another namespace',
    change: {
      hubs: [
        { name: 'Research', namespace: 'moved-old', decommissionedOn: '2026-01-15' },
        { name: 'Research', namespace: 'moved' },
      ],
    },
  },
  { id: 'nowork', what: 'No deliverables', change: { agreements: [{ ...agreement, work: [] }] } },
  {
    id: 'cancelled',
    what: 'All cancelled',
    change: {
      agreements: [
        {
          ...agreement,
          work: [done, late, open].map((one) => ({ ...one, deliveredOn: null, status: 'Cancelled' as const })),
        },
      ],
    },
  },
  {
    id: 'ended',
    what: 'Ended yesterday',
    change: {
      agreements: [
        {
          ...agreement,
          ...{ start: '2025-06-15', end: '2026-06-14', fteCommitted: 0.2 },
          work: [done, late, { ...open, dueOn: '2026-05-30' }],
          fte: Object.fromEntries(monthRange('2025-07', '2026-05').map((month, i) => [month, i % 2 ? 0.2 : 0.15])),
        },
      ],
    },
  },
  {
    id: 'starts',
    what: 'Starts tomorrow',
    isSpanish: true,
    change: {
      agreements: [
        {
          ...agreement,
          ...{ start: '2026-06-16', end: '2027-06-15', status: 'Planned', fteCommitted: 0.1 },
          work: [
            { ...done, status: 'Not started', dueOn: '2026-09-01', deliveredOn: null },
            { ...open, dueOn: '2027-02-01' },
          ],
        },
      ],
      hubs: [],
      checkIns: [],
    },
  },
  {
    id: 'overlap',
    what: 'Two agreements that overlap',
    isSpanish: true,
    change: {
      agreements: [
        { ...agreement, work: [done, late, open] },
        {
          ...agreement,
          ...{ name: 'Training grant', start: '2026-01-01', end: '2026-12-31' },
          work: [
            { name: 'Course notes', status: 'In progress', dueOn: '2026-06-01' },
            { name: 'Summer school', status: 'Not started', dueOn: '2026-07-20' },
          ],
        },
      ],
    },
  },
  {
    id: 'noconsent',
    what: 'A quote without consent',
    change: { checkIns: [{ ...QUOTE, quote: 'SECRET: nobody may read this.', mayPublish: false }] },
  },
  {
    id: 'noalert',
    what: 'Cost without a budget alert',
    change: { agreements: [{ ...agreement, serviceTier: 'Advanced', work: WORK }], costs: true },
  },
  {
    id: 'hostile',
    what: 'A name with a script, quotes and text from right to left',
    change: {
      community: { shortName: HOSTILE_NAME, longName: HOSTILE_NAME, contextGoals: HOSTILE_NAME },
      agreements: [
        {
          ...agreement,
          name: HOSTILE_NAME,
          work: WORK.map((one) => ({ ...one, name: HOSTILE_NAME, commitment: `=HYPERLINK("x") ${HOSTILE_NAME}` })),
        },
      ],
      hubs: [{ name: HOSTILE_NAME }],
      checkIns: [{ ...QUOTE, quote: HOSTILE_NAME }],
    },
  },
];

/** The twelve communities in one portfolio. */
export function edgePortfolio(): Given {
  const all = CASES.map(recordsOf);
  const of = <K extends keyof Given>(noun: K) => all.flatMap((given) => given[noun] ?? []) as NonNullable<Given[K]>;
  return {
    communities: of('communities'),
    engagements: of('engagements'),
    projects: of('projects'),
    deliverables: of('deliverables'),
    fteLog: of('fteLog'),
    checkIns: of('checkIns'),
    hubs: of('hubs'),
    usage: of('usage'),
    costs: of('costs'),
  };
}

/** The record of an agreement, without what hangs on it. */
const bare = (promised: Promised): One<'engagements'> =>
  Object.fromEntries(Object.entries(promised).filter(([field]) => field !== 'work' && field !== 'fte'));

function recordsOf({ id, what, change }: Case): Given {
  const agreements: Promised[] = change.agreements ?? [{ ...agreement, work: WORK }];
  const hubs: One<'hubs'>[] = change.hubs ?? [{ name: 'Research' }];
  const use = change.use ?? plainUse;
  return {
    communities: [
      {
        id: `rec${id}`,
        communityId: id,
        shortName: what,
        longName: `${what} Observatory`,
        contextGoals: 'Share what we measure, so that others can check it.',
        contextCommunity: 'About sixty researchers and their students.',
        ...change.community,
      },
    ],
    engagements: agreements.map((one, i) => ({ id: `rec${id}E${i}`, communityId: id, ...bare(one) })),
    projects: agreements.map(({ name }, i) => ({
      id: `rec${id}P${i}`,
      name: `Work of ${name}`,
      engagementIds: [`rec${id}E${i}`],
    })),
    deliverables: agreements.flatMap(({ work = [] }, i) =>
      work.map((one, at) => ({ id: `rec${id}D${i}${at}`, projectIds: [`rec${id}P${i}`], ...one })),
    ),
    fteLog: agreements.flatMap(({ fte = {} }, i) =>
      Object.entries(fte).map(([month, share]) => ({
        id: `rec${id}F${month}`,
        engagementIds: [`rec${id}E${i}`],
        month,
        fte: share,
      })),
    ),
    checkIns: (change.checkIns ?? [QUOTE]).map((one, i) => ({
      id: `rec${id}C${i}`,
      engagementIds: [`rec${id}E0`],
      ...one,
    })),
    hubs: hubs.map((hub, i) => ({ id: `rec${id}H${i}`, communityId: id, namespace: id, cloud: 'aws', ...hub })),
    usage: hubs.flatMap((hub) => {
      const { namespace = id, decommissionedOn: until = null } = hub;
      const moved = hubs.flatMap(({ decommissionedOn }) => decommissionedOn ?? [])[0];
      const from = until === null ? moved : undefined;
      return MONTHS.map((month) =>
        usageMonth(namespace ?? id, month, (day) => {
          const date = `${month}-${String(day).padStart(2, '0')}`;
          return (until !== null && date >= until) || (from !== undefined && date < from) ? null : use(month, day);
        }),
      ).filter(({ mau }) => mau.some((value) => value !== null));
    }),
    costs: change.costs
      ? MONTHS.map((month, i) => ({
          id: `${id}/${month}`,
          communityId: id,
          month,
          amount: { minor: 61_250 + 1_275 * i, currency: 'USD' },
        }))
      : [],
  };
}

/** Whose cost is passed on, and the terms, as in the configuration of the repository. */
export const edgeConfig = (language: 'en' | 'es'): Config =>
  readConfig({
    reports: { language },
    calendar: {
      terms: [
        { id: 'autumn', label: 'Autumn term', from: '09-01', to: '01-31' },
        { id: 'spring', label: 'Spring term', from: '02-01', to: '06-30' },
      ],
    },
    audiences: { cloudCost: { tiers: ['advanced', 'premier'] } },
  });
