import { describe, expect, it } from 'vitest';
import { contextOf, evaluate, portfolio, RULES, snapshotOf, type Example } from '../../src/invariants/index.ts';
import { notLookedAt } from '../../src/invariants/lifecycle/looked-at.ts';
import {
  addDays,
  readConfig,
  type Engagement,
  type Hub,
  type Manifest,
  type System,
  type Usage,
} from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';
import { outcomes, verdicts } from './judge.ts';

const inDays = (days: number) => addDays(AS_OF, days);
const TERM = { communityId: 'reefs', start: '2026-01-01', end: '2026-12-31' };

const lost = (
  noun: 'hubs' | 'engagements' | 'usage' | 'costs',
  id: string,
  links: string[] = [],
): Partial<Manifest> => ({
  setAside: [{ noun, id, name: null, field: 'x', expected: '', found: '', links }],
});

/** A manifest in which one system was read otherwise than whole and on the day of the check. */
const sources = (system: System, part: Partial<Manifest['sources'][number]>): Partial<Manifest> => ({
  sources: snapshotOf(portfolio({}), AS_OF).manifest.sources.map((one) =>
    one.system === system ? { ...one, ...part } : one,
  ),
});

const reasons = (...args: Parameters<typeof outcomes>) =>
  outcomes(...args).map((one) => (one.outcome === 'not-evaluated' ? one.reason : one.outcome));

describe('budget-alert-configured', () => {
  const at = (hub: Partial<Hub>, terms: Partial<Engagement>[] = [TERM], rest: Parameters<typeof outcomes>[2] = {}) =>
    verdicts(
      'budget-alert-configured',
      { engagements: terms, hubs: [{ communityId: 'reefs', cloud: 'aws', ...hub }] },
      rest,
    );

  it('asks every way of writing AWS, and no other cloud', () => {
    for (const cloud of ['aws', 'AWS', ' aws us-west-2', 'Amazon Web Services'])
      expect(at({ cloud })).toEqual(['warning']);
    for (const cloud of ['gcp', 'azure', 'awsome', 'not aws']) expect(at({ cloud })).toEqual([]);
  });

  it('asks until the day on which the hub is decommissioned', () => {
    expect(at({ decommissionedOn: inDays(1) })).toEqual(['warning']);
    expect(at({ decommissionedOn: inDays(0) })).toEqual([]);
  });

  it('asks from the first day of the first engagement on', () => {
    const from = (start: string | null, status: Engagement['status'] = 'Active') => ({ ...TERM, start, status });
    expect(at({}, [from(inDays(0))])).toEqual(['warning']);
    expect(at({}, [from(inDays(1))])).toEqual([]);
    expect(at({}, [from(inDays(1)), from(inDays(-9))])).toEqual(['warning']);
    expect(at({}, [from(inDays(1)), from(inDays(-9), 'Cancelled')])).toEqual([]);
    expect(at({}, [])).toEqual(['warning']);
    expect(at({}, [from(inDays(1)), from(null)])).toEqual(['not-evaluated']);
  });

  it('takes the domain from the configuration, whatever the letters', () => {
    const config = { organisation: { mailDomain: 'Hubs.example' } };
    const alert = { budgetAlert: { minor: 1, currency: 'USD' } };
    const address = (budgetAlertAddress: string) => at({ ...alert, budgetAlertAddress }, [TERM], { config });
    expect(address(' SUPPORT+reefs@hubs.example')).toEqual(['pass']);
    expect(address('support+reefs@2i2c.org')).toEqual(['warning']);
    expect(address('support+reef@hubs.example')).toEqual(['warning']);
  });

  it('counts 0 as an amount', () => {
    const address = { budgetAlertAddress: 'support+reefs@2i2c.org' };
    expect(at({ ...address, budgetAlert: { minor: 0, currency: 'USD' } })).toEqual(['pass']);
    expect(at({ ...address, budgetAlert: null })).toEqual(['warning']);
  });

  it('does not show the address that it found', () => {
    const hubs = [{ communityId: 'reefs', cloud: 'aws', budgetAlertAddress: 'ada@people.example' }];
    expect(JSON.stringify(outcomes('budget-alert-configured', { hubs }))).not.toContain('ada@');
  });

  it('waits for what could not be read', () => {
    expect(at({ communityId: null })).toEqual(['not-evaluated']);
    expect(at({}, [], { manifest: lost('engagements', 'recE') })).toEqual(['not-evaluated']);
    expect(at({}, [{ ...TERM, start: inDays(1) }], { manifest: lost('engagements', 'recE') })).toEqual([
      'not-evaluated',
    ]);
    expect(at({}, [TERM], { manifest: lost('engagements', 'recE') })).toEqual(['warning']);
  });
});

