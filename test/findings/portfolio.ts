import { portfolio, runCheck, snapshotOf, type CheckResult } from '../../src/invariants/index.ts';
import { readConfig, type Snapshot } from '../../src/model/index.ts';

const AS_OF = '2026-06-15';

/** A small invented portfolio with findings of every severity and of all three teams. */
export const seeded = (): Snapshot =>
  snapshotOf(
    portfolio({
      communities: [
        { id: '501', communityId: 'reefs', shortName: 'Reefs', longName: 'Coral Reef Observatory' },
        { id: '502', communityId: 'Dunes-2', longName: 'Dune Dynamics Network' },
      ],
      deals: [
        {
          id: '101',
          name: 'Reefs 2026',
          stage: 'Closed Won',
          type: 'new',
          closedOn: '2026-06-11',
          communityRecordIds: ['501'],
        },
        {
          id: '102',
          name: 'Dunes <b>2026</b>',
          stage: 'Closed Won',
          type: 'renewal',
          closedOn: '2026-01-12',
          communityRecordIds: ['502'],
        },
        { id: '103', stage: null, stageId: '77', stageLabel: 'Parked', communityRecordIds: ['502'] },
      ],
      orders: [{ id: '901', dealIds: ['101'] }],
      contracts: [
        { id: 'recC1', name: 'Reefs agreement', type: 'Service Agreement', dealIds: ['101'], executedOn: '2026-06-01' },
        { id: 'recC2', name: 'Dunes draft', type: 'Service Agreement', dealIds: ['102'] },
      ],
      engagements: [
        {
          id: 'recE1',
          name: 'Dunes 2026',
          status: 'Active',
          dealIds: ['102'],
          communityId: 'Dunes-2',
          start: '2025-08-01',
          end: '2026-07-31',
          projectIds: ['recP1'],
        },
      ],
      projects: [{ id: 'recP1', name: 'Image\u001b[31m\nbuild', status: 'Active', deliverableIds: ['recD1'] }],
      deliverables: [{ id: 'recD1', name: 'GPU\u202eimage', status: 'In progress', dueOn: '2026-05-01' }],
    }),
    AS_OF,
    {
      setAside: [
        {
          noun: 'projects',
          id: 'recP9',
          name: 'Hub set-up',
          field: 'status',
          expected: 'one of "Planned", "Active"',
          found: '"Soon"',
          links: ['recE1'],
        },
      ],
    },
  );

const config = readConfig({
  links: { hubspotPortalId: '123', airtableBaseId: 'appX', airtableTableIds: { engagements: 'tblE' } },
});

export const result = (snapshot = seeded()): CheckResult =>
  runCheck(snapshot, { asOf: AS_OF, config, now: null, nowReason: 'The check was made for a given date.' });
