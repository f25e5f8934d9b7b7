import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/model/index.ts';
import { usageReport } from '../../src/reports/index.ts';
import { ASOF, extractOf, type Given } from './portfolio.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const agreement = (end: string | null, more: object = {}) => ({
  ...{ id: 'recE', name: 'First', communityId: 'lumen', start: '2025-01-01', end },
  ...more,
});
const renewals = (engagements: NonNullable<Given['engagements']>) => usageReport(extractOf({ engagements })).renewals;
const due = (...engagements: NonNullable<Given['engagements']>) => plain(renewals(engagements)[0]?.due ?? '');
const left = (days: number) => due(agreement(addDays(ASOF, days)));

describe('the step that is due', () => {
  it.each([
    [61, 'Nothing is due yet. What comes next is decided from 16 June 2026 on, 60 days before the end.'],
    [
      60,
      'Due now: decide whether the agreement is renewed. Without a renewal, the notice of shutdown goes out on 31 July 2026.',
    ],
    [
      15,
      'Due now: decide whether the agreement is renewed. Without a renewal, the notice of shutdown goes out on 16 June 2026.',
    ],
  ])('%i days before the end', (days, text) => {
    expect(left(days)).toBe(text);
  });

  it.each([
    [14, 'the time of the notice of shutdown, and the service stops after 29 June 2026.'],
    [3, 'the time of the notice of shutdown, and the service stops after 18 June 2026.'],
    [2, 'the time of the last reminder, and the service stops after 17 June 2026.'],
    [0, 'the time of the last reminder, and the service stops after 15 June 2026.'],
    [
      -1,
      'The agreement has ended. Without a new one, its hubs are shut down and deleted; data on their use are kept for at least a year.',
    ],
  ])('%i days before the end ends with its own sentence', (days, text) => {
    expect(left(days)).toMatch(new RegExp(`${text.replaceAll('.', '\\.')}$`));
  });

  it('lists what happens up to the end, with what has passed', () => {
    expect(renewals([agreement('2026-07-05')])[0]?.steps).toEqual([
      { day: '2026-05-06', what: 'Decision whether to renew', isPast: true },
      { day: '2026-06-21', what: 'Without a renewal: notice of shutdown', isPast: false },
      { day: '2026-07-03', what: 'Without a renewal: reminder', isPast: false },
      { day: '2026-07-05', what: 'Last day of the agreement and, without a renewal, of the service', isPast: false },
    ]);
  });

  it('is none where another agreement follows without a day between', () => {
    const next = { id: 'recN', name: 'Second', communityId: 'lumen', start: '2026-06-26', end: '2027-06-25' };
    const [first, second] = renewals([agreement('2026-06-25'), next]);
    expect(plain(first?.due ?? '')).toBe('Nothing is due: Second follows and runs until 25 June 2027.');
    expect(first?.steps).toEqual([]);
    expect(plain(second?.due ?? '')).toBe('Nothing is due: the agreement starts on 26 June 2026.');
    const late = due(agreement('2026-06-25'), { ...next, start: '2026-06-27' });
    expect(late).toMatch(/^Due now: .* The next agreement, Second, starts on 27 June 2026\.$/);
    expect(due(agreement('2026-06-25'), { ...next, status: 'Cancelled' })).not.toContain('Second');
  });

  it('is told of agreements without usable dates as far as it goes, and of cancelled ones not at all', () => {
    expect(due(agreement(null))).toBe('The next step cannot be told: the dates of the agreement are not known.');
    expect(due(agreement('2024-01-01'))).toContain('The next step cannot be told');
    expect(renewals([agreement('2026-12-31', { status: 'Cancelled' })])).toEqual([]);
  });

  it('shows what ended only where nothing runs, and of that the last', () => {
    const ended = agreement('2026-01-31', { id: 'recO', name: 'Old' });
    const older = agreement('2025-06-30', { id: 'recP', name: 'Older' });
    const names = (...all: NonNullable<Given['engagements']>) => renewals(all).map((one) => one.agreement.name);
    expect(names(older, ended)).toEqual(['Old']);
    expect(names(older, ended, agreement('2026-12-31'))).toEqual(['First']);
  });

  it('rests on dates alone: what the team has sent or noted changes nothing', () => {
    const quiet = renewals([agreement('2026-06-25')]);
    const noted = renewals([
      agreement('2026-06-25', {
        renewalNoticeSentOn: '2026-05-01',
        shutdownNoticeSentOn: '2026-06-11',
        decommissionRequestedOn: '2026-05-20',
        ragNote: 'They will not renew',
      }),
    ]);
    expect(noted).toEqual(quiet);
  });
});

describe('the days left', () => {
  const figure = (...engagements: NonNullable<Given['engagements']>) =>
    usageReport(extractOf({ engagements })).figures.find(({ id }) => id === 'agreement-days');

  it('count to the last day of the agreement that runs and ends last', () => {
    expect(figure(agreement('2026-06-15'))?.raw).toBe(0);
    const other = agreement('2026-07-31', { id: 'recN', name: 'Second' });
    expect(figure(agreement('2026-06-25'), other)).toMatchObject({ raw: 46, value: '46', unit: 'days' });
    expect(plain(figure(agreement('2026-06-16'))?.note ?? '')).toBe('It ends on 16 June 2026');
    expect(figure(agreement('2026-06-16'))?.unit).toBe('day');
  });

  it('are none before the start and after the end', () => {
    expect(figure(agreement('2027-06-15', { start: '2026-06-16' }))).toBeUndefined();
    expect(figure(agreement('2026-06-14'))).toBeUndefined();
  });
});