describe('budget-threshold-exceeded', () => {
  interface Case {
    hubs?: Partial<Hub>[];
    month?: string;
    currency?: string | null;
    more?: Parameters<typeof outcomes>[2];
    costs?: Example['records']['costs'];
  }
  const at = (cents: number, { hubs = [{}], month = '2026-05', currency = 'USD', more = {}, costs = [] }: Case = {}) =>
    verdicts(
      'budget-threshold-exceeded',
      {
        hubs: hubs.map((hub) => ({
          ...{ communityId: 'reefs', cloud: 'aws', budgetAlert: { minor: 33_333, currency: 'USD' } },
          ...hub,
        })),
        costs: [{ id: `reefs/${month}`, communityId: 'reefs', month, amount: { minor: cents, currency } }, ...costs],
      },
      more,
    );
  const alert = (minor: number) => ({ budgetAlert: { minor, currency: 'USD' } });

  it.each([
    [-100, 'pass'],
    [33_333, 'pass'],
    [33_334, 'warning'],
    // 20 % over is 39 999.6 cents.
    [39_999, 'warning'],
    [40_000, 'error'],
  ])('%i cents against an alert of 33333 is %s', (cents, expected) => expect(at(cents)).toEqual([expected]));

  it.each([
    [120, 'warning'],
    [121, 'error'],
  ])('%i cents against an alert of 100 is %s', (cents, expected) =>
    expect(at(cents, { hubs: [alert(100)] })).toEqual([expected]),
  );

  it('takes its per cent from the configuration', () => {
    const more = { config: { thresholds: { budgetOverErrorPercent: 0 } } };
    expect(at(101, { hubs: [alert(100)], more })).toEqual(['error']);
    expect(at(100, { hubs: [alert(100)], more })).toEqual(['pass']);
  });

  it('looks at the newest month that is over, as far back as three months', () => {
    expect(at(99_999, { month: '2026-06' })).toEqual(['not-evaluated']);
    expect(at(99_999, { month: '2026-03' })).toEqual(['error']);
    expect(at(99_999, { month: '2026-02' })).toEqual(['not-evaluated']);
    const newer = {
      id: 'reefs/2026-05',
      communityId: 'reefs',
      month: '2026-05',
      amount: { minor: 1, currency: 'USD' },
    };
    expect(at(99_999, { month: '2026-04', costs: [newer] })).toEqual(['pass']);
    expect(at(99_999, { more: { asOf: '2026-06-01' } })).toEqual(['error']);
    expect(at(99_999, { more: { asOf: '2026-05-31' } })).toEqual(['not-evaluated']);
  });

  it('does not take a month as over that was not when the cost was read', () => {
    const readOn = (day: string) => sources('cost', { pulledAt: `${day}T05:00:00.000Z` });
    expect(at(99_999, { more: { manifest: readOn('2026-05-31') } })).toEqual(['not-evaluated']);
    expect(at(99_999, { more: { manifest: readOn('2026-06-01') } })).toEqual(['error']);
  });

  it('takes one amount on several hubs as one alert, and adds up different ones', () => {
    expect(at(101, { hubs: [alert(100), alert(100)] })).toEqual(['warning']);
    expect(at(150, { hubs: [alert(100), alert(50)] })).toEqual(['pass']);
    expect(at(151, { hubs: [alert(100), alert(50)] })).toEqual(['warning']);
  });

  it('counts the hubs that ran in the month', () => {
    const gone = (decommissionedOn: string) => ({ ...alert(50), decommissionedOn });
    expect(at(150, { hubs: [alert(100), gone('2026-05-02')] })).toEqual(['pass']);
    expect(at(120, { hubs: [alert(100), gone('2026-05-01')] })).toEqual(['warning']);
    expect(at(99_999, { hubs: [gone('2026-06-15')] })).toEqual([]);
  });

  it('accuses nobody where the cost may be that of another hub, or money differs', () => {
    const other = { budgetAlert: null, cloud: 'gcp' };
    expect(at(101, { hubs: [alert(100), other] })).toEqual(['not-evaluated']);
    expect(at(100, { hubs: [alert(100), other] })).toEqual(['pass']);
    expect(at(99_999, { hubs: [other] })).toEqual([]);
    expect(at(99_999, { hubs: [{ budgetAlert: null }] })).toEqual(['not-evaluated']);
    expect(at(99_999, { hubs: [{ budgetAlert: null, cloud: null }] })).toEqual(['not-evaluated']);
    expect(at(99_999, { currency: 'EUR' })).toEqual(['not-evaluated']);
    expect(at(99_999, { more: { manifest: lost('hubs', 'recX', ['reefs']) } })).toEqual(['not-evaluated']);
    expect(at(99_999, { more: { manifest: lost('hubs', 'recX', ['kelp']) } })).toEqual(['error']);
    expect(at(99_999, { more: { manifest: lost('costs', 'reefs/2026-05') } })).toEqual(['not-evaluated']);
  });

  it('says where cost is not connected, and knows a month that was read before a source broke off', () => {
    const hubs = [{ communityId: 'reefs', ...alert(100) }];
    const manifest = sources('cost', { status: 'not-connected', pulledAt: null });
    expect(reasons('budget-threshold-exceeded', { hubs }, { manifest })).toEqual(['The cost CSV is not connected.']);
    const broken = { manifest: sources('cost', { status: 'incomplete' }) };
    expect(at(99_999, { more: broken })).toEqual(['error']);
    expect(at(99_999, { month: '2026-04', more: broken })).toEqual(['not-evaluated']);
  });

  it('is about the community, so that the finding stays one from month to month', () => {
    const records = {
      communities: [{ id: '71', communityId: 'reefs', shortName: 'Reefs' }],
      hubs: [{ id: 'recH', communityId: 'reefs', ...alert(100) }],
      costs: [{ id: 'reefs/2026-05', communityId: 'reefs', month: '2026-05', amount: { minor: 101, currency: 'USD' } }],
    };
    const subject = (given: Example['records']) => outcomes('budget-threshold-exceeded', given)[0]?.subject;
    expect(subject(records)).toEqual({ type: 'community', id: '71', name: 'Reefs' });
    expect(subject({ ...records, communities: [] })).toMatchObject({ type: 'hub', id: 'recH' });
  });
});

