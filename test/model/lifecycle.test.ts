import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARTEFACTS,
  artefactById,
  beforeTheEnd,
  dayInWords,
  DEAL_JOURNEY,
  HAND_OFF,
  HAND_OFF_PARTIES,
  LIFECYCLE,
  LIFECYCLE_IDS,
  LIFECYCLE_STAGES,
  momentName,
  PARTIES,
  partyFacts,
  readConfig,
  RELATIONS,
  STAGES,
  UNITS,
  whenLapsed,
} from '../../src/model/index.ts';

const config = readConfig({});

describe('the lifecycle', () => {
  it('has each of its stages and parts once, in order', () => {
    expect(LIFECYCLE.map(({ id }) => id)).toEqual(LIFECYCLE_IDS);
    expect([...new Set(LIFECYCLE.map(({ stage }) => stage))]).toEqual(LIFECYCLE_STAGES);
    expect(LIFECYCLE.filter(({ stage }) => stage === 'Delivery').map(({ part }) => part)).not.toContain(null);
  });

  it('names a moment as a sentence does', () => {
    expect(momentName('provisioning')).toBe('Delivery: provisioning');
    expect(momentName('renewals')).toBe('Renewals');
    expect(momentName('Closed Won')).toBe('Closed Won');
  });

  it('goes through the deal stages in the order of the pipeline', () => {
    expect(DEAL_JOURNEY.map(({ stage }) => stage)).toEqual(STAGES);
    expect(DEAL_JOURNEY.filter(({ needs }) => needs.length === 0)).toEqual([]);
  });

  it('needs at a stage only what was made by then', () => {
    const order = [...LIFECYCLE_IDS.slice(0, 3), ...STAGES.slice(0, 5), ...LIFECYCLE_IDS.slice(3), ...STAGES.slice(5)];
    for (const { stage, artefacts } of DEAL_JOURNEY) {
      for (const id of artefacts.flat()) {
        const made = artefactById(id)?.made ?? 'Closed Lost';
        expect(order.indexOf(made), `${id} at ${stage}`).toBeLessThanOrEqual(order.indexOf(stage));
      }
    }
  });
});

describe('the artefacts', () => {
  it('have names of their own', () => {
    expect(new Set(ARTEFACTS.map(({ name }) => name)).size).toBe(ARTEFACTS.length);
    expect(artefactById('order')?.fields).toContain('orders.createdOn');
    expect(artefactById('no-such-thing')).toBeNull();
  });

  it('are described in whole sentences', () => {
    for (const { meaning, outside } of ARTEFACTS) {
      for (const text of [meaning, ...(outside === null ? [] : [outside])]) expect(text).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});

describe('the hand-off', () => {
  it('is between the parties that it has lanes for', () => {
    for (const { from, to } of HAND_OFF) expect(HAND_OFF_PARTIES).toEqual(expect.arrayContaining([from, to]));
  });

  it('makes everything that must exist at Closed Won', () => {
    const won = DEAL_JOURNEY.find(({ stage }) => stage === 'Closed Won')?.artefacts.flat() ?? [];
    expect(HAND_OFF.flatMap(({ artefacts }) => artefacts)).toEqual(expect.arrayContaining(won));
  });
});

describe('the end of an agreement', () => {
  it('has the days of the configuration', () => {
    expect(beforeTheEnd(config.thresholds).map(({ day }) => day)).toEqual([-60, -14, -2, 0]);
    expect(whenLapsed(config.thresholds).map(({ day }) => day)).toEqual([1, 42]);
    const other = readConfig({ thresholds: { renewalNoticeDays: 90, shutdownNoticeDays: 1, lapsedDecisionDays: 10 } });
    expect(beforeTheEnd(other.thresholds).map(({ day }) => day)).toEqual([-90, -2, -1, 0]);
    expect(whenLapsed(other.thresholds).at(-1)?.day).toBe(10);
  });

  it('is in the order of the days, whatever they are', () => {
    const days = fc.record({ renewalNoticeDays: fc.nat(400), shutdownNoticeDays: fc.nat(400) });
    fc.assert(
      fc.property(days, (thresholds) => {
        const found = beforeTheEnd(thresholds).map(({ day }) => day ?? 0);
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });

  it.each([
    [-60, '60 days before the end'],
    [-14, '2 weeks before the end'],
    [-1, '1 day before the end'],
    [0, 'the last day'],
    [7, '1 week after the end'],
    [42, '6 weeks after the end'],
  ])('says day %i as "%s"', (day, words) => {
    expect(dayInWords(day)).toBe(words);
  });
});

describe('parties and units', () => {
  it('know every party, the fiscal sponsor by its configured name', () => {
    expect(PARTIES.map((party) => partyFacts(party, config).name)).not.toContain('');
    const other = readConfig({ organisation: { fiscalSponsor: 'Example Trust' } });
    expect(partyFacts('CS&S', other).short).toBe('Example Trust');
    expect(partyFacts('BD', other).short).toBe('BD');
  });

  it('relate every unit to another', () => {
    const related = RELATIONS.flatMap(({ from, to }) => [from, to]);
    expect([...new Set(related)].sort()).toEqual(Object.keys(UNITS).sort());
    const one = RELATIONS.find(({ from, to }) => from === 'deal' && to === 'engagement');
    expect([one?.fromOften, one?.toOften]).toEqual(['1', '1']);
  });
});
