import type { CheckIn } from '../../../model/index.ts';
import type { Example } from '../../types.ts';

const COMMENT = 'Wants a lower price and talks to a campus provider';

/** A community with an engagement, one deliverable and a check-in. */
const given = (commitment: string, checkIn: Partial<CheckIn> = {}) => ({
  asOf: '2026-06-15',
  records: {
    communities: [{ id: '5', communityId: 'reefs', shortName: 'Reefs' }],
    people: [{ id: '9', email: 'Ada@reefs.example' }],
    engagements: [{ id: 'recE1', communityId: 'reefs', projectIds: ['recP1'] }],
    projects: [{ id: 'recP1', engagementIds: ['recE1'], deliverableIds: ['recD1'] }],
    deliverables: [{ id: 'recD1', name: 'Workshop', projectIds: ['recP1'], commitment }],
    checkIns: [{ id: 'recC1', engagementIds: ['recE1'], comment: COMMENT, ...checkIn }],
  },
});

export const publicExamples: Example[] = [
  {
    given: 'a commitment that names nobody',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('Two workshops for newcomers'),
  },
  {
    given: 'a commitment that ends with the e-mail address of a contact',
    then: 'it is an error: the community’s site would show it',
    outcome: 'fail',
    severity: 'error',
    ...given('Two workshops for newcomers, dates by ada@reefs.example'),
  },
  {
    given: 'a commitment with an address that is nobody’s in HubSpot or Airtable',
    then: 'the rule holds: an address may be meant to be public',
    outcome: 'pass',
    ...given('Two workshops, announced on news@reefs.example'),
  },
  {
    given: 'a commitment into which an internal comment was pasted',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given(`Two workshops. ${COMMENT}.`),
  },
  {
    given: 'a commitment that repeats a quote which may not be published',
    then: 'it is an error',
    outcome: 'fail',
    severity: 'error',
    ...given('“Our students forget that there is a server.”', { quote: 'Our students forget that there is a server.' }),
  },
  {
    given: 'the same commitment, and the quote may be published',
    then: 'the rule holds',
    outcome: 'pass',
    ...given('“Our students forget that there is a server.”', {
      ...{ quote: 'Our students forget that there is a server.', mayPublish: true },
    }),
  },
  {
    given: 'a comment of four words that stands in a commitment too',
    then: 'the rule holds: so few words meet by chance',
    outcome: 'pass',
    ...given('Migration to the new cluster', { comment: 'the new cluster migration' }),
  },
  {
    given: 'an address in a commitment while a contact could not be read',
    then: 'it is not evaluated: it may be the contact’s',
    outcome: 'not-evaluated',
    ...given('Two workshops, dates by cy@reefs.example'),
    setAside: [{ noun: 'people', id: '8', name: null, field: 'email', expected: 'an address', found: '7', links: [] }],
  },
  {
    given: 'a community whose check-in could not be read',
    then: 'it is not evaluated: the comment is not known',
    outcome: 'not-evaluated',
    ...given('Two workshops for newcomers'),
    setAside: [
      {
        noun: 'checkIns',
        id: 'recC2',
        name: null,
        field: 'score',
        expected: 'at most 5',
        found: '45',
        links: ['recE1'],
      },
    ],
  },
];