describe('usage-month-complete', () => {
  const rule = 'usage-month-complete';
  /** Months with one sample, on their first day. */
  const usage = (...months: string[]): Partial<Usage>[] =>
    months.map((month) => ({
      ...{ id: `reefs/${month}`, namespace: 'reefs', month },
      mau: Array.from({ length: 31 }, (_, place) => (place === 0 ? 7 : null)),
    }));
  const hub = { id: 'recH', communityId: 'reefs', namespace: 'reefs' };
  const from = (start: string | null, end: string | null = '2027-12-31') => ({ communityId: 'reefs', start, end });
  const at = (terms: Partial<Engagement>[], months: Partial<Usage>[], rest: Parameters<typeof outcomes>[2] = {}) =>
    outcomes(rule, { engagements: terms, hubs: [hub], usage: months }, rest).map(
      ({ outcome, subject }) => `${subject.id} ${outcome}`,
    );

  it('is content with one day of a month', () => {
    const whole = Array.from({ length: 31 }, () => 7);
    const may = { id: 'reefs/2026-05', namespace: 'reefs', month: '2026-05' };
    expect(at([from('2026-05-01')], [{ ...may, wau: whole.with(8, null as never) }])).toEqual(['reefs/2026-05 pass']);
    expect(at([from('2026-05-01')], usage('2026-05'))).toEqual(['reefs/2026-05 pass']);
  });

  it('takes 0 users as a sample', () => {
    const may = { id: 'reefs/2026-05', namespace: 'reefs', month: '2026-05', dau: Array.from({ length: 31 }, () => 0) };
    expect(at([from('2026-05-01')], [may])).toEqual(['reefs/2026-05 pass']);
  });

  it('asks for the months of the engagement that are over', () => {
    expect(at([from('2026-04-01')], usage('2026-03', '2026-06'))).toEqual(['reefs/2026-04 fail', 'reefs/2026-05 fail']);
    const known = usage('2026-01', '2026-06');
    expect(at([from('2026-05-01')], known, { asOf: '2026-05-31' })).toEqual([]);
    expect(at([from('2026-05-01')], known, { asOf: '2026-06-01' })).toEqual(['reefs/2026-05 fail']);
  });

  it('does not insist on a month that the engagement covers in part', () => {
    const known = usage('2026-01');
    expect(at([from('2026-05-01', '2026-05-31')], known)).toEqual(['reefs/2026-05 fail']);
    expect(at([from('2026-05-02')], known)).toEqual(['reefs/2026-05 not-evaluated']);
    expect(at([from('2026-05-01', '2026-05-30')], known)).toEqual(['reefs/2026-05 not-evaluated']);
    expect(at([from('2026-05-02')], usage('2026-01', '2026-05'))).toEqual(['reefs/2026-05 pass']);
  });

  it('joins terms that follow one another', () => {
    const known = usage('2026-01');
    expect(at([from('2026-05-15'), from('2026-05-01', '2026-05-14')], known)).toEqual(['reefs/2026-05 fail']);
    expect(at([from('2026-05-16'), from('2026-05-01', '2026-05-14')], known)).toEqual(['reefs/2026-05 not-evaluated']);
    expect(at([from('2026-05-20'), from('2026-05-01', '2026-12-31')], known)).toEqual(['reefs/2026-05 fail']);
    expect(at([from('2026-05-01', '9999-12-31'), from('2026-05-03')], known)).toEqual(['reefs/2026-05 fail']);
  });

  it('leaves out cancelled terms, and hubs that are decommissioned or of nobody', () => {
    expect(at([{ ...from('2026-05-01'), status: 'Cancelled' }], usage('2026-01'))).toEqual([]);
    const records = { engagements: [from('2026-05-01')], usage: usage('2026-01') };
    const one = (part: Partial<Hub>) => verdicts(rule, { ...records, hubs: [{ ...hub, ...part }] });
    expect(one({ decommissionedOn: AS_OF })).toEqual([]);
    expect(one({ decommissionedOn: inDays(1) })).toEqual(['warning']);
    expect(one({ communityId: null })).toEqual(['not-evaluated']);
    expect(one({ namespace: null })).toEqual(['not-evaluated']);
  });

  it('does not know when a hub was opened', () => {
    expect(at([from('2026-03-01')], usage('2026-04'))).toEqual([
      'reefs/2026-03 not-evaluated',
      'reefs/2026-04 pass',
      'reefs/2026-05 fail',
    ]);
  });

  it('goes no further back than a pull asks for', () => {
    const config = { usage: { days: 60 } };
    const ids = at([from('2020-01-01')], usage('2026-05'), { config });
    expect(ids).toEqual(['reefs/2026-04 not-evaluated', 'reefs/2026-05 pass']);
    expect(at([from('0202-01-01')], usage('2026-05')).length).toBeLessThan(30);
  });

  describe('of a hub that was never heard of', () => {
    const other = usage('2026-04', '2026-05').map((one) => ({ ...one, id: `kelp/${one.month}`, namespace: 'kelp' }));

    it('is one finding about the hub', () => {
      expect(at([from('2026-01-01')], other)).toEqual(['recH fail']);
      expect(at([from('2026-05-01')], other)).toEqual(['recH fail']);
      expect(at([from('2026-05-02')], other)).toEqual(['recH not-evaluated']);
      expect(at([from('2026-06-01')], other)).toEqual([]);
    });

    it('is none where nothing at all was recorded so early', () => {
      expect(at([from('2026-01-01')], [])).toEqual(['recH not-evaluated']);
      expect(at([from('2026-01-01')], other, { asOf: '2026-05-01' })).toEqual(['recH fail']);
      expect(at([from('2026-01-01')], other, { asOf: '2026-04-30' })).toEqual(['recH not-evaluated']);
    });
  });

  it('waits for what could not be read', () => {
    const terms = [from('2026-05-01')];
    const known = usage('2026-01');
    const gap = (namespaces: string[], first: string, last: string): Partial<Manifest> => ({
      usage: {
        ...{ corrections: [], unexplained: [] },
        gaps: [{ endpoint: 'east', namespaces, from: first, to: last, reason: 'It did not answer.' }],
      },
    });
    const may = (manifest: Partial<Manifest>) => at(terms, known, { manifest });
    expect(may(gap(['reefs'], '2026-05-31', '2026-06-14'))).toEqual(['reefs/2026-05 not-evaluated']);
    expect(may(gap(['reefs'], '2026-04-01', '2026-05-01'))).toEqual(['reefs/2026-05 not-evaluated']);
    expect(may(gap(['reefs'], '2026-06-01', '2026-06-14'))).toEqual(['reefs/2026-05 fail']);
    expect(may(gap(['reefs'], '2026-04-01', '2026-04-30'))).toEqual(['reefs/2026-05 fail']);
    expect(may(gap(['kelp'], '2026-05-01', '2026-05-31'))).toEqual(['reefs/2026-05 fail']);
    expect(may(lost('usage', 'reefs/2026-05'))).toEqual(['reefs/2026-05 not-evaluated']);
    expect(may(lost('usage', 'reefs/2026-04'))).toEqual(['reefs/2026-05 fail']);
    expect(may(sources('usage', { pulledAt: '2026-05-31T05:00:00.000Z' }))).toEqual(['reefs/2026-05 not-evaluated']);
    expect(may(sources('usage', { pulledAt: '2026-06-01T05:00:00.000Z' }))).toEqual(['reefs/2026-05 fail']);
    expect(may(sources('usage', { status: 'not-connected' }))).toEqual(['recH not-evaluated']);
  });

  it('looks at every month where an engagement may cover it unseen', () => {
    const config = { usage: { days: 60 } };
    const [april, may] = ['reefs/2026-04 not-evaluated', 'reefs/2026-05 not-evaluated'];
    const known = [...usage('2026-03')];
    const march = 'reefs/2026-03 pass';
    expect(at([], known, { config, manifest: lost('engagements', 'recE') })).toEqual([march, april, may]);
    expect(at([from('2026-05-01', null)], known, { config })).toEqual([march, april, may]);
    expect(at([from('2026-05-01'), from(null)], known, { config })).toEqual([march, april, 'reefs/2026-05 fail']);
  });

  it('takes hubs of one namespace as one', () => {
    const hubs = [hub, { ...hub, id: 'recI', communityId: 'kelp' }];
    const engagements = [from('2026-04-01', '2026-04-30'), { ...from('2026-05-01'), communityId: 'kelp' }];
    const found = outcomes(rule, { engagements, hubs, usage: usage('2026-01') });
    expect(found.map(({ subject }) => subject.id)).toEqual(['reefs/2026-04', 'reefs/2026-05']);
  });

  it('is not over because its hub could not be read', () => {
    const about = { rule, subject: { type: 'usage', id: 'reefs/2026-04', name: '' } } as const;
    const options = { asOf: AS_OF, config: readConfig({}), now: null, nowReason: 'No time was given.' };
    const after = (manifest: Partial<Manifest>, hubs: Partial<Hub>[] = []) => {
      const context = contextOf(snapshotOf(portfolio({ hubs }), AS_OF, manifest), options);
      return notLookedAt(evaluate(RULES, context), context)(about);
    };
    expect(after(lost('hubs', 'recH'))).toContain('record-parses');
    expect(after(lost('hubs', 'recX'), [hub])).toBeNull();
    expect(after({})).toBeNull();
  });
});

