import { describe, expect, it } from 'vitest';
import { communityOfRecord } from '../../src/invariants/community.ts';
import { contextOf, portfolio, snapshotOf, type Example } from '../../src/invariants/index.ts';
import { readConfig, type NounKey } from '../../src/model/index.ts';
import { AS_OF } from './arbitrary.ts';

const RECORDS: Example['records'] = {
  communities: [{ id: '5', communityId: 'reefs' }, { id: '6', communityId: 'dunes' }, { id: '7' }],
  deals: [{ id: '10', communityRecordIds: ['5'] }, { id: '11', communityRecordIds: ['7', '404', '6'] }, { id: '12' }],
  orders: [{ id: '20', dealIds: ['10'] }, { id: '21' }],
  contracts: [{ id: 'recC', dealIds: ['12', '404', '11'] }],
  engagements: [
    { id: 'recE', communityId: 'moors', dealIds: ['10'] },
    { id: 'recF', dealIds: ['10'], projectIds: ['recP'] },
    { id: 'recG' },
  ],
  projects: [{ id: 'recP', deliverableIds: ['recD'] }, { id: 'recQ' }],
  deliverables: [{ id: 'recD' }, { id: 'recX' }],
  fteLog: [{ id: 'recL', engagementIds: ['404', 'recG', 'recF'] }, { id: 'recM' }],
  checkIns: [{ id: 'recI', engagementIds: ['recE'] }],
  hubs: [{ id: 'recH', communityId: 'reefs', namespace: 'reef/hub' }],
  costs: [{ id: 'dunes/2026-05', communityId: 'dunes' }],
};

describe('the community of a record', () => {
  const indexed = () =>
    contextOf(snapshotOf(portfolio(RECORDS), AS_OF), {
      asOf: AS_OF,
      config: readConfig({}),
      now: null,
      nowReason: '',
    }).index;

  it.each<[NounKey, string, string | null]>([
    ['communities', '5', 'reefs'],
    ['communities', '7', null],
    ['communities', '404', null],
    ['deals', '10', 'reefs'],
    ['deals', '11', 'dunes'],
    ['deals', '12', null],
    ['deals', '404', null],
    ['orders', '20', 'reefs'],
    ['orders', '21', null],
    ['orders', '404', null],
    ['contracts', 'recC', 'dunes'],
    ['contracts', '404', null],
    ['engagements', 'recE', 'moors'],
    ['engagements', 'recF', 'reefs'],
    ['engagements', 'recG', null],
    ['engagements', '404', null],
    ['projects', 'recP', 'reefs'],
    ['projects', 'recQ', null],
    ['projects', '404', null],
    ['deliverables', 'recD', 'reefs'],
    ['deliverables', 'recX', null],
    ['fteLog', 'recL', 'reefs'],
    ['fteLog', 'recM', null],
    ['fteLog', '404', null],
    ['checkIns', 'recI', 'moors'],
    ['checkIns', '404', null],
    ['usage', 'reef/hub/2026-05', 'reefs'],
    ['usage', 'dunes/2026-05', null],
    ['hubs', 'recH', 'reefs'],
    ['hubs', '404', null],
    ['costs', 'dunes/2026-05', 'dunes'],
    ['costs', '404', null],
    ['people', '5', null],
    ['pipelines', '5', null],
  ])('of %s, %s, is %j', (noun, id, expected) => {
    expect(communityOfRecord(indexed(), noun, id)).toBe(expected);
  });
});