describe('usage-value-sane', () => {
  type Values = Partial<Record<'dau' | 'wau' | 'mau', (number | null)[]>>;
  const month = (values: Values, part: Partial<Usage> = {}): Partial<Usage> => {
    const filled = (first: (number | null)[] = []) => Array.from({ length: 31 }, (_, place) => first[place] ?? null);
    const { dau, wau, mau } = values;
    const named = { id: 'reefs/2026-04', namespace: 'reefs', month: '2026-04', ...part };
    return { ...named, dau: filled(dau), wau: filled(wau), mau: filled(mau) };
  };
  const at = (...usage: Partial<Usage>[]) => verdicts('usage-value-sane', { usage });

  it.each<[string, Values, string]>([
    ['nothing', {}, 'pass'],
    ['zeros', { dau: [0], wau: [0], mau: [0] }, 'pass'],
    ['equal windows', { dau: [3], wau: [3], mau: [3] }, 'pass'],
    ['growing windows', { dau: [3], wau: [4], mau: [5] }, 'pass'],
    ['a day above its week', { dau: [4], wau: [3], mau: [5] }, 'error'],
    ['a week above its month', { dau: [1], wau: [6], mau: [5] }, 'error'],
    ['a day above its month, without a week', { dau: [6], mau: [5] }, 'error'],
    ['a day above the week of another day', { dau: [4, null], wau: [null, 3] }, 'pass'],
    ['one below zero', { mau: [-1] }, 'error'],
    ['a fraction', { wau: [2.5] }, 'error'],
    ['the last day of the month', { mau: [...new Array<null>(29).fill(null), 3] }, 'pass'],
    ['a day that the month does not have', { mau: [...new Array<null>(30).fill(null), 3] }, 'error'],
  ])('of %s', (_, values, expected) => expect(at(month(values))).toEqual([expected]));

  it('wants one value for each day, whichever record holds it', () => {
    const [first, second] = [month({ dau: [1] }), month({ dau: [1] }, { id: 'x' })];
    expect(at(first, second)).toEqual(['error', 'error']);
    expect(at(first, month({ dau: [null, 1] }, { id: 'x' }))).toEqual(['pass', 'pass']);
    expect(at(first, month({ wau: [1] }, { id: 'x' }))).toEqual(['pass', 'pass']);
    expect(at(first, month({ dau: [1] }, { id: 'reefs/2026-05', month: '2026-05' }))).toEqual(['pass', 'pass']);
    expect(at(first, month({ dau: [1] }, { id: 'kelp/2026-04', namespace: 'kelp' }))).toEqual(['pass', 'pass']);
  });

  it('names the first day that is wrong, and counts the others', () => {
    const usage = [month({ dau: [null, 4, 4], wau: [null, 3, 3] })];
    const [outcome] = outcomes('usage-value-sane', { usage, hubs: [{ communityId: 'reefs', namespace: 'reefs' }] });
    expect(outcome).toMatchObject({ community: 'reefs', evidence: [{ role: 'hub', type: 'hub', id: 'hub-1' }] });
    expect(outcome?.outcome === 'fail' && outcome.message).toBe(
      'Usage “reefs in April 2026” cannot be right (WAU 3 on 2 April 2026 is less than 4 in a shorter time and 1 more day), so its reports would mislead.',
    );
  });

  it('does not call a month sane of which a sample was set aside', () => {
    const manifest = lost('usage', 'reefs/2026-04');
    expect(verdicts('usage-value-sane', { usage: [month({})] }, { manifest })).toEqual(['not-evaluated']);
    expect(verdicts('usage-value-sane', { usage: [month({ mau: [-1] })] }, { manifest })).toEqual(['error']);
  });

  it('says where usage is not connected', () => {
    const manifest = sources('usage', { status: 'not-connected' });
    expect(verdicts('usage-value-sane', {}, { manifest })).toEqual(['not-evaluated']);
  });
});

describe('hub-generates-value', () => {
  /** Weekly active users by days before the check; nothing else is known of the hub but a sample long ago. */
  const at = (
    weekly: Record<number, number>,
    {
      hub = {},
      since = -90,
      more = {},
    }: { hub?: Partial<Hub>; since?: number; more?: Parameters<typeof outcomes>[2] } = {},
  ) => {
    const usage = ['2026-03', '2026-04', '2026-05', '2026-06'].map((month) => {
      const values = Array.from({ length: 31 }, (_, place) => `${month}-${String(place + 1).padStart(2, '0')}`);
      const known = new Map(Object.entries(weekly).map(([back, users]) => [inDays(-Number(back)), users]));
      return {
        ...{ id: `reefs/${month}`, namespace: 'reefs', month },
        wau: values.map((day) => known.get(day) ?? null),
        mau: values.map((day) => (day === inDays(since) ? 1 : null)),
      };
    });
    const hubs = [{ communityId: 'reefs', namespace: 'reefs', ...hub }];
    return verdicts('hub-generates-value', { engagements: [TERM], hubs, usage }, more);
  };

  it('wants 5 weekly active users on one of the last 14 days', () => {
    expect(at({ 1: 4, 8: 4 })).toEqual(['info']);
    expect(at({ 1: 5, 8: 0 })).toEqual(['pass']);
    expect(at({ 1: 0, 8: 5 })).toEqual(['pass']);
    expect(at({ 1: 4, 8: 4, 14: 5 })).toEqual(['pass']);
    expect(at({ 1: 4, 8: 4, 15: 5 })).toEqual(['info']);
    expect(at({ 0: 5, 1: 4, 8: 4 })).toEqual(['info']);
  });

  it('takes the number from the configuration', () => {
    const more = { config: { thresholds: { valueWeeklyUsers: 4 } } };
    expect(at({ 1: 4, 8: 4 }, { more })).toEqual(['pass']);
    expect(at({ 1: 3, 8: 3 }, { more })).toEqual(['info']);
  });

  it('needs a count for each of the two weeks', () => {
    expect(at({ 1: 4 })).toEqual(['not-evaluated']);
    expect(at({ 8: 4 })).toEqual(['not-evaluated']);
    expect(at({ 2: 4, 9: 4 })).toEqual(['not-evaluated']);
    expect(at({ 2: 5 })).toEqual(['pass']);
    expect(at({})).toEqual(['not-evaluated']);
  });

  it('gives a new hub two weeks', () => {
    expect(at({ 1: 4, 8: 4 }, { since: -14 })).toEqual(['info']);
    expect(at({ 1: 4, 8: 4 }, { since: -13 })).toEqual(['not-evaluated']);
  });

  it('asks live hubs of which usage can be known', () => {
    expect(at({ 1: 4, 8: 4 }, { hub: { decommissionedOn: AS_OF } })).toEqual([]);
    expect(at({ 1: 4, 8: 4 }, { hub: { namespace: null } })).toEqual(['not-evaluated']);
    expect(at({ 1: 4, 8: 4 }, { hub: { communityId: null } })).toEqual(['not-evaluated']);
    const manifest = sources('usage', { status: 'not-connected' });
    expect(at({ 1: 9, 8: 9 }, { more: { manifest } })).toEqual(['not-evaluated']);
  });
});
